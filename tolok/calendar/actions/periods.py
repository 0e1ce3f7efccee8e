"""Opens periods, starts their rating and ends it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import formats
from django.utils.translation import gettext_lazy as _

from tolok.calendar.access import PERMISSIONS, STEPS
from tolok.calendar.models import Period
from tolok.calendar.queries import closes_from, day_of
from tolok.engine import packs
from tolok.ledger.actions import Refusal, act_on, record, record_many
from tolok.people.access import require

if TYPE_CHECKING:
    from tolok.engine.schema.year import Calendar
    from tolok.people.models import Person

ROMAN = ("I", "II", "III", "IV")
MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus"),
    *("September", "Oktober", "November", "Desember"),
)


class PeriodStillRuns(Refusal):
    """The period may not be gathered yet."""

    def __init__(self, period: Period) -> None:
        day = formats.date_format(closes_from(period), "j F Y")
        super().__init__(
            _("%(period)s is still running. It may be gathered from %(day)s on. Come back on that day.")
            % {"period": period.label, "day": day}
        )


class PeriodIsNotRated(Refusal):
    """Rating has not begun, so it can't end."""

    def __init__(self, period: Period) -> None:
        super().__init__(
            _("%(period)s is not being rated yet, so there is nothing to close. Gather it first.")
            % {"period": period.label}
        )


class PeriodIsClosed(Refusal):
    """The period has been closed."""

    def __init__(self, period: Period) -> None:
        super().__init__(
            _("%(period)s is closed. Nothing can be added. Choose a period that is being rated, or open it again.")
            % {"period": period.label}
        )


@transaction.atomic
def open_periods(*, by: Person, at: datetime, year: int) -> list[Period]:
    """Open the periods of every calendar of the government's pack; what is open already stays as it is."""
    require(PERMISSIONS, "open_periods", by=by, person=by, on=day_of(at, by.government))
    pack = packs.load(by.government.pack)
    known = set(Period.objects.filter(starts_on__year=year).values_list("calendar", "starts_on"))
    planned = (period for calendar in pack.calendars for period in _planned(calendar, by, year))
    fresh = [period for period in planned if (period.calendar, period.starts_on) not in known]
    opened = Period.objects.bulk_create(fresh)
    record_many(act_on(verb="open_period", by=by, at=at, on=each, fields={"label": each.label}) for each in opened)
    return opened


@transaction.atomic
def begin_rating(*, by: Person | None, at: datetime, period: Period) -> bool:
    """Let the raters begin: open becomes being rated; False when it was so already. `by` None is the clock."""
    on = day_of(at, (by or period).government)
    if by is not None:
        require(PERMISSIONS, "begin_rating", by=by, person=by, on=on)
    starts, ends, _who = STEPS["begin_rating"]
    locked = Period.objects.select_for_update().get(pk=period.pk)
    if locked.state == Period.State.CLOSED:
        raise PeriodIsClosed(locked)
    if locked.state not in starts:
        return False
    if on < closes_from(locked):
        raise PeriodStillRuns(locked)
    Period.objects.filter(pk=period.pk).update(state=ends)
    record(verb="begin_rating", by=by, at=at, on=locked)
    return True


@transaction.atomic
def end_rating(*, by: Person, at: datetime, period: Period) -> bool:
    """Close the period for good; False when it was so already. The app that rates sees to it that nothing is open."""
    require(PERMISSIONS, "end_rating", by=by, person=by, on=day_of(at, by.government))
    starts, ends, _who = STEPS["end_rating"]
    locked = Period.objects.select_for_update().get(pk=period.pk)
    if locked.state == ends:
        return False
    if locked.state not in starts:
        raise PeriodIsNotRated(locked)
    Period.objects.filter(pk=period.pk).update(state=ends)
    record(verb="end_rating", by=by, at=at, on=locked)
    return True


def _planned(calendar: Calendar, by: Person, year: int) -> Iterator[Period]:
    for number in range(1, 12 // calendar.months + 1):
        starts_on = date(year, (number - 1) * calendar.months + 1, 1)
        years, month = divmod(number * calendar.months, 12)
        ends_on = date(year + years, month + 1, 1)
        yield Period(
            government_id=by.government_id,
            calendar=calendar.name,
            number=number,
            label=_label(calendar, number, year),
            is_legal=calendar.kind == "legal",
            pack=by.government.pack,
            starts_on=starts_on,
            ends_on=ends_on,
            rate_by=ends_on + timedelta(days=calendar.window.rate_within_days - 1),
        )


def _label(calendar: Calendar, number: int, year: int) -> str:
    """The name a civil servant would say; local calendars add their own."""
    words = {1: MONTHS[number - 1], 3: f"Triwulan {ROMAN[(number - 1) % 4]}", 6: f"Semester {ROMAN[(number - 1) % 4]}"}
    plain = f"{words.get(calendar.months, 'Tahun')} {year}"
    return plain if calendar.kind == "legal" else f"{plain} · {calendar.label_id}"[:80]
