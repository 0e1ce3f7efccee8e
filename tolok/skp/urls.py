"""Addresses of `skp`."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "skp"
urlpatterns: list[URLPattern] = []
