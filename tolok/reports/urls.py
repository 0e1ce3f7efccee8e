"""Addresses of `reports`."""

from __future__ import annotations

from django.urls import path

from tolok.reports import views

app_name = "reports"
urlpatterns = [
    path("", views.mine, name="mine"),
    path("<int:report_id>/ubah/", views.revise, name="revise"),
]
