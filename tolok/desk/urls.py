"""Addresses of the desks."""

from __future__ import annotations

from django.urls import path

from tolok.desk.views import bkn, cockpit, informative, more, offline, projects, team, today, week, year

app_name = "desk"
urlpatterns = [
    path("hari-ini/", today.page, name="today"),
    path("luring/", offline.shell, name="offline"),
    path("pekerja.js", offline.worker, name="worker"),
    path("aplikasi.webmanifest", offline.manifest, name="manifest"),
    path("ponsel/", offline.phone, name="phone"),
    path("hari-ini/minggu/", week.page, name="week"),
    path("kinerja-saya/", year.page, name="year"),
    path("tim/", team.page, name="team"),
    path("tim/<int:person_id>/", team.person, name="team_person"),
    path("tim/laporan-informatif/", informative.team, name="informative"),
    path("catatan-laporan/", informative.own, name="own_signals"),
    path("catatan-laporan/sebaris/", informative.line, name="signals_line"),
    path("bkn/", bkn.page, name="bkn"),
    path("bkn/hari/", bkn.day, name="bkn_day"),
    path("bkn/hari/tandai/", bkn.mark_day, name="bkn_mark_day"),
    path("bkn/<int:period_id>/", bkn.page, name="bkn_period"),
    path("bkn/<int:period_id>/tandai/", bkn.mark, name="bkn_mark"),
    path("bkn/<int:period_id>/bkn.csv", bkn.table, name="bkn_csv"),
    path("bkn/<int:period_id>/bkn.xlsx", bkn.workbook, name="bkn_xlsx"),
    path("lainnya/", more.page, name="more"),
    path("proyek/", projects.projects, name="projects"),
    path("proyek/<int:project_id>/", projects.project, name="project"),
    path("pemantauan/", cockpit.page, name="cockpit"),
    path("pemantauan/<int:period_id>/", cockpit.page, name="cockpit_period"),
    path("pemantauan/<int:period_id>/kini/", cockpit.now, name="cockpit_now"),
    path("pemantauan/<int:period_id>/unit/<int:unit_id>/", cockpit.unit, name="cockpit_unit"),
    path("pemantauan/<int:period_id>/ingatkan/", cockpit.remind, name="cockpit_remind"),
    path("pemantauan/<int:period_id>/kumpulkan/", cockpit.gather, name="cockpit_gather"),
    path("pemantauan/buka/<year:year>/", cockpit.open_year, name="cockpit_open"),
]
