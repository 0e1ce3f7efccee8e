"""What can be counted of process, effort, working relations and complaints."""

from __future__ import annotations

from tolok.rules.measures.measure import Measure, behind, measured
from tolok.rules.steps import Column, Compare, Count, Node, Nothing, Number, Ratio, Total, When
from tolok.rules.terms import Better, Conduct, Scale

_N = Column("n", Scale.COUNT, "kejadian", "times counted")
_OF = Column("of", Scale.COUNT, "kesempatan", "times possible")


@measured("Banyaknya", "How many", Scale.COUNT)
def _deeds() -> Node:
    """How often it was counted; missing if nobody counted.

    Source: Artikel Pontianak (proses, upaya, dan hubungan kerja)
    """
    return When(Compare(">", Count("conduct", Number(1)), Number(0)), Total("conduct", _N), Nothing())


@measured("Bagian", "Share", Scale.RATIO)
def _share() -> Node:
    """How often, of how many times it could have been.

    Source: Artikel Pontianak (kemajuan harian, umpan balik)
    """
    return Ratio(Total("conduct", _N), Total("conduct", _OF))


@behind()
def _deeds_n() -> Node:
    """1 if somebody counted.

    Source: rancangan Tolok, yang tidak dihitung bukan nol
    """
    return Count("conduct", Number(1))


@behind()
def _share_n() -> Node:
    """How many times it could have been.

    Source: rancangan Tolok, yang tidak dihitung bukan nol
    """
    return Total("conduct", _OF)


_DEEDS = (Conduct.HELP, Conduct.INITIATIVE, Conduct.INNOVATION)
_SHARES = (Conduct.FEEDBACK, Conduct.STEADY_PROGRESS)
_FAULTS = (Conduct.COMPLAINT,)
_OFTEN = 10_000

CONDUCT = {
    "deeds": Measure("conduct", Scale.COUNT, Better.HIGHER, _OFTEN, _deeds, _deeds_n, "kind", _DEEDS),
    "complaints": Measure("conduct", Scale.COUNT, Better.LOWER, _OFTEN, _deeds, _deeds_n, "kind", _FAULTS),
    "share": Measure("conduct", Scale.RATIO, Better.HIGHER, 10_000, _share, _share_n, "kind", _SHARES),
}
