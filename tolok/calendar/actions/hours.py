"""Sets office hours: a week from a day on, for everybody or one unit."""

from __future__ import annotations

from datetime import date, datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tolok.calendar.access import PERMISSIONS
from tolok.calendar.models import OfficeHours
from tolok.calendar.queries import Week, day_of
from tolok.ledger.actions import Refusal, record
from tolok.people.access import require

if TYPE_CHECKING:
    from tolok.people.models import Person, Unit

MIDNIGHT = 24 * 60


class NeverOpen(Refusal):
    """A week without any hour."""

    def __init__(self) -> None:
        super().__init__(_("An office that never opens finishes nothing. Write the hours of one day at least."))


class HoursOutOfOrder(Refusal):
    """A day closes before it opens, or its hours overlap."""

    def __init__(self) -> None:
        super().__init__(_("The hours of a day overlap or end before they begin. Write them in order, earliest first."))


@transaction.atomic
def set_hours(*, by: Person, at: datetime, unit: Unit | None, valid_from: date, week: Week) -> int:
    """Set a week of seven days from that day on, for a unit (with the units below) or everybody; its number of rows.

    A week set before for the same day is replaced. What was counted earlier stays as it was counted.
    """
    require(PERMISSIONS, "set_hours", by=by, person=by, on=day_of(at, by.government))
    if not any(week):
        raise NeverOpen
    if not all(_is_in_order([minute for span in spans for minute in span]) for spans in week):
        raise HoursOutOfOrder
    OfficeHours.objects.filter(unit=unit, valid_from=valid_from).delete()
    rows = [
        OfficeHours(
            government_id=by.government_id,
            unit=unit,
            valid_from=valid_from,
            weekday=weekday,
            opens=opens,
            closes=closes,
        )
        for weekday, spans in enumerate(week)
        for opens, closes in spans
    ]
    OfficeHours.objects.bulk_create(rows)
    fields = {"valid_from": valid_from, "week": repr(week)}
    record(verb="set_hours", by=by, at=at, on=unit or by.government, fields=fields)
    return len(rows)


def _is_in_order(minutes: list[int]) -> bool:
    ends_well = all(0 <= minute <= MIDNIGHT for minute in minutes)
    return ends_well and all(before < after for before, after in pairwise(minutes))
