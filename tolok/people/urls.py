"""Addresses of `people`."""

from __future__ import annotations

from django.urls import path

from tolok.people.views import bring, lists

app_name = "people"
urlpatterns = [
    path("", lists.persons, name="persons"),
    path("unit/", lists.units, name="units"),
    path("<int:person_id>/", lists.person, name="person"),
    path("<int:person_id>/undang/", lists.invite, name="invite"),
    path("impor/", bring.upload, name="upload"),
    path("impor/<str:kind>.xlsx", bring.workbook, name="workbook"),
    path("impor/<str:digest>/", bring.check, name="check"),
]
