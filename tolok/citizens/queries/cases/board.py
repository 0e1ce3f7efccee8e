"""Counts cases: four kinds of ending apart, what is open beside them, by unit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime
from statistics import median_low
from typing import TYPE_CHECKING

from tolok.citizens.models import Case, Standing
from tolok.citizens.models.cases import State
from tolok.citizens.queries.cases.terms import answer_term, clocks, rules_of, term_of

if TYPE_CHECKING:
    from tolok.calendar.queries import Clock
    from tolok.engine.schema.complaints import Complaints
    from tolok.people.models import Government


@dataclass(frozen=True)
class Counts:
    """Each case once: open, reopened and not finished again, or by how it ended; `total` is what was ours to answer.

    `ever_reopened` counts beside the buckets, whatever became of them.
    """

    open: int = 0
    confirmed: int = 0
    unconfirmed: int = 0
    unresolved: int = 0
    reopened: int = 0
    not_ours: int = 0
    duplicates: int = 0
    ever_reopened: int = 0

    @property
    def total(self) -> int:
        """Every case but those of others and duplicates."""
        return self.open + self.confirmed + self.unconfirmed + self.unresolved + self.reopened


@dataclass(frozen=True)
class UnitRow:
    """One unit of the board: `median_days` of its answers, None without any; `overdue` waits past its limit."""

    unit: str
    counts: Counts
    waiting: int
    overdue: int
    median_days: int | None


def bucket(case: Case) -> str:
    """In which of the counts a case is."""
    ended = {
        State.SETTLED: "confirmed" if case.is_confirmed else "unconfirmed",
        State.CLOSED_UNRESOLVED: "unresolved",
        State.NOT_OURS: "not_ours",
        State.DUPLICATE: "duplicates",
    }
    return ended.get(State(case.state)) or ("reopened" if case.reopened else "open")


def counts(cases: Iterable[Case]) -> Counts:
    """How many cases are in each bucket."""
    found: dict[str, int] = defaultdict(int)
    for case in cases:
        found[bucket(case)] += 1
        found["ever_reopened"] += case.reopened > 0
    return Counts(**found)


def board(government: Government, *, at: datetime, starts_on: date, ends_on: date) -> list[UnitRow]:
    """Each unit with the cases that came in the span (end exclusive), most overdue first; ten queries."""
    came = Case.objects.filter(standing=Standing.OPEN, counts_on__gte=starts_on, counts_on__lt=ends_on)
    cases = list(came.select_related("unit").prefetch_related("pauses"))
    rules, known = rules_of(government), clocks(government, {case.unit_id for case in cases})
    by_unit: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        by_unit[case.unit.name if case.unit else ""].append(case)
    rows = [_row(name, own, known, rules, at) for name, own in by_unit.items()]
    return sorted(rows, key=lambda row: (-row.overdue, row.unit))


def _row(
    name: str, cases: list[Case], known: dict[int | None, Clock], rules: Complaints, at: datetime
) -> UnitRow:  # fmt: skip  # as `board` knows them
    days = [taken for case in cases if (taken := days_taken(case, known[case.unit_id])) is not None]
    waiting = [(case, term) for case in cases if (term := term_of(case, rules)) is not None]
    overdue = sum(term.due_at(known[case.unit_id]) < at for case, term in waiting)
    return UnitRow(name, counts(cases), len(waiting), overdue, median_low(days) if days else None)


def days_taken(case: Case, clock: Clock) -> int | None:
    """The days of its limit that the answer took; None without an answer."""
    term = answer_term(case)
    return None if term is None or case.answered_on is None else term.used(clock, case.answered_on)


def summed(rows: Iterable[UnitRow]) -> Counts:
    """All units together."""
    listed = list(rows)
    return Counts(**{each.name: sum(getattr(row.counts, each.name) for row in listed) for each in fields(Counts)})
