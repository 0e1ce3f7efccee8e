"""Which services were finished in a span: how many, and their numbers."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Count

from tolok.evidence.models import ServiceEvent

if TYPE_CHECKING:
    from django.db.models import QuerySet

Struck = ServiceEvent.State.STRUCK


def finished_counts(starts_on: date, ends_on: date) -> dict[int, int]:
    """How often each service was finished in the span (end exclusive), by service id; one query."""
    held = ServiceEvent.objects.filter(on__gte=starts_on, on__lt=ends_on).exclude(state=Struck)
    return dict(held.values_list("service_id").annotate(n=Count("pk")).order_by())


def finished_numbers(service_id: int, starts_on: date, ends_on: date) -> list[str]:
    """The numbers that their own systems gave to the finished services of a span (end exclusive)."""
    held = _finished(service_id, starts_on, ends_on)
    return list(held.order_by("external_id").values_list("external_id", flat=True))


def sources_of(service_id: int, starts_on: date, ends_on: date) -> set[str]:
    """The systems that finished services of a span (end exclusive) came from."""
    return set(_finished(service_id, starts_on, ends_on).values_list("source", flat=True).distinct())


def _finished(service_id: int, starts_on: date, ends_on: date) -> QuerySet[ServiceEvent]:
    held = ServiceEvent.objects.filter(service_id=service_id, on__gte=starts_on, on__lt=ends_on)
    return held.exclude(state=Struck)
