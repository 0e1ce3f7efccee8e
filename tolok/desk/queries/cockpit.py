"""What the cockpit shows: what is missing at each step, by unit and in all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, Q

from tolok.appraisal.queries import running_gathering
from tolok.calendar.queries import closes_from, periods_of_year
from tolok.people.queries import entitled_on, raters_still_on, tops_of, units
from tolok.skp.queries import plan_counts, planned_posts

if TYPE_CHECKING:
    from tolok.calendar.models import Period
    from tolok.people.models import Unit

DAY = timedelta(days=1)
# Reports are looked for in so many days while a period runs; afterwards in the whole period.
WEEK = timedelta(days=7)


@dataclass
class Share:
    """How many of how many have a step behind them."""

    done: int = 0
    total: int = 0

    @property
    def missing(self) -> int:
        """How many still lack it."""
        return self.total - self.done


@dataclass
class UnitRow:
    """One top-level unit with everything below it.

    Open objections, appraisals that nobody may rate that day, and the ids of raters who have not signed everything.
    """

    id: int
    name: str
    plans: Share = field(default_factory=Share)
    reports: Share = field(default_factory=Share)
    rated: Share = field(default_factory=Share)
    signed: Share = field(default_factory=Share)
    objections: int = 0
    without: int = 0
    silent: set[int] = field(default_factory=set)

    @property
    def missing(self) -> int:
        """Steps that are missing in all; what needs help most stands first."""
        return sum(each.missing for each in (self.plans, self.reports, self.signed)) + self.objections + self.without


@dataclass(frozen=True)
class Cockpit:
    """One period: a row a unit, and the sum of all."""

    period: Period
    day: date
    since: date
    closes_from: date
    may_gather: bool
    is_running: bool
    is_gathering: bool
    days_left: int
    rows: list[UnitRow]
    total: UnitRow

    @property
    def is_gathered(self) -> bool:
        """Whether there is anything to rate."""
        return self.total.signed.total > 0

    @property
    def late_plans(self) -> int:
        """Agreed plans that the gathered period may not hold yet."""
        return max(self.total.plans.done - self.total.signed.total, 0)


@dataclass(frozen=True)
class Periods:
    """The year's periods for the tabs: those of today, and the earlier ones to choose from."""

    current: list[Period]
    others: list[Period]

    def chosen(self, period_id: int | None) -> Period | None:
        """The period asked for, else the shortest legal one of today."""
        everything = [*self.current, *self.others]
        if period_id is not None:
            return next((each for each in everything if each.pk == period_id), None)
        legal = [each for each in self.current if each.is_legal]
        return next(iter([*legal, *everything]), None)


def periods_for(year: int, *, on: date) -> Periods:
    """The periods of a year that have begun: those that run that day, and the earlier ones; one query."""
    begun = [each for each in periods_of_year(year) if each.starts_on <= on]
    current = [each for each in begun if on < each.ends_on]
    current.sort(key=lambda each: (not each.is_legal, each.ends_on - each.starts_on, each.calendar))
    others = sorted((each for each in begun if each.ends_on <= on), key=lambda each: each.ends_on, reverse=True)
    return Periods(current, others)


def span_of(period: Period, *, on: date) -> tuple[date, date]:
    """The day the structure is taken from, and since when a report is looked for."""
    day = min(on, period.last_day)
    return day, max(period.starts_on, day - WEEK + DAY) if on < period.ends_on else period.starts_on


def cockpit(period: Period, *, on: date) -> Cockpit:
    """What is missing in each top-level unit; at most five queries, however many persons there are.

    One for who rates now comes on top where a named rater no longer may.
    """
    day, since = span_of(period, on=on)
    tops = tops_of(units())
    rows: dict[int, UnitRow] = {}
    for count in plan_counts(on=day):
        row = _row(rows, tops[count.unit_id])
        row.plans.done, row.plans.total = row.plans.done + count.agreed, row.plans.total + count.people
        row.reports.total += count.people
    for unit_id, reporting in _reporting(since, day).items():
        _row(rows, tops[unit_id]).reports.done += reporting
    counted = _appraisals(period, day, on)
    rated = raters_still_on(on, {person for found in counted.values() for person in found["left"]})
    for unit_id, found in counted.items():
        _add(_row(rows, tops[unit_id]), found, rated)
    ordered = sorted(rows.values(), key=lambda row: (-row.missing, row.name))
    return Cockpit(
        period=period,
        day=day,
        since=since,
        closes_from=closes_from(period),
        may_gather=closes_from(period) <= on and period.state != "closed",
        is_running=on < period.ends_on,
        is_gathering=period.state == "rating" and running_gathering(period.pk) is not None,
        days_left=(period.rate_by - on).days,
        rows=ordered,
        total=_sum(ordered),
    )


def below(unit_id: int) -> tuple[Unit | None, list[int]]:
    """A top-level unit and the ids of all units that roll up to it."""
    tops = tops_of(units())
    ids = [pk for pk, top in tops.items() if top.pk == unit_id]
    return (tops[ids[0]] if ids else None), ids


def _row(rows: dict[int, UnitRow], top: Unit) -> UnitRow:
    return rows.setdefault(top.pk, UnitRow(top.pk, top.name))


def _reporting(since: date, day: date) -> dict[int, int]:
    """How many persons of each unit filed a report in the span."""
    filed = planned_posts(on=day).filter(person__reports__on__gte=since, person__reports__on__lte=day)
    return dict(filed.values_list("position__unit").annotate(Count("person", distinct=True)).order_by())


def _appraisals(period: Period, day: date, on: date) -> dict[int, dict[str, Any]]:
    """How far the appraisals of each unit are, and what holds them up: `left` are those whose rater no longer may."""
    own = "person__appraisals"
    held = planned_posts(on=day).filter(person__appraisals__period=period.pk)
    entitled = entitled_on(on, rater=f"{own}__rater", person="person")
    open_ones = Q(**{f"{own}__state__in": ("gathered", "rated")})
    counted = (
        held.order_by()
        .values("position__unit")
        .annotate(
            gathered=Count(own),
            rated=Count(own, Q(**{f"{own}__state__in": ("rated", "signed")})),
            signed=Count(own, Q(**{f"{own}__state": "signed"})),
            objections=Count(f"{own}__objection", Q(**{f"{own}__objection__ended_at": None})),
            silent=ArrayAgg(f"{own}__rater", filter=open_ones & entitled, distinct=True, default=[]),
            left=ArrayAgg("person", filter=open_ones & ~entitled, default=[]),
        )
    )
    return {each["position__unit"]: dict(each) for each in counted}


def _add(row: UnitRow, found: dict[str, Any], rated: Mapping[int, int | None]) -> None:
    for step in ("rated", "signed"):
        share = getattr(row, step)
        share.done, share.total = share.done + found[step], share.total + found["gathered"]
    now = [rated[person] for person in found["left"]]
    row.objections, row.without = row.objections + found["objections"], row.without + now.count(None)
    row.silent |= {*found["silent"], *(rater for rater in now if rater is not None)}


def _sum(rows: Iterable[UnitRow]) -> UnitRow:
    total = UnitRow(0, "")
    for row in rows:
        for step in ("plans", "reports", "rated", "signed"):
            mine, whole = getattr(row, step), getattr(total, step)
            whole.done, whole.total = whole.done + mine.done, whole.total + mine.total
        total.objections, total.without = total.objections + row.objections, total.without + row.without
        total.silent |= row.silent
    return total
