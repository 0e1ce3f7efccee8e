"""Addresses of the desks."""

from __future__ import annotations

from django.urls import path

from tolok.desk.views import cockpit, more, team, today, year

app_name = "desk"
urlpatterns = [
    path("hari-ini/", today.page, name="today"),
    path("kinerja-saya/", year.page, name="year"),
    path("tim/", team.page, name="team"),
    path("tim/<int:person_id>/", team.person, name="team_person"),
    path("lainnya/", more.page, name="more"),
    path("pemantauan/", cockpit.page, name="cockpit"),
]
