"""What one indicator achieved in the period, whatever way it is good."""

from __future__ import annotations

from functools import cache

from tolok.rules.steps import (
    Both,
    Column,
    Compare,
    Formula,
    Greatest,
    Join,
    Least,
    Missing,
    Node,
    Nothing,
    Number,
    Ratio,
    Unit,
    When,
    formula,
)
from tolok.rules.terms import Accumulation, Polarity, Scale

_FULL = Number(10_000, Scale.RATIO)
_ZERO = Number(0, Scale.RATIO)
_POLARITY = Column("polarity", Scale.WORD, "arah indikator", "direction of the indicator")
_ACCUMULATION = Column("accumulation", Scale.WORD, "cara menjumlah", "way of adding up")
_MONTHS = Column("months", Scale.MONTHS, "bulan dalam periode", "months in the period")
_LOW = Column("low", Scale.AMOUNT, "batas bawah target setahun", "lower bound of the year's target")
_HIGH = Column("high", Scale.AMOUNT, "batas atas target setahun", "upper bound of the year's target")
_CHECKED = Column("checked", Scale.AMOUNT, "realisasi yang sudah diperiksa", "checked amount")
_CLAIMED = Column("claimed", Scale.AMOUNT, "klaim yang belum diperiksa", "amount still unchecked")
_N_CHECKED = Column("n_checked", Scale.COUNT, "laporan yang sudah diperiksa", "checked reports")
_N_CLAIMED = Column("n_claimed", Scale.COUNT, "laporan yang belum diperiksa", "unchecked reports")
_CAP = Column("cap", Scale.RATIO, "batas tertinggi capaian", "cap of the achievement")


def _for_period(bound: Node) -> Node:
    share = Unit(Join("×", bound, _MONTHS), 1, Scale.AMOUNT12, " ÷ 12")
    return When(_ACCUMULATION.same(Accumulation.SUM), share, Unit(bound, 12, Scale.AMOUNT12))


def _either(first: Node, second: Node) -> Node:
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
    return _for_period(_either(_HIGH, _LOW))


@formula("Realisasi yang dihitung", "Amount that counts", Scale.AMOUNT12)
def done() -> Node:
    """Only what somebody else has checked, or a system has measured, counts.

    Source: PermenPANRB 6/2022, Pasal 5 (pendokumentasian kinerja, bukti dukung)
    """
    return Unit(_CHECKED, 12, Scale.AMOUNT12)


_LOW_DUE = due_low.column
_DUE = due.column
_DONE = done.column


def _inside(amount: Node) -> Node:
    return Both(Compare("≥", amount, _LOW_DUE), Compare("≤", amount, _DUE))


def _against(amount: Node, below: Node, above: Node, exact: Node) -> Node:
    """A range target: what holds below and above it; inside it is on target."""
    outside = When(Compare("<", amount, _LOW_DUE), below, above)
    return When(Missing(_LOW_DUE), exact, When(_inside(amount), _FULL, outside))


@cache
def _higher(amount: Node) -> Node:
    plain = Ratio(amount, _DUE)
    return _against(amount, Ratio(amount, _LOW_DUE), plain, plain)


@cache
def _twice(bound: Node, amount: Node) -> Node:
    """(2 × target − amount) ÷ target, below zero too, so that the raw value stays visible."""
    twice = Join("×", Number(2), bound)
    beyond = Join("−", Number(20_000, Scale.RATIO), Ratio(amount, bound))
    return When(Compare("≤", amount, twice), Ratio(Join("−", twice, amount), bound), beyond)


@cache
def _lower(amount: Node) -> Node:
    above = _twice(_DUE, amount)
    ranged = _against(amount, _twice(_LOW_DUE, amount), above, above)
    return When(_DUE.same(0), _none_allowed(amount), ranged)


@cache
def _nearest(amount: Node) -> Node:
    return When(Compare("≤", amount, _DUE), Ratio(amount, _DUE), _twice(_DUE, amount))


@cache
def _stable(amount: Node) -> Node:
    ranged = _against(amount, Ratio(amount, _LOW_DUE), _twice(_DUE, amount), _nearest(amount))
    return When(_DUE.same(0), _none_allowed(amount), ranged)


@cache
def _none_allowed(amount: Node) -> Node:
    return When(amount.same(0), _FULL, _ZERO)


@cache
def _reached(amount: Node) -> Node:
    return When(Compare("≥", amount, _either(_LOW_DUE, _DUE)), _FULL, _ZERO)


