"""Who may do with a case what doesn't move it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tolok.citizens.access.cases import Moves, is_apart, is_desk, sees_case
from tolok.citizens.models.cases import Mode

if TYPE_CHECKING:
    from tolok.citizens.models import Case
    from tolok.people.models import Person


def sees_reporter(by: Person, case: Case, on: date) -> bool:
    """The desk; of an open case also the contact officers; of an anonymous one nobody."""
    if case.mode == Mode.OPEN:
        return sees_case(by, case, on)
    return case.mode == Mode.SECRET and is_desk(by, case, on)


# These rows of the permission table: verb: who may do it with which case.
PERMISSIONS: dict[str, Moves] = {
    "see_case": sees_case,
    "note_case": sees_case,
    "see_reporter": sees_reporter,
    "publish_change": is_desk,
    "ask_person": is_apart,
}
