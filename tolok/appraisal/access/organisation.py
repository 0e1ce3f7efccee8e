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


def sees_unit(by: Person, unit: Unit, on: date) -> bool:
    """The HR agency, the unit's head, and everybody above the head; nobody else sees the page of the unit."""
    if is_hr(by, by, on):
        return True
    head = heads_of([unit.pk], on=on).get(unit.pk)
    return head is not None and (by.pk == head.pk or is_above(by, head, on) or rater_of(head, on=on).rater_id == by.pk)


STEPS: dict[str, tuple[tuple[str | None, ...], str, DecidesUnit]] = {
    # verb: (from, to, who may)
    "set_achievement": ((None,), State.DECIDED, is_decider),
    "change_achievement": ((State.DECIDED, State.EXPLAINED), State.DECIDED, is_decider),
    "explain_pattern": ((State.DECIDED,), State.EXPLAINED, is_unit_head),
}