@cache
def _raw(amount: Node) -> Node:
    """The achievement by the indicator's direction; an amount below zero can't be judged."""
    directions = (
        (Polarity.LOWER, _lower(amount)),
        (Polarity.DATE, _lower(amount)),
        (Polarity.STABLE, _stable(amount)),
        (Polarity.ZERO, _none_allowed(amount)),
        (Polarity.ON_OFF, _reached(amount)),
    )
    chosen = _higher(amount)
    for direction, rule in directions:
        chosen = When(_POLARITY.same(direction), rule, chosen)
    return When(Compare("≥", amount, Number(0)), chosen, Nothing())


@formula("Capaian sebelum batas", "Achievement before the cap", Scale.RATIO)
def raw() -> Node:
    """Higher: amount ÷ target; lower: (2 × target − amount) ÷ target; inside a range: on target.

    Source: PermenPANRB 8/2021, Lampiran (kondisi normal, kondisi khusus, target berupa kisaran)
    """
    return _raw(_DONE)


@formula("Capaian", "Achievement", Scale.RATIO)
def achievement() -> Node:
    """The raw achievement, not below zero and not above the policy's cap.

    Source: PermenPANRB 8/2021, Lampiran (capaian tertinggi); batasnya dari kebijakan
    """
    return Least(Greatest(raw.column, _ZERO), _CAP)


@formula("Realisasi bila klaim diterima", "Amount if the claims are confirmed", Scale.AMOUNT12)
def done_if_confirmed() -> Node:
    """What would count if every unchecked report were confirmed.

    Source: rancangan Tolok, pegawai tidak menanggung diamnya pemeriksa
    """
    weighted = Join("+", Join("×", _CHECKED, _N_CHECKED), Join("×", _CLAIMED, _N_CLAIMED))
    mean = Ratio(weighted, Join("+", _N_CHECKED, _N_CLAIMED), 12)
    together = When(
        _ACCUMULATION.same(Accumulation.SUM),
        Unit(Join("+", _CHECKED, _CLAIMED), 12, Scale.AMOUNT12),
        When(_ACCUMULATION.same(Accumulation.MEAN), mean, Unit(_CLAIMED, 12, Scale.AMOUNT12)),
    )
    first = When(Missing(_CHECKED), Unit(_CLAIMED, 12, Scale.AMOUNT12), together)
    return When(Missing(_CLAIMED), _DONE, first)


_POSSIBLE = done_if_confirmed.column


@formula("Capaian bila klaim diterima", "Achievement if the claims are confirmed", Scale.RATIO)
def achievement_if_confirmed() -> Node:
    """The achievement that the unchecked reports could lead to.

    Source: rancangan Tolok, pegawai tidak menanggung diamnya pemeriksa
    """
    return Least(Greatest(_raw(_POSSIBLE), _ZERO), _CAP)


BOUNDS: tuple[Formula, ...] = (due_low,)
TARGET: tuple[Formula, ...] = (due, done, raw, achievement)
CONFIRMED: tuple[Formula, ...] = (done_if_confirmed, achievement_if_confirmed)


def _named(name: str, of: Node, label_id: str, label_en: str) -> Formula:
    label_id, label_en = f"Capaian {label_id}", f"Achievement {label_en}"
    return Formula(name, of, label_id, label_en, Scale.RATIO, raw.summary, raw.source)


# No steps of their own on a receipt: names by which the achievement is told in words.
PARTS: tuple[Formula, ...] = (
    _named("higher", _higher(_DONE), "bila makin tinggi makin baik", "where higher is better"),
    _named("reversed", _twice(_DUE, _DONE), "berbalik terhadap target", "reversed against the target"),
    _named("low_reversed", _twice(_LOW_DUE, _DONE), "berbalik terhadap batas bawah", "reversed against the low bound"),
    _named("none_allowed", _none_allowed(_DONE), "bila tidak boleh terjadi", "where nothing may happen"),
    _named("lower", _lower(_DONE), "bila makin rendah makin baik", "where lower is better"),
    _named("nearest", _nearest(_DONE), "bila target satu angka", "where the target is one figure"),
    _named("stable", _stable(_DONE), "bila makin dekat makin baik", "where nearer is better"),
    _named("reached", _reached(_DONE), "bila tercapai atau tidak", "where only reaching it counts"),
    _named("raw_if_confirmed", _raw(_POSSIBLE), "sebelum batas bila klaim diterima", "before the cap if confirmed"),
)
