"""A person's year: plan, trend of each target, periods, next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils import formats

from tolok.appraisal.queries import years_appraisals
from tolok.appraisal.queries.public import PublicFigures, Whose, public_figures
from tolok.calendar.queries import periods
from tolok.engine import packs
from tolok.evidence.queries import Part, Tally, amount, tallies
from tolok.reports.queries import ReportRow, reports_of
from tolok.rules.numbers import shown
from tolok.skp.queries import OutcomeRow, TargetRow, outcomes_of, skp_of

if TYPE_CHECKING:
    from tolok.appraisal.models import Appraisal
    from tolok.calendar.models import Period
    from tolok.people.models import Person
    from tolok.skp.models import Skp

COUNTED = ("checked", "measured")


@dataclass(frozen=True)
class Reading:
    """One month of a trend, as the part `_chart` draws it; `value` in hundredths, None where nothing counts."""

    label: str
    value: int | None
    text: str


@dataclass(frozen=True)
class Trend:
    """A target through the year: what counts so far, and what still waits for a check."""

    target: TargetRow
    readings: tuple[Reading, ...]
    goal: int
    now: str
    unchecked: int


@dataclass(frozen=True)
class Year:
    """Everything the page of a year shows, finished."""

    year: int
    skp: Skp | None
    outcomes: tuple[OutcomeRow, ...]
    trends: tuple[Trend, ...]
    appraisals: tuple[Appraisal, ...]
    next: tuple[Period, ...]


def year_of(person: Person, *, on: date) -> Year:
    """The person's year up to that day; a constant number of queries."""
    skp = skp_of(person, on=on)
    outcomes = tuple(outcomes_of(skp)) if skp else ()
    reports = reports_of(person, starts_on=date(on.year, 1, 1), ends_on=date(on.year + 1, 1, 1))
    targets = [target for outcome in outcomes for target in outcome.targets]
    months = [Part(person.pk, *_month(on.year, number)) for number in range(1, on.month + 1)]
    counted = tallies(months) if any(target.service_id for target in targets) else {}
    events = [counted.get(month, []) for month in months]
    public = _public(skp, on) if skp and any(map(_is_public, targets)) else None
    return Year(
        year=on.year,
        skp=skp,
        outcomes=outcomes,
        trends=tuple(
            public_trend(t, public, on=on)
            if public and _is_public(t)
            else measured_trend(t, events, on=on)
            if t.service_id
            else trend(t, reports, on=on)
            for t in targets
        ),
        appraisals=tuple(years_appraisals(person, on.year)),
        next=tuple(periods(on=on)),
    )


def trend(target: TargetRow, reports: Sequence[ReportRow], *, on: date) -> Trend:
    """What counts of a target month by month: added up, averaged or the latest, as the target says."""
    own = [row for row in reports if row.target_id == target.id and row.amount is not None and row.on <= on]
    counted = sorted((row for row in own if row.trust in COUNTED), key=lambda row: (row.on, row.id))
    readings = tuple(_readings(target, counted, on))
    last = next((reading.text for reading in reversed(readings) if reading.value is not None), "")
    return Trend(target, readings, target.high, last, sum(row.is_open for row in own))


def measured_trend(target: TargetRow, events: Sequence[Sequence[Tally]], *, on: date) -> Trend:
    """What a system measured of a target month by month; a count adds up, a share and a median are each month's."""
    own = [[each for each in month if each.service_id == target.service_id] for month in events]
    first = next((number for number, month in enumerate(own) if month), len(own))
    readings = []
    for number in range(first, len(own)):
        held = [each for month in own[:number] for each in month] if target.accumulation == "sum" else []
        value, _n = amount(target.reading, [*held, *own[number]])
        readings.append(_reading(target, date(on.year, number + 1, 1), value))
    last = next((reading.text for reading in reversed(readings) if reading.value is not None), "")
    return Trend(target, tuple(readings), target.high, last, 0)


@dataclass(frozen=True)
class Public:
    """What the public brought to a plan's unit since it began, as figures."""

    skp: Skp
    figures: PublicFigures

    def read(self, reading: str, ends_on: date) -> int | None:
        """The figure from the plan's first day up to that one (exclusive), in hundredths."""
        whose = Whose(self.skp.person_id, self.skp.posting.position.unit_id, self.skp.starts_on, ends_on)
        return self.figures.read(reading, whose).amount


def public_trend(target: TargetRow, public: Public, *, on: date) -> Trend:
    """What is read of what the public brought, at the end of each month since the plan began; today isn't over."""
    ends = [min(_month(on.year, number)[1], on) for number in range(1, on.month + 1)]
    values = [public.read(target.reading, each) for each in ends]
    first = next((number for number, value in enumerate(values) if value is not None), len(values))
    readings = [_reading(target, date(on.year, n + 1, 1), values[n]) for n in range(first, len(values))]
    return Trend(target, tuple(readings), target.high, readings[-1].text if readings else "", 0)


def _is_public(target: TargetRow) -> bool:
    return bool(target.reading) and target.service_id is None


def _public(skp: Skp, on: date) -> Public:
    government = skp.person.government
    policy = packs.load(government.pack).contents
    return Public(skp, public_figures(government, policy, starts_on=skp.starts_on, ends_on=on))


def _month(year: int, number: int) -> tuple[date, date]:
    """The first day of a month, and of the next."""
    return date(year, number, 1), date(year + number // 12, number % 12 + 1, 1)


def _reading(target: TargetRow, day: date, value: int | None) -> Reading:
    text = "" if value is None else f"{shown(value, 'amount')} {target.unit}"
    return Reading(formats.date_format(day, "M"), value, text)


def _readings(target: TargetRow, counted: Sequence[ReportRow], on: date) -> list[Reading]:
    """From the first month with something to count until this month; a sum starts where it starts."""
    if not counted:
        return []
    together = TOGETHER[target.accumulation]
    found = []
    for month in range(counted[0].on.month, on.month + 1):
        day = date(on.year, month, 1)
        until = [row.amount or 0 for row in counted if row.on.month <= month]
        inside = [row.amount or 0 for row in counted if row.on.month == month]
        found.append(_reading(target, day, together(until, inside)))
    return found


def _sum(until: Sequence[int], inside: Sequence[int]) -> int | None:
    return sum(until)


def _mean(until: Sequence[int], inside: Sequence[int]) -> int | None:
    return (2 * sum(inside) + len(inside)) // (2 * len(inside)) if inside else None


def _latest(until: Sequence[int], inside: Sequence[int]) -> int | None:
    return inside[-1] if inside else None


TOGETHER: dict[str, Callable[[Sequence[int], Sequence[int]], int | None]] = {
    "sum": _sum,
    "mean": _mean,
    "latest": _latest,
}
