"""Addresses of `delivery`."""

from __future__ import annotations

from django.urls import path

from tolok.delivery import views

app_name = "delivery"
urlpatterns = [
    path("", views.notices, name="notices"),
    path("<int:notice_id>/", views.read, name="read"),
]
