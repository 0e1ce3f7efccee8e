"""What of the public's cases may be published, so that no single case is found."""

from __future__ import annotations

from dataclasses import dataclass

from tolok.rules.canon import Canonical
from tolok.rules.publish import Place, Sums, visible

BUCKETS = ("confirmed", "unconfirmed", "unresolved", "reopened", "open")


@dataclass(frozen=True, slots=True)
class CaseSums(Canonical):
    """Of a unit: the cases in each bucket, and how many were answered or ran out, some of them in time."""

    buckets: tuple[int, ...]
    decided: int
    in_time: int

    @property
    def n(self) -> int:
        """Every case is in one bucket."""
        return sum(self.buckets)


@dataclass(frozen=True, slots=True)
class Tellable(Canonical):
    """Of which units the number may be told, of which the buckets too, of which how fast they answered."""

    number: frozenset[str]
    buckets: frozenset[str]
    times: frozenset[str]


def tellable(whole: CaseSums, units: dict[str, CaseSums], *, key: str, least: int) -> Tellable:
    """What may be told of units and of the whole that they and what lies with no unit make.

    Everything told follows from the exact sums of groups that do not overlap, each of at least `least` cases. Where
    buckets are told no group lies in one bucket alone; so two reporters of it could change places and nothing shown
    would change.

    Source: rancangan Tolok, penahanan primer dan pelengkap pada angka aduan (P12)
    """
    number = visible(_place(key, whole, units), lambda each: each.sums.n >= least)
    buckets = visible(
        _place(key, whole, units),
        lambda each: each.key in number and each.sums.n >= least and max(each.sums.totals) < each.sums.n,
    )
    times = visible(_timed(key, whole, units), lambda each: each.key in number and each.sums.n >= least)
    return Tellable(frozenset(number), frozenset(buckets), frozenset(times))


def _place(key: str, whole: CaseSums, units: dict[str, CaseSums]) -> Place:
    below = tuple(Place(unit, Sums(sums.n, sums.buckets, ())) for unit, sums in units.items())
    return Place(key, Sums(whole.n, whole.buckets, ()), below)


def _timed(key: str, whole: CaseSums, units: dict[str, CaseSums]) -> Place:
    below = tuple(Place(unit, Sums(sums.decided, (), ())) for unit, sums in units.items())
    return Place(key, Sums(whole.decided, (), ()), below)
