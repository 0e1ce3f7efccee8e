"""Writes who answers the public, from which day until which."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from tolok.calendar.queries import day_of
from tolok.citizens.access import PERMISSIONS
from tolok.citizens.models import DeskDuty
from tolok.ledger.actions import Refusal, record
from tolok.people.access import NotAllowed, require

if TYPE_CHECKING:
    from tolok.people.models import Person, Unit


class HasThisDuty(Refusal):
    """The person has it already."""

    def __init__(self) -> None:
        super().__init__(_("This person has this duty already, so nothing was changed. Choose another unit or person."))


class DutyEnded(Refusal):
    """It ended before, or would end before it began."""

    def __init__(self) -> None:
        super().__init__(
            _("This duty has ended already, or would end before it began. Look at the days, then try again.")
        )


@transaction.atomic
def assign_duty(*, by: Person, at: datetime, person: Person, unit: Unit | None, starts_on: date) -> DeskDuty:
    """Let the person answer for the unit from that day; coordinate for everybody where there is no unit."""
    require(PERMISSIONS, "assign_duty", by=by, person=person, on=day_of(at, by.government))
    if unit is not None and unit.government_id != by.government_id:
        raise NotAllowed("assign_duty")
    if DeskDuty.objects.filter(person=person, unit=unit, ends_on__isnull=True).exists():
        raise HasThisDuty
    role = DeskDuty.Role.OFFICER if unit else DeskDuty.Role.COORDINATOR
    duty = DeskDuty.objects.create(
        government_id=by.government_id, person=person, unit=unit, role=role, starts_on=starts_on
    )
    record(verb="assign_duty", by=by, at=at, on=duty, person=person, fields={"unit": duty.unit_id, "from": starts_on})
    return duty


@transaction.atomic
def end_duty(*, by: Person, at: datetime, duty: DeskDuty, ends_on: date) -> DeskDuty:
    """Let the duty end on the day before `ends_on`."""
    held = DeskDuty.objects.select_for_update(of=("self",)).select_related("person").get(pk=duty.pk)
    require(PERMISSIONS, "end_duty", by=by, person=held.person, on=day_of(at, by.government))
    if held.ends_on is not None or ends_on <= held.starts_on:
        raise DutyEnded
    held.ends_on = ends_on
    held.save(update_fields=["ends_on"])
    record(verb="end_duty", by=by, at=at, on=held, person=held.person, fields={"until": ends_on})
    return held
