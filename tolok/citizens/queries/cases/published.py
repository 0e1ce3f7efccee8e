"""What the public may read of cases; each page and file asks here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tolok.citizens.models import CaseRelease
from tolok.citizens.queries.cases.quarters import EVERYBODY
from tolok.citizens.queries.spans import quarter_name
from tolok.rules.numbers import shown
from tolok.rules.steps import ratio
from tolok.rules.terms import Scale
from tolok.rules.told import BUCKETS
from tolok.rules.values import nearest_rank

HALF, WHOLE = 5_000, 10_000
LABELS: dict[str, Promise] = {
    "confirmed": gettext_lazy("Reporter confirmed"),
    "unconfirmed": gettext_lazy("Nobody objected"),
    "unresolved": gettext_lazy("Without solution"),
    "reopened": gettext_lazy("Came back"),
    "open": gettext_lazy("Still open"),
}


@dataclass(frozen=True)
class Bucket:
    """One kind of ending and how many ended so; missing where it isn't told."""

    label: str
    n: int | None


@dataclass(frozen=True)
class CaseFigures:
    """What is told of a place in a span, end exclusive: each missing where it would tell too much.

    `in_time` is the share (ratio) of what was answered or ran out; `buckets` are in the order of the rule.
    """

    label: str
    span: str
    starts_on: date
    ends_on: date
    n: int | None
    buckets: tuple[int, ...]
    in_time: int | None
    median_days: int | None

    @property
    def endings(self) -> list[Bucket]:
        """The buckets with their names."""
        return [Bucket(str(LABELS[name]), bucket_of(self, name)) for name in BUCKETS]

    @property
    def value(self) -> float | None:
        """The share in percent, to be drawn."""
        return None if self.in_time is None else self.in_time / 100

    @property
    def text(self) -> str:
        """The share in words."""
        return "" if self.in_time is None else shown(self.in_time, Scale.RATIO)


@dataclass(frozen=True)
class CasePlace:
    """The government or a unit with its quarters, the earliest first, and its last year."""

    key: str
    name: str
    quarters: tuple[CaseFigures, ...]
    years: tuple[CaseFigures, ...]

    @property
    def rows(self) -> tuple[CaseFigures, ...]:
        """The years, then the quarters, the newest first."""
        return (*reversed(self.years), *reversed(self.quarters))


def case_places() -> list[CasePlace]:
    """Every place of which anything was published, the government first, then by name; one query."""
    told: dict[str, list[tuple[CaseRelease, dict[str, Any]]]] = {}
    for release in CaseRelease.objects.order_by("starts_on"):
        for row in release.rows:
            told.setdefault(row["key"], []).append((release, row))
    places = [_place(key, listed) for key, listed in told.items()]
    return sorted(places, key=lambda each: (each.key != EVERYBODY, each.name, each.key))


def _place(key: str, told: Sequence[tuple[CaseRelease, dict[str, Any]]]) -> CasePlace:
    quarters = tuple(_quarter(release, row) for release, row in told)
    years = sorted({release.starts_on.year for release, _row in told})
    summed = tuple(_year(year, [row for release, row in told if release.starts_on.year == year]) for year in years)
    return CasePlace(key, told[-1][1]["name"], quarters, summed)


def _quarter(release: CaseRelease, row: dict[str, Any]) -> CaseFigures:
    return _figures(quarter_name(release.starts_on), "quarter", release.starts_on, release.ends_on, [row])


def _year(year: int, rows: Sequence[dict[str, Any]]) -> CaseFigures:
    """The year is worked out from what its published quarters tell, so it tells nothing more."""
    return _figures(_("Year %(year)s") % {"year": year}, "year", date(year, 1, 1), date(year + 1, 1, 1), rows)


def _figures(label: str, span: str, starts_on: date, ends_on: date, rows: Sequence[dict[str, Any]]) -> CaseFigures:
    """Several quarters as one; what one of them hides the whole hides too."""
    numbers, times = [row["n"] for row in rows], [row["times"] for row in rows]
    n = None if None in numbers else sum(numbers)
    share, median = (None, None) if None in times else _speed(times, rows)
    return CaseFigures(label, span, starts_on, ends_on, n, _buckets(rows), share, median)


def _speed(times: Iterable[Sequence[int]], rows: Iterable[dict[str, Any]]) -> tuple[int | None, int | None]:
    decided, in_time = (sum(column) for column in zip(*times, strict=True))
    days: Counter[int] = Counter()
    for row in rows:
        days.update(dict(row["days"]))
    return ratio(in_time * WHOLE, decided), nearest_rank(list(days.items()), HALF)


def _buckets(rows: Sequence[dict[str, Any]]) -> tuple[int, ...]:
    told = [row["buckets"] for row in rows]
    return () if None in told else tuple(sum(column) for column in zip(*told, strict=True))


def bucket_of(figures: CaseFigures, name: str) -> int | None:
    """How many ended so; missing where the buckets are not told."""
    return figures.buckets[BUCKETS.index(name)] if figures.buckets else None
