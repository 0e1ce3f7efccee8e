"""What others say: points another body found, and voices."""

from __future__ import annotations

from tolok.rules.measures.measure import Measure, behind, measured
from tolok.rules.steps import Column, Count, Node, Ratio, Total, known
from tolok.rules.terms import Better, Scale, Voice

_POINTS = Column("points", Scale.POINTS, "nilai", "points")
_N = Column("n", Scale.COUNT, "banyak suara", "voices")


@measured("Nilai yang diterima", "Points received", Scale.POINTS)
def _given() -> Node:
    """The points another body found, such as a citizens' index or an audit.

    Source: rancangan Tolok, nilai dari luar dicatat apa adanya
    """
    return Ratio(Total("components", _POINTS), Count("components", known(_POINTS)), 1)


@behind()
def _given_n() -> Node:
    """How many answers or findings stand behind the points received.

    Source: rancangan Tolok, jumlah suara terlalu kecil tidak dihitung
    """
    return Total("components", _N)


@measured("Rata-rata suara", "Mean of the voices", Scale.POINTS)
def _voice() -> Node:
    """The mean of the sheets of one voice, as coarse as its page tells them.

    Source: PermenPANRB 8/2021, survei rekan kerja dan bawahan; PermenPANRB 6/2022, umpan balik berkelanjutan
    """
    return Ratio(Total("ratings", _POINTS), Count("ratings", known(_POINTS)), 1)


@behind()
def _voice_n() -> Node:
    """How many sheets with information a voice gave.

    Source: rancangan Tolok, jumlah suara terlalu kecil tidak dihitung
    """
    return Count("ratings", known(_POINTS))


VOICES = {
    "given": Measure("components", Scale.POINTS, Better.HIGHER, 10_000, _given, _given_n, "kind", None),
    "voice": Measure("ratings", Scale.POINTS, Better.HIGHER, 10_000, _voice, _voice_n, "voice", tuple(Voice)),
}
