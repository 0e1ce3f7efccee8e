"""How Django knows the app `ledger`."""

from __future__ import annotations

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "tolok.ledger"
    label = "ledger"
    default_auto_field = "django.db.models.BigAutoField"
