"""Who carries out what a unit improves, and how it moves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from tolok.citizens.models.survey_results import Improvement
from tolok.citizens.queries.survey.surveys import surveyed_units

if TYPE_CHECKING:
    from tolok.people.models import Person

Decides = Callable[["Person", Improvement, date], bool]
State = Improvement.State


def has_it_in_hand(by: Person, improvement: Improvement, on: date) -> bool:
    """Who was named for it, or sees the surveys of its unit."""
    if by.government_id != improvement.government_id:
        return False
    reached = surveyed_units(by, on=on)
    return by.pk == improvement.owner_id or reached is None or improvement.survey.service.unit_id in reached


STEPS: dict[str, tuple[tuple[str, ...], str, Decides]] = {
    # verb: (from, to, who may)
    "start_improvement": ((State.PLANNED,), State.RUNNING, has_it_in_hand),
    "finish_improvement": ((State.PLANNED, State.RUNNING), State.DONE, has_it_in_hand),
    "drop_improvement": ((State.PLANNED, State.RUNNING), State.DROPPED, has_it_in_hand),
}
