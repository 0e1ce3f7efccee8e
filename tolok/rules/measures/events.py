"""What measured services say: share within the limit, median and 90th percentile."""

from __future__ import annotations

from tolok.rules.measures.measure import Measure, behind, measured
from tolok.rules.steps import Column, Compare, Formula, Node, Nothing, Quantile, Ratio, Total, When
from tolok.rules.terms import Better, Scale

_N = Column("n", Scale.COUNT, "banyak layanan", "services")
_UNIT = Column("unit", Scale.WORD, "satuan", "unit")
_TAKEN = {unit: Column("taken", unit, "waktu layanan", "time taken") for unit in (Scale.DAYS, Scale.MINUTES)}
_LIMIT = Column("limit", Scale.DAYS, "batas waktu", "time limit")
_MEDIAN, _NINETIETH = 5_000, 9_000


def _in(unit: Scale, value: Node) -> Node:
    return When(_UNIT.same(unit), value, Nothing())


@measured("Bagian dalam batas waktu", "Share within the time limit", Scale.RATIO)
def _within_limit() -> Node:
    """Finished services within their limit, of all finished.

    Source: UU 25/2009, standar pelayanan (jangka waktu penyelesaian); Artikel Mataram (batas waktu)
    """
    within = When(Compare("≤", _TAKEN[Scale.DAYS], _LIMIT), _N, Nothing())
    return Ratio(Total("events", within), Total("events", _N))


def _time_taken(unit: Scale, part: int) -> Node:
    return Quantile("events", _in(unit, _TAKEN[unit]), _N, part)


@measured("Median waktu layanan", "Median time of a service", Scale.DAYS)
def _median_days() -> Node:
    """Half of the services took at most so many days.

    Source: UU 25/2009, standar pelayanan (jangka waktu penyelesaian)
    """
    return _time_taken(Scale.DAYS, _MEDIAN)


@measured("Persentil ke-90 waktu layanan", "90th percentile of the time", Scale.DAYS)
def _ninetieth_days() -> Node:
    """Nine of ten services took at most so many days.

    Source: UU 25/2009, standar pelayanan (jangka waktu penyelesaian)
    """
    return _time_taken(Scale.DAYS, _NINETIETH)


@measured("Median waktu layanan", "Median time of a service", Scale.MINUTES)
def _median_minutes() -> Node:
    """Half of the services took at most so many minutes.

    Source: UU 25/2009, standar pelayanan (jangka waktu penyelesaian)
    """
    return _time_taken(Scale.MINUTES, _MEDIAN)


@measured("Persentil ke-90 waktu layanan", "90th percentile of the time", Scale.MINUTES)
def _ninetieth_minutes() -> Node:
    """Nine of ten services took at most so many minutes.

    Source: UU 25/2009, standar pelayanan (jangka waktu penyelesaian)
    """
    return _time_taken(Scale.MINUTES, _NINETIETH)


@behind()
def _events_n() -> Node:
    """How many finished services were measured.

    Source: rancangan Tolok, jumlah kejadian terlalu kecil tidak dihitung
    """
    return Total("events", _N)


_LONGEST = {Scale.DAYS: 36_600, Scale.MINUTES: 36_600 * 24 * 60}


def _time(unit: Scale, value: Formula) -> Measure:
    return Measure("events", unit, Better.LOWER, _LONGEST[unit], value, _events_n, "service", None)


EVENTS = {
    "within_limit": Measure("events", Scale.RATIO, Better.HIGHER, 10_000, _within_limit, _events_n, "service", None),
    "median_days": _time(Scale.DAYS, _median_days),
    "ninetieth_days": _time(Scale.DAYS, _ninetieth_days),
    "median_minutes": _time(Scale.MINUTES, _median_minutes),
    "ninetieth_minutes": _time(Scale.MINUTES, _ninetieth_minutes),
}
