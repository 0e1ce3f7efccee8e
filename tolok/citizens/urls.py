"""Addresses of `citizens`: open to everybody, and the desk of the staff."""

from __future__ import annotations

from django.urls import path

from tolok.citizens.views import desk as cases
from tolok.citizens.views import duties, home, open_data, report, steps

from tolok.citizens.views import forum, moderation, outcomes, topics  # isort: skip  # one line a part
from tolok.citizens.views.surveys import desk, papers, plans, public, results

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
    # complaints, requests, aspirations
    path("lapor/", report.report, name="report"),
    path("lapor/lacak/", report.track, name="track"),
    path("dilakukan/", report.improved, name="improved"),
    path("aduan/", home.answered, name="answered"),
    path("meja/", cases.desk, name="desk"),
    path("meja/pantau/", cases.watch, name="watch"),
    path("meja/unit/", cases.units, name="case_board"),
    path("meja/kasus/<int:number>/", cases.case, name="case"),
    path("meja/kasus/<int:number>/foto/<int:place>/", cases.photo, name="case_photo"),
    path("meja/kasus/<int:number>/pelapor/", steps.look, name="case_reporter"),
    path("meja/kasus/<int:number>/<slug:move>/", steps.step, name="case_step"),
    path("meja/tanggapan/<int:number>/", steps.hearing, name="hearing"),
    path("meja/tanggapan/<int:number>/putusan/", steps.decide, name="decide_hearing"),
]
urlpatterns += [
    path("survei/", public.everything, name="surveys"),
    path("survei/hasil/", public.results, name="survey_results"),
    path("survei/undangan/<str:secret>/", public.invited, name="survey_invited"),
    path("survei/<slug:code>/", public.start, name="survey"),
    path("survei/<slug:code>/kios/", public.kiosk, name="survey_kiosk"),
    path("survei/<slug:code>/kios/terima-kasih/", public.kiosk_thanks, name="survey_kiosk_thanks"),
    path("survei/<slug:code>/langkah/", public.step, name="survey_step"),
    path("survei/<slug:code>/kirim/", public.send, name="survey_send"),
    path("survei/<slug:code>/terima-kasih/", public.thanks, name="survey_thanks"),
    path("meja/survei/", desk.everything, name="survey_desk"),
    path("meja/survei/terbitkan/", desk.release, name="release_survey"),
    path("meja/survei/hasil/", results.inside, name="survey_inside"),
    path("meja/survei/komentar/", plans.comments, name="survey_comments"),
    path("meja/survei/komentar/<int:number>/", plans.judge, name="judge_survey_comment"),
    path("meja/survei/lama/", plans.earlier, name="survey_past"),
    path("meja/survei/lama/templat/", plans.earlier_template, name="survey_past_template"),
    path("meja/survei/laporan/<year:year>/", results.report, name="survey_report"),
    path("meja/survei/laporan/<year:year>/pdf/", results.report_pdf, name="survey_report_pdf"),
    path("meja/survei/<int:number>/", desk.one, name="survey_one"),
    path("meja/survei/<int:number>/poster/", desk.poster, name="survey_poster"),
    path("meja/survei/<int:number>/undangan/", desk.invite, name="invite_served"),
    path("meja/survei/<int:number>/kertas/", papers.papers, name="survey_papers"),
    path("meja/survei/<int:number>/rencana/", plans.plan, name="plan_improvement"),
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
    path("meja/forum/<int:number>/perbaikan/", topics.improve, name="improve_topic"),
    path("meja/forum/<int:number>/indikator/", topics.measure, name="propose_indicator"),
    path("meja/tugas/", outcomes.tasks, name="tasks"),
    path("meja/perbaikan/<int:number>/", outcomes.improvement, name="improvement"),
    path("meja/indikator/<int:number>/", outcomes.proposal, name="proposal"),
    path("meja/moderasi/", moderation.queue, name="moderation"),
    path("meja/moderasi/banding/<int:number>/", moderation.appeal, name="appeal"),
    path("meja/moderasi/<slug:kind>/<int:number>/", moderation.row, name="moderate"),
]
