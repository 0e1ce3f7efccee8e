"""What is due in the period, and what was done of it."""

from __future__ import annotations

from tolok.rules.steps import Column, Compare, Join, Missing, Node, Nothing, Unit, When, formula
from tolok.rules.terms import Accumulation, Scale

_MONTHS = Column("months", Scale.MONTHS, "bulan dalam periode", "months in the period")
_LOW = Column("low", Scale.AMOUNT, "batas bawah target setahun", "lower bound of the year's target")
_HIGH = Column("high", Scale.AMOUNT, "batas atas target setahun", "upper bound of the year's target")
ACCUMULATION = Column("accumulation", Scale.WORD, "cara menjumlah", "way of adding up")
CHECKED = Column("checked", Scale.AMOUNT, "realisasi yang sudah diperiksa", "checked amount")


def _for_period(bound: Node) -> Node:
    share = Unit(Join("×", bound, _MONTHS), 1, Scale.AMOUNT12, " ÷ 12")
    return When(ACCUMULATION.same(Accumulation.SUM), share, Unit(bound, 12, Scale.AMOUNT12))


def either(first: Node, second: Node) -> Node:
    """The first, or the second where the first is missing."""
    return When(Missing(first), second, first)


@formula("Target periode (batas bawah)", "Lower bound for the period", Scale.AMOUNT12)
def due_low() -> Node:
    """The lower bound of a range target, for the period; an exact target has none.

    Source: rancangan Tolok, target tahunan dibagi menurut bulan (PermenPANRB 6/2022 tidak mengaturnya)
    """
    return When(Compare("<", _LOW, _HIGH), _for_period(_LOW), Nothing())


@formula("Target periode", "Target of the period", Scale.AMOUNT12)
def due() -> Node:
    """The year's upper bound; in proportion to the months where amounts add up.

    Source: rancangan Tolok, target tahunan dibagi menurut bulan (PermenPANRB 6/2022 tidak mengaturnya)
    """
    return _for_period(either(_HIGH, _LOW))


@formula("Realisasi yang dihitung", "Amount that counts", Scale.AMOUNT12)
def done() -> Node:
    """Only what somebody else has checked, or a system has measured, counts.

    Source: PermenPANRB 6/2022, Pasal 5 (pendokumentasian kinerja, bukti dukung)
    """
    return Unit(CHECKED, 12, Scale.AMOUNT12)
