"""Who decides a unit's achievement and answers for its pattern; how it moves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from tolok.appraisal.models import Achievement
from tolok.people.access import is_above, is_hr
from tolok.people.queries import heads_of, rater_of

if TYPE_CHECKING:
    from tolok.people.models import Person, Unit

DecidesUnit = Callable[["Person", "Unit", date], bool]
State = Achievement.State


def is_decider(by: Person, unit: Unit, on: date) -> bool:
    """Who rates the unit's head that day: the leader one level up."""
    head = heads_of([unit.pk], on=on).get(unit.pk)
    return head is not None and rater_of(head, on=on).rater_id == by.pk


def is_unit_head(by: Person, unit: Unit, on: date) -> bool:
    """Who heads the unit that day and sets the predikat of its people by the pattern."""
    head = heads_of([unit.pk], on=on).get(unit.pk)
    return head is not None and head.pk == by.pk


def role_in_unit(by: Person, head: Person | None, on: date) -> str:
    """What one is to a unit: its `head`, `hr`, the `decider`, somebody else `above`; empty for all others.

    Asked in the order of cost: who rates the head takes the dearest query.
    """
    if by == head:
        return "head"
    if is_hr(by, by, on):
        return "hr"
    if head is None:
        return ""
    if rater_of(head, on=on).rater_id == by.pk:
        return "decider"
    return "above" if is_above(by, head, on) else ""


STEPS: dict[str, tuple[tuple[str | None, ...], str, DecidesUnit]] = {
    # verb: (from, to, who may)
    "set_achievement": ((None,), State.DECIDED, is_decider),
    "change_achievement": ((State.DECIDED, State.EXPLAINED), State.DECIDED, is_decider),
    "explain_pattern": ((State.DECIDED,), State.EXPLAINED, is_unit_head),
}
