"""Reads which unit serves which other ones, so that those served are asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from tolok.feedback.models import ServedUnit


@dataclass(frozen=True)
class ServingLine:
    """One unit serves another from a day on; `last_on` is the last day, None while it goes on."""

    id: int
    unit: str
    served: str
    starts_on: date
    last_on: date | None
    is_over: bool


def serving(*, on: date) -> QuerySet[ServedUnit]:
    """Who serves whom that day."""
    return ServedUnit.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=on), starts_on__lte=on)


def serving_lines(*, on: date) -> list[ServingLine]:
    """Everything ever kept, what holds first; one query."""
    found = ServedUnit.objects.select_related("unit", "served").order_by("unit__name", "served__name", "pk")
    lines = [
        ServingLine(
            each.pk,
            each.unit.name,
            each.served.name,
            each.starts_on,
            each.ends_on - timedelta(days=1) if each.ends_on else None,
            each.ends_on is not None and each.ends_on <= on,
        )
        for each in found
    ]
    return sorted(lines, key=lambda line: line.is_over)


def served_unit(number: int) -> ServedUnit | None:
    """One row with its units, when this transaction may see it."""
    return ServedUnit.objects.select_related("unit", "served").filter(pk=number).first()
