"""Who says who answers the public."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tolok.citizens.queries import coordinates
from tolok.people.access import Who, any_of, is_hr

if TYPE_CHECKING:
    from tolok.people.models import Person


def is_coordinator(by: Person, person: Person, on: date) -> bool:
    """Who coordinates what the public says that day."""
    return by.government_id == person.government_id and coordinates(by, on=on)


# These rows of the permission table: verb: who may do it to whom.
PERMISSIONS: dict[str, Who] = {
    "assign_duty": any_of(is_hr, is_coordinator),
    "end_duty": any_of(is_hr, is_coordinator),
    "see_duties": any_of(is_hr, is_coordinator),
}
