"""Addresses of `calendar`."""

from __future__ import annotations

from django.urls import path

from tolok.calendar import views

app_name = "calendar"
urlpatterns = [
    path("", views.periods, name="periods"),
    path("<year:year>/", views.periods, name="periods_of"),
    path("<year:year>/buka/", views.open_year, name="open_year"),
    path("<year:year>/hari-libur/", views.add_holiday, name="add_holiday"),
    path("jam/", views.hours, name="hours"),
    path("hari-libur/<int:holiday_id>/hapus/", views.remove_holiday, name="remove_holiday"),
]
