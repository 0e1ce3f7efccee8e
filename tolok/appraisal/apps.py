"""How Django knows the app `appraisal`."""

from __future__ import annotations

from django.apps import AppConfig


class AppraisalConfig(AppConfig):
    name = "tolok.appraisal"
    label = "appraisal"
    default_auto_field = "django.db.models.BigAutoField"
