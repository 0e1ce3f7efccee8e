"""A legal period in BKN's words, and the list of what BKN still lacks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils import translation

from tolok.calendar.queries import all_periods
from tolok.desk.queries.bkn import words
from tolok.desk.queries.bkn.pieces import gaps_of, indicator
from tolok.desk.queries.bkn.shapes import Piece, Result, Span
from tolok.reports.queries import Amounts, ReportRow, amounts, copied_items, reports_of
from tolok.skp.queries import agreed_skps, outcomes_of

if TYPE_CHECKING:
    from tolok.calendar.models import Period
    from tolok.people.models import Person
    from tolok.skp.models import Skp


@dataclass(frozen=True)
class Other:
    """Work of the period that no outcome of the plan names: an extra task or a project."""

    title: str
    text: str


@dataclass(frozen=True)
class DayMark:
    """A day of the period with reports, and whether BKN has it."""

    on: date
    n: int
    is_copied: bool


@dataclass(frozen=True)
class Companion:
    """Everything of the page of a period."""

    period: Period
    results: tuple[Result, ...]
    others: tuple[Other, ...]
    days: tuple[DayMark, ...]

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Every piece of every outcome."""
        return tuple(piece for each in self.results for piece in each.pieces)

    @property
    def lacking(self) -> tuple[Piece, ...]:
        """What is ready here and not yet in BKN, or changed since."""
        return tuple(piece for piece in self.pieces if piece.state in ("waiting", "changed"))

    @property
    def ready(self) -> int:
        """How many pieces there is something to copy for."""
        return sum(piece.state != "missing" for piece in self.pieces)

    @property
    def copied(self) -> int:
        """How many of them BKN has as they are."""
        return sum(piece.state == "copied" for piece in self.pieces)

    @property
    def plans_lacking(self) -> int:
        """How many action plans BKN lacks; without them it takes no evidence."""
        return sum(piece.item.startswith("plan-") for piece in self.lacking)

    @property
    def days_lacking(self) -> int:
        """How many days with reports BKN lacks."""
        return sum(not day.is_copied for day in self.days)


def legal_periods(*, on: date) -> list[Period]:
    """The legal periods that have begun, the newest first and the shorter one first; one query."""
    begun = [each for each in all_periods() if each.is_legal and each.starts_on <= on]
    return sorted(begun, key=lambda each: (each.starts_on, each.starts_on - each.ends_on), reverse=True)


def period_of_day(periods: Sequence[Period], *, on: date) -> Period | None:
    """The shortest of these periods that holds the day."""
    holding = [each for each in periods if each.starts_on <= on < each.ends_on]
    return min(holding, key=lambda each: each.ends_on - each.starts_on, default=None)


def companion(person: Person, period: Period) -> Companion:
    """The person's period in BKN's words; the number of queries grows only with the plans in it."""
    with translation.override("id"):
        rows = reports_of(person, starts_on=period.starts_on, ends_on=period.ends_on)
        found = amounts([person.pk], starts_on=period.starts_on, ends_on=period.ends_on)
        kept = copied_items(person, period)
        plans = agreed_skps([person.pk], starts_on=period.starts_on, ends_on=period.ends_on)
        results = [each for plan in plans for each in _results(plan, period, rows, found, kept)]
        return Companion(period, tuple(results), tuple(_others(rows)), tuple(_days(rows, kept)))


def day_item(on: date) -> str:
    """What names a day among the marks of its period."""
    return f"day-{on.isoformat()}"


def _results(
    plan: Skp, period: Period, rows: Sequence[ReportRow], found: dict[int, Amounts], kept: dict[str, str]
) -> list[Result]:
    span = Span(period.label, period.starts_on, period.ends_on, plan.starts_on, plan.ends_on)
    by_target: dict[int | None, list[ReportRow]] = {}
    for row in rows:
        by_target.setdefault(row.target_id, []).append(row)
    return [
        Result(
            outcome,
            tuple(indicator(t, span, by_target.get(t.id, []), found.get(t.id), kept) for t in outcome.targets),
            gaps_of(outcome),
        )
        for outcome in outcomes_of(plan)
    ]


def _others(rows: Sequence[ReportRow]) -> list[Other]:
    grouped: dict[str, list[ReportRow]] = {}
    for row in reversed(rows):
        if row.kind != "target":
            grouped.setdefault(row.title, []).append(row)
    return [Other(title, _other(title, found)) for title, found in grouped.items()]


def _other(title: str, rows: Sequence[ReportRow]) -> str:
    orders = sorted({row.ordered_by for row in rows if row.ordered_by})
    return words.other(title, rows, orders)


def _days(rows: Sequence[ReportRow], kept: dict[str, str]) -> list[DayMark]:
    counts: dict[date, int] = {}
    for row in rows:
        counts[row.on] = counts.get(row.on, 0) + 1
    return [DayMark(on, n, day_item(on) in kept) for on, n in sorted(counts.items(), reverse=True)]
