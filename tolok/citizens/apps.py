"""How Django knows the app `citizens`."""

from __future__ import annotations

from django.apps import AppConfig


class CitizensConfig(AppConfig):
    name = "tolok.citizens"
    label = "citizens"
    default_auto_field = "django.db.models.BigAutoField"
