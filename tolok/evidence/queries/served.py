"""Counts the finished services of a span, and how many of them kept their limit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, F, Min, Q

from tolok.evidence.models import ServiceEvent


@dataclass(frozen=True)
class Served:
    """What was finished of one service in a span: so many, so many of them in time."""

    service_id: int
    n: int
    in_time: int


def served(starts_on: date, ends_on: date) -> list[Served]:
    """What was finished of each service in a span (end exclusive); events that count only; one query."""
    counted = ServiceEvent.objects.filter(state=ServiceEvent.State.MEASURED, on__gte=starts_on, on__lt=ends_on)
    told = (
        counted.values_list("service_id")
        .annotate(n=Count("pk"), in_time=Count("pk", filter=Q(taken__lte=F("limit"))))
        .order_by("service_id")
    )
    return [Served(*row) for row in told]


def first_arrival(service_ids: Sequence[int], starts_on: date, ends_on: date) -> datetime | None:
    """When the first event of these services in a span (end exclusive) came in; one query, by their index."""
    held = ServiceEvent.objects.filter(service__in=service_ids, on__gte=starts_on, on__lt=ends_on)
    found: datetime | None = held.aggregate(first=Min("evidence__given_at"))["first"]
    return found
