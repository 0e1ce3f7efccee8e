"""Keeps the list of days without work."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

import holidays
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tolok.calendar.access import PERMISSIONS
from tolok.calendar.models import Holiday
from tolok.calendar.queries import day_of
from tolok.ledger.actions import Refusal, act_on, record, record_many
from tolok.people.access import require

if TYPE_CHECKING:
    from tolok.people.models import Person


class HolidayIsThere(Refusal):
    """The day is on the list already."""

    def __init__(self, holiday: Holiday) -> None:
        super().__init__(
            _("%(name)s already stands on that day. Remove it first, then add the new one.") % {"name": holiday.name}
        )


@transaction.atomic
def seed_holidays(*, by: Person, at: datetime, year: int) -> int:
    """Add the national holidays and collective leave of a year; days on the list stay as they are."""
    require(PERMISSIONS, "set_holidays", by=by, person=by, on=day_of(at, by.government))
    known = set(Holiday.objects.filter(on__year=year).values_list("on", flat=True))
    fresh = [
        Holiday(government_id=by.government_id, on=on, name=name, is_leave=is_leave)
        for on, name, is_leave in _national(year)
        if on not in known
    ]
    added = Holiday.objects.bulk_create(fresh)
    return record_many(act_on(verb="add_holiday", by=by, at=at, on=each, fields={"on": each.on}) for each in added)


@transaction.atomic
def add_holiday(*, by: Person, at: datetime, on: date, name: str, is_leave: bool = False) -> Holiday:
    """Add one day without work, such as a local holiday or a changed decree."""
    require(PERMISSIONS, "set_holidays", by=by, person=by, on=day_of(at, by.government))
    if there := Holiday.objects.filter(on=on).first():
        raise HolidayIsThere(there)
    holiday = Holiday.objects.create(government_id=by.government_id, on=on, name=name, is_leave=is_leave)
    record(verb="add_holiday", by=by, at=at, on=holiday, fields={"on": on})
    return holiday


@transaction.atomic
def remove_holiday(*, by: Person, at: datetime, holiday: Holiday) -> None:
    """Make the day a working day again."""
    require(PERMISSIONS, "set_holidays", by=by, person=by, on=day_of(at, by.government))
    record(verb="remove_holiday", by=by, at=at, on=holiday, fields={"on": holiday.on})
    holiday.delete()


def _national(year: int) -> Iterator[tuple[date, str, bool]]:
    """Collective leave gives way to a holiday on the same day."""
    public, leave = (
        dict(holidays.country_holidays("ID", years=year, categories=(kind,), language="id"))
        for kind in ("public", "government")
    )
    for on, name in sorted((leave | public).items()):
        yield on, name, on not in public
