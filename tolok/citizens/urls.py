"""Addresses of `citizens`: open to everybody, and the desk of the staff."""

from __future__ import annotations

from django.urls import path

from tolok.citizens.views import duties, home

app_name = "citizens"
urlpatterns = [
    path("", home.page, name="home"),
    path("meja/petugas/", duties.everybody, name="duties"),
    path("meja/petugas/<int:number>/akhiri/", duties.end, name="end_duty"),
]
