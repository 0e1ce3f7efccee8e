"""How the person complained of is heard, and who decides after that."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from tolok.citizens.access.cases import is_desk
from tolok.citizens.models import CaseHearing

if TYPE_CHECKING:
    from tolok.people.models import Person

Hears = Callable[["Person", CaseHearing, date], bool]
State = CaseHearing.State


def is_asked(by: Person, hearing: CaseHearing, on: date) -> bool:
    """The person complained of."""
    return by.pk == hearing.person_id


def is_judge(by: Person, hearing: CaseHearing, on: date) -> bool:
    """Who coordinates, neither complained of nor working on the case."""
    return is_desk(by, hearing.case, on) and by.pk != hearing.case.handler_id


STEPS: dict[str, tuple[tuple[str | None, ...], str, Hears]] = {
    # verb: (from, to, who may)
    "say_to_complaint": ((State.ASKED,), State.HEARD, is_asked),
    "attribute_complaint": ((State.HEARD,), State.ATTRIBUTED, is_judge),
    "clear_person": ((State.ASKED, State.HEARD), State.CLEARED, is_judge),
}
