"""Who runs surveys, invites, enters paper forms, publishes and plans."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from tolok.calendar.queries import day_of
from tolok.citizens.access.duties import is_coordinator
from tolok.citizens.queries.survey.surveys import has_desk, surveyed_units
from tolok.people.access import NotAllowed, Who, any_of, is_hr, require
from tolok.people.queries import units_headed

if TYPE_CHECKING:
    from tolok.people.models import Person


def has_duty_there(by: Person, person: Person, on: date) -> bool:
    """Who coordinates, or answers for a unit; which one, the act itself looks at."""
    return by.government_id == person.government_id and has_desk(by, on=on)


def is_head(by: Person, person: Person, on: date) -> bool:
    """Who heads a unit that day."""
    return by.government_id == person.government_id and bool(units_headed(by, on=on))


# These rows of the permission table: verb: who may do it to whom.
PERMISSIONS: dict[str, Who] = {
    "open_survey": any_of(is_hr, has_duty_there),
    "change_survey": any_of(is_hr, has_duty_there),
    "invite_served": any_of(is_hr, has_duty_there),
    "enter_papers": any_of(is_hr, has_duty_there),
    "see_surveys": any_of(is_hr, has_duty_there, is_head),
    "release_survey": any_of(is_hr, is_coordinator),
    "plan_improvement": any_of(is_hr, has_duty_there, is_head),
    "import_past": any_of(is_hr, is_coordinator),
}


def require_there(verb: str, *, by: Person, unit_id: int, at: datetime) -> None:
    """Refuse unless the person may do this, and reaches that unit."""
    on = day_of(at, by.government)
    require(PERMISSIONS, verb, by=by, person=by, on=on)
    reached = surveyed_units(by, on=on)
    if reached is not None and unit_id not in reached:
        raise NotAllowed(verb)
