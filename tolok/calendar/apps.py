"""How Django knows the app `calendar`."""

from __future__ import annotations

from django.apps import AppConfig
from django.urls import register_converter
from django.urls.converters import IntConverter


class YearConverter(IntConverter):
    """A year that dates can hold and people mean; `<year:year>` in addresses answers 404 to any other number."""

    regex = "20[0-9]{2}"


class CalendarConfig(AppConfig):
    name = "tolok.calendar"
    label = "calendar"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Years in addresses are known before any address is."""
        register_converter(YearConverter, "year")
