"""Which improvements promised to the public were done by their day, by unit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tolok.citizens.models import Improvement


@dataclass(frozen=True)
class Promised:
    """An improvement on the day it was promised for; given up or late is not kept."""

    unit_id: int | None
    on: date
    is_kept: bool


def promised_improvements(*, starts_on: date, ends_on: date) -> list[Promised]:
    """The improvements promised for a day of the span (end exclusive); one query."""
    held = Improvement.objects.filter(due_on__gte=starts_on, due_on__lt=ends_on).select_related("survey__service")
    return [
        Promised(
            each.survey.service.unit_id if each.survey else each.unit_id,
            each.due_on,
            each.state == Improvement.State.DONE and each.ended_on is not None and each.ended_on <= each.due_on,
        )
        for each in held
    ]
