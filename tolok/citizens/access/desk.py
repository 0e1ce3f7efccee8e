"""Who comes to the desk, watches all cases, and sees the board of units."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tolok.citizens.access.duties import is_coordinator
from tolok.citizens.queries.duties import units_served
from tolok.people.access import Who, any_of, is_hr

if TYPE_CHECKING:
    from tolok.people.models import Person


def is_officer(by: Person, person: Person, on: date) -> bool:
    """A contact officer of any unit of that government."""
    return by.government_id == person.government_id and bool(units_served(by, on=on))


# These rows of the permission table: verb: who may do it to whom.
PERMISSIONS: dict[str, Who] = {
    "see_desk": any_of(is_coordinator, is_officer),
    # The HR agency watches times and reads no word: reporters are promised that only desk and unit read them.
    "watch_cases": is_hr,
    "see_case_board": any_of(is_hr, is_coordinator),
}
