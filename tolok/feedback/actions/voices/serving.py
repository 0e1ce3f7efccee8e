"""Keeps which unit serves which other ones, from which day until which."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from tolok.calendar.queries import day_of
from tolok.feedback.access import PERMISSIONS
from tolok.feedback.models import ServedUnit
from tolok.ledger.actions import Refusal, record
from tolok.people.access import require

if TYPE_CHECKING:
    from tolok.people.models import Person, Unit


class ServesItself(Refusal):
    """A unit does not serve itself."""

    def __init__(self) -> None:
        super().__init__(_("A unit does not serve itself; its people speak as colleagues. Choose another unit."))


class ServesAlready(Refusal):
    """The row is there."""

    def __init__(self) -> None:
        super().__init__(_("This is kept already and still holds, so nothing was added. End it first to begin anew."))


class ServingHasEnded(Refusal):
    """It ended before, or would end before it began."""

    def __init__(self) -> None:
        super().__init__(_("It has an end already, or would end before it began. Look at the days, then try again."))


@transaction.atomic
def keep_served(*, by: Person, at: datetime, unit: Unit, served: Unit, starts_on: date) -> ServedUnit:
    """From that day the people of `served` may be asked about those of `unit`."""
    require(PERMISSIONS, "keep_served", by=by, person=by, on=day_of(at, by.government))
    if unit.pk == served.pk or {unit.government_id, served.government_id} != {by.government_id}:
        raise ServesItself
    if ServedUnit.objects.filter(unit=unit, served=served, ends_on__isnull=True).exists():
        raise ServesAlready
    kept = ServedUnit.objects.create(government_id=by.government_id, unit=unit, served=served, starts_on=starts_on)
    record(verb="keep_served", by=by, at=at, on=kept, fields={"unit": unit.pk, "served": served.pk, "from": starts_on})
    return kept


@transaction.atomic
def end_served(*, by: Person, at: datetime, kept: ServedUnit, ends_on: date) -> ServedUnit:
    """Let it end on the day before `ends_on`; rounds asked before stay as they are."""
    require(PERMISSIONS, "keep_served", by=by, person=by, on=day_of(at, by.government))
    held = ServedUnit.objects.select_for_update().get(pk=kept.pk)
    if held.ends_on is not None or ends_on <= held.starts_on:
        raise ServingHasEnded
    held.ends_on = ends_on
    held.save(update_fields=["ends_on"])
    record(verb="end_served", by=by, at=at, on=held, fields={"until": ends_on})
    return held
