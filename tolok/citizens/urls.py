"""Addresses of `citizens`: open to everybody, and the desk of the staff."""

from __future__ import annotations

from django.urls import path

from tolok.citizens.views import desk, duties, home, report, steps

app_name = "citizens"
urlpatterns = [
    path("", home.page, name="home"),
    path("meja/petugas/", duties.everybody, name="duties"),
    path("meja/petugas/<int:number>/akhiri/", duties.end, name="end_duty"),
    # complaints, requests, aspirations
    path("lapor/", report.report, name="report"),
    path("lapor/lacak/", report.track, name="track"),
    path("dilakukan/", report.improved, name="improved"),
    path("meja/", desk.desk, name="desk"),
    path("meja/unit/", desk.units, name="case_board"),
    path("meja/kasus/<int:number>/", desk.case, name="case"),
    path("meja/kasus/<int:number>/foto/<int:place>/", desk.photo, name="case_photo"),
    path("meja/kasus/<int:number>/pelapor/", steps.look, name="case_reporter"),
    path("meja/kasus/<int:number>/<slug:move>/", steps.step, name="case_step"),
    path("meja/tanggapan/<int:number>/", steps.hearing, name="hearing"),
    path("meja/tanggapan/<int:number>/putusan/", steps.decide, name="decide_hearing"),
]
