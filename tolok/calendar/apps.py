"""How Django knows the app `calendar`."""

from __future__ import annotations

from django.apps import AppConfig


class CalendarConfig(AppConfig):
    name = "tolok.calendar"
    label = "calendar"
    default_auto_field = "django.db.models.BigAutoField"
