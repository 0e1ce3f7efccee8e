"""How Django knows the app `evidence`."""

from __future__ import annotations

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "tolok.evidence"
    label = "evidence"
    default_auto_field = "django.db.models.BigAutoField"
