"""Addresses of the desks."""

from __future__ import annotations

from django.urls import path

from tolok.desk.views import cockpit, more, team, today, week, year

app_name = "desk"
urlpatterns = [
    path("hari-ini/", today.page, name="today"),
    path("hari-ini/minggu/", week.page, name="week"),
    path("kinerja-saya/", year.page, name="year"),
    path("tim/", team.page, name="team"),
    path("tim/<int:person_id>/", team.person, name="team_person"),
    path("lainnya/", more.page, name="more"),
    path("pemantauan/", cockpit.page, name="cockpit"),
    path("pemantauan/<int:period_id>/", cockpit.page, name="cockpit_period"),
    path("pemantauan/<int:period_id>/unit/<int:unit_id>/", cockpit.unit, name="cockpit_unit"),
    path("pemantauan/<int:period_id>/ingatkan/", cockpit.remind, name="cockpit_remind"),
    path("pemantauan/<int:period_id>/kumpulkan/", cockpit.gather, name="cockpit_gather"),
    path("pemantauan/buka/<year:year>/", cockpit.open_year, name="cockpit_open"),
]
