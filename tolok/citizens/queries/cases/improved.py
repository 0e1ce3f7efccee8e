"""Reads what the public said and what was changed by it, in words without names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tolok.citizens.models import Case
from tolok.citizens.models.cases import State
from tolok.citizens.queries.cases.inbox import MOST


@dataclass(frozen=True)
class Change:
    """What was changed, in which unit and service, since which month."""

    unit: str
    service: str
    changed: str
    kind: str
    month: date


def changes(*, service_id: int | None = None) -> list[Change]:
    """Every change that is shown to the public, the newest first, by month; one query."""
    shown = Case.objects.filter(is_published=True, state__in=(State.ANSWERED, State.SETTLED))
    if service_id is not None:
        shown = shown.filter(service_id=service_id)
    found = shown.exclude(changed="").select_related("unit", "service").order_by("-answered_on")[:MOST]
    return [
        Change(
            each.unit.name if each.unit else "",
            each.service.name if each.service else "",
            each.changed,
            str(each.get_kind_display()),
            (each.answered_on or each.counts_on).replace(day=1),
        )
        for each in found
    ]
