"""Reads periods, working days and the local day of a moment."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from tolok.calendar.models import Holiday, Outage, Period, PeriodChange
from tolok.engine import packs
from tolok.rules.outage import Moved, Span, moved

if TYPE_CHECKING:
    from tolok.engine.schema.year import Calendar
    from tolok.people.models import Government

SATURDAY = 5


def day_of(at: datetime, government: Government) -> date:
    """The local day of a moment in a government."""
    return at.astimezone(ZoneInfo(government.time_zone)).date()


def calendar_of(period: Period) -> Calendar:
    """The pack's calendar that a period belongs to."""
    return packs.load(period.pack).calendar(period.calendar)


def closes_from(period: Period) -> date:
    """The first day on which the period may be gathered: the pack's lead before its end."""
    return period.last_day - timedelta(days=calendar_of(period).window.opens_before_end_days)


def gathers_on(period: Period) -> date:
    """The day on which the period is gathered by itself: so many days after its last one."""
    return period.last_day + timedelta(days=calendar_of(period).window.gathers_after_end_days)


def reminder_days(period: Period) -> list[date]:
    """The days on which the policy reminds raters who have something left, in the order of time."""
    window, due = calendar_of(period).window, period.rate_by
    ahead = {due - timedelta(days=days) for days in window.remind_before_days}
    return sorted(ahead | {due + timedelta(days=days) for days in window.remind_after_days})


def changes_of(period_ids: Iterable[int]) -> dict[int, list[PeriodChange]]:
    """How periods were prolonged or opened again, by their number, in the order of time; one query."""
    found: dict[int, list[PeriodChange]] = {}
    for change in PeriodChange.objects.filter(period_id__in=list(period_ids)).select_related("by"):
        found.setdefault(change.period_id, []).append(change)
    return found


def periods_to_open(*, on: date) -> list[Period]:
    """The periods that have ended, whose rating has not begun and may still be given."""
    return list(Period.objects.filter(state=Period.State.OPEN, ends_on__lte=on, rate_by__gte=on))


def periods_missed(*, on: date) -> list[Period]:
    """The periods whose day to rate by is over though their rating never began."""
    return list(Period.objects.filter(state=Period.State.OPEN, rate_by__lt=on).order_by("rate_by", "pk"))


def periods_being_rated() -> list[Period]:
    """The periods whose rating has begun and is not closed, in the order of their days to rate by."""
    return list(Period.objects.filter(state=Period.State.RATING).order_by("rate_by", "starts_on", "pk"))


def period(period_id: int) -> Period | None:
    """The period of this number, when this transaction may see it."""
    return Period.objects.filter(pk=period_id).first()


def periods(*, on: date) -> list[Period]:
    """The periods that run on that day, the shortest first."""
    running = Period.objects.filter(starts_on__lte=on, ends_on__gt=on)
    return sorted(running, key=lambda each: (each.ends_on - each.starts_on, each.calendar))


def closed_over(on: date) -> list[Period]:
    """The closed periods that the day belongs to, the shortest first."""
    return [each for each in periods(on=on) if each.state == Period.State.CLOSED]


def period_of(calendar: str, *, on: date) -> Period | None:
    """The period of one calendar that runs on that day."""
    return Period.objects.filter(calendar=calendar, starts_on__lte=on, ends_on__gt=on).first()


def years_around(year: int) -> list[int]:
    """The year with those before and after it that addresses can name (2000 to 2099)."""
    return [each for each in (year - 1, year, year + 1) if 2000 <= each <= 2099]


def periods_of_year(year: int) -> list[Period]:
    """Every period that starts in the year, legal ones first, in the order of time."""
    found = Period.objects.filter(starts_on__year=year)
    return list(found.order_by("-is_legal", "calendar", "starts_on"))


def periods_called(words: str) -> list[Period]:
    """The periods with this label, or the one of this calendar and first day (`triwulan/2026-01-01`)."""
    asked = words.strip().casefold()
    return [each for each in all_periods() if asked in (each.label.casefold(), period_key(each))]


def all_periods() -> list[Period]:
    """Every period of the government, in the order of time."""
    return list(Period.objects.order_by("starts_on", "calendar"))


def period_key(period: Period) -> str:
    """What names a period among all of its government: `triwulan/2026-01-01`."""
    return f"{period.calendar}/{period.starts_on.isoformat()}"


def holidays_of_year(year: int) -> list[Holiday]:
    """The days without work of a year, in the order of time."""
    return list(Holiday.objects.filter(on__year=year).order_by("on"))


def is_working_day(on: date) -> bool:
    """Whether offices of five days work that day: no weekend, no holiday."""
    return working_days(on, on + timedelta(days=1)) == 1


def working_days(starts_on: date, ends_on: date) -> int:
    """How many working days lie from `starts_on` until the day before `ends_on`."""
    return len(worked_days(starts_on, ends_on))


def worked_days(starts_on: date, ends_on: date) -> list[date]:
    """The working days from `starts_on` until the day before `ends_on`; one query."""
    free = set(Holiday.objects.filter(on__gte=starts_on, on__lt=ends_on).values_list("on", flat=True))
    days = (starts_on + timedelta(days=number) for number in range((ends_on - starts_on).days))
    return [day for day in days if day.weekday() < SATURDAY and day not in free]


def outages(*, since: datetime) -> list[Span]:
    """When the server could not be reached, from the outages that ended after that moment; one query."""
    found = Outage.objects.filter(ends_at__gt=since).values_list("starts_at", "ends_at")
    return [Span(*each) for each in found]


def midnight(on: date, government: Government) -> datetime:
    """The moment at which a day begins in a government."""
    return datetime.combine(on, time(), ZoneInfo(government.time_zone))


def rate_until(periods: Iterable[Period], government: Government) -> dict[int, Moved]:
    """Until which moment each period may be rated, by its number, where an outage moved it; one query."""
    ends = {each.pk: midnight(each.rate_by + timedelta(days=1), government) for each in periods}
    if not ends:
        return {}
    hours = packs.load(government.pack).reporting.outage_hours
    spans = outages(since=min(ends.values()) - timedelta(hours=hours))
    found = {number: moved(end, spans, hours=hours) for number, end in ends.items()}
    return {number: each for number, each in found.items() if each.outage}
