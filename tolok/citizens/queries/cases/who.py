"""Reads who must act on a case that day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tolok.citizens.models.cases import State
from tolok.citizens.queries.duties import officers_of

if TYPE_CHECKING:
    from tolok.citizens.models import Case
    from tolok.people.models import Person

AT_THE_DESK = (State.RECEIVED, State.VERIFIED, State.NOT_OURS, State.DUPLICATE)


def who_acts(case: Case, *, on: date) -> list[Person]:
    """Who handles it, else the officer named, else all of the unit; at the desk the coordinators.

    Never whom the complaint is about; where only they are left, the coordinators.
    """
    named = set(case.hearings.values_list("person_id", flat=True))
    desk = [person for person in officers_of(None, on=on) if person.pk not in named]
    if case.state in AT_THE_DESK or case.unit_id is None:
        return desk
    one = case.handler or case.officer
    found = [one] if one else officers_of(case.unit_id, on=on)
    return [person for person in found if person.pk not in named] or desk
