"""Addresses of `citizens`: open to everybody, and the desk of the staff."""

from __future__ import annotations

from django.urls import path

from tolok.citizens.views import duties, home, open_data

from tolok.citizens.views import forum, moderation, outcomes, topics  # isort: skip  # one line a part

app_name = "citizens"
urlpatterns = [
    path("", home.page, name="home"),
    path("layanan/<int:service_id>/", home.service, name="service"),
    path("layanan/<int:service_id>/lencana.svg", open_data.badge, name="badge"),
    path("data/", open_data.page, name="open_data"),
    path("data/<slug:name>/skema.json", open_data.schema, name="schema"),
    path("data/<slug:name>.<str:ending>", open_data.file, name="dataset"),
    path("meja/petugas/", duties.everybody, name="duties"),
    path("meja/petugas/<int:number>/akhiri/", duties.end, name="end_duty"),
    # The forum, what it became, and what moderators see of everything.
    path("forum/", forum.page, name="forum"),
    path("forum/baru/", forum.raise_topic, name="raise_topic"),
    path("forum/kiriman/", forum.mine, name="mine"),
    path("forum/<int:number>/", forum.topic, name="topic"),
    path("forum/<int:number>/tulis/", forum.write, name="write_post"),
    path("forum/<int:number>/kiriman.csv", forum.export, name="export_topic"),
    path("meja/forum/", topics.everything, name="desk_forum"),
    path("meja/forum/baru/", topics.begin, name="begin_topic"),
    path("meja/forum/<int:number>/", topics.one, name="desk_topic"),
    path("meja/forum/<int:number>/jawab/", topics.answer, name="answer_topic"),
    path("meja/forum/<int:number>/rangkum/", topics.sum_up, name="sum_up_topic"),
    path("meja/forum/<int:number>/buka/", topics.reopen, name="reopen_topic"),
    path("meja/forum/<int:number>/perbaikan/", topics.improve, name="plan_improvement"),
    path("meja/forum/<int:number>/indikator/", topics.measure, name="propose_indicator"),
    path("meja/tugas/", outcomes.tasks, name="tasks"),
    path("meja/perbaikan/<int:number>/", outcomes.improvement, name="improvement"),
    path("meja/indikator/<int:number>/", outcomes.proposal, name="proposal"),
    path("meja/moderasi/", moderation.queue, name="moderation"),
    path("meja/moderasi/banding/<int:number>/", moderation.appeal, name="appeal"),
    path("meja/moderasi/<slug:kind>/<int:number>/", moderation.row, name="moderate"),
]
