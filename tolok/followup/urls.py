"""Addresses of `followup`."""

from __future__ import annotations

from django.urls import path

from tolok.followup import views

app_name = "followup"
urlpatterns = [
    path("", views.mine, name="mine"),
    path("daftar/", views.everybody, name="all"),
    path("<int:follow_up_id>/", views.one, name="one"),
]
