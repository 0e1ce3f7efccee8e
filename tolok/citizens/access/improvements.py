"""Who carries out what is improved, and how it moves."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tolok.citizens.access.moderation import Steps
from tolok.citizens.access.topics import is_host
from tolok.citizens.models import Improvement
from tolok.citizens.queries.survey.surveys import surveyed_units

if TYPE_CHECKING:
    from tolok.people.models import Person

State = Improvement.State


def has_it_in_hand(by: Person, improvement: Improvement, on: date) -> bool:
    """Who was named for it, speaks for the government on its topic, or sees the surveys of its unit."""
    if by.pk == improvement.owner_id:
        return True
    if improvement.topic is not None:
        return is_host(by, improvement.topic, on)
    assert improvement.survey is not None  # a constraint: one cause or the other
    reached = surveyed_units(by, on=on)
    is_ours = by.government_id == improvement.government_id
    return is_ours and (reached is None or improvement.survey.service.unit_id in reached)


STEPS: Steps[Improvement] = {
    # verb: (from, to, who may)
    "start_improvement": ((State.PLANNED,), State.RUNNING, has_it_in_hand),
    "finish_improvement": ((State.PLANNED, State.RUNNING), State.DONE, has_it_in_hand),
    "drop_improvement": ((State.PLANNED, State.RUNNING), State.DROPPED, has_it_in_hand),
}
