"""Reads what the public may know of a service: its limit and how it was kept."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date

from tolok.citizens.models import ServedRelease
from tolok.citizens.queries.spans import quarter_name
from tolok.rules.numbers import shown
from tolok.rules.steps import ratio
from tolok.rules.terms import Scale
from tolok.skp.queries import ServiceRow, services

# So many quarters are drawn.
QUARTERS = 8


@dataclass(frozen=True)
class Kept:
    """A quarter as the public sees it: the share in time (ratio) of `n`; both missing where too few were finished."""

    label: str
    starts_on: date
    n: int | None
    share: int | None

    @property
    def value(self) -> float | None:
        """The share in percent, to be drawn."""
        return None if self.share is None else self.share / 100

    @property
    def text(self) -> str:
        """The share in words."""
        return "" if self.share is None else shown(self.share, Scale.RATIO)


@dataclass(frozen=True)
class ServiceLine:
    """A service in the list: what it is, whose, how long it may take, and how often that was kept last."""

    row: ServiceRow
    last: Kept | None


@dataclass(frozen=True)
class ServiceShown:
    """One service with its quarters, the earliest first."""

    row: ServiceRow
    quarters: tuple[Kept, ...]


def service_lines(*, on: date) -> list[ServiceLine]:
    """Every service that is given, by unit and name; three queries."""
    return [ServiceLine(each.row, each.quarters[-1] if each.quarters else None) for each in every_service(on=on)]


def every_service(*, on: date) -> list[ServiceShown]:
    """Every service that is given with all its quarters, by unit and name; three queries."""
    return _shown([row for row in services(on=on) if not row.is_retired])


def service_shown(service_id: int, *, on: date) -> ServiceShown | None:
    """One service that is given with its last quarters; three queries."""
    rows = [row for row in services(on=on) if row.id == service_id and not row.is_retired]
    return next((replace(each, quarters=each.quarters[-QUARTERS:]) for each in _shown(rows)), None)


def _shown(rows: list[ServiceRow]) -> list[ServiceShown]:
    quarters: dict[int, list[Kept]] = defaultdict(list)
    for release in ServedRelease.objects.all():
        for told in release.rows:
            quarters[told["service"]].append(_kept(release.starts_on, told["n"], told["in_time"]))
    return [ServiceShown(row, tuple(quarters[row.id])) for row in rows]


def _kept(starts_on: date, n: int | None, in_time: int | None) -> Kept:
    share = None if n is None or in_time is None else ratio(in_time * 10_000, n)
    return Kept(quarter_name(starts_on), starts_on, n, share)
