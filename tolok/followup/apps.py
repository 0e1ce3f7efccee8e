"""How Django knows the app `followup`."""

from __future__ import annotations

from django.apps import AppConfig


class FollowupConfig(AppConfig):
    name = "tolok.followup"
    label = "followup"
    default_auto_field = "django.db.models.BigAutoField"
