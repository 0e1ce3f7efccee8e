"""How Django knows the app `skp`."""

from __future__ import annotations

from django.apps import AppConfig


class SkpConfig(AppConfig):
    name = "tolok.skp"
    label = "skp"
    default_auto_field = "django.db.models.BigAutoField"
