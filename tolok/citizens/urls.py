"""Addresses of `citizens`: open to everybody, and the desk of the staff."""

from __future__ import annotations

from django.urls import path

from tolok.citizens.views import duties, home, open_data

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
]
