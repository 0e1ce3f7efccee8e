"""What one indicator achieved in the period, whatever way it is good."""

from __future__ import annotations

from tolok.rules.direction import (
    DUE,
    LOW_DUE,
    ZERO,
    by_direction,
    higher,
    lower,
    nearest,
    none_allowed,
    reached,
    reversed_against,
    stable,
)
from tolok.rules.due import ACCUMULATION, CHECKED, done, due, due_low
from tolok.rules.steps import Column, Formula, Greatest, Join, Least, Missing, Node, Ratio, Unit, When, formula
from tolok.rules.terms import Accumulation, Scale

_CLAIMED = Column("claimed", Scale.AMOUNT, "klaim yang belum diperiksa", "amount still unchecked")
_N_CHECKED = Column("n_checked", Scale.COUNT, "laporan yang sudah diperiksa", "checked reports")
_N_CLAIMED = Column("n_claimed", Scale.COUNT, "laporan yang belum diperiksa", "unchecked reports")
_CAP = Column("cap", Scale.RATIO, "batas tertinggi capaian", "cap of the achievement")
_DONE = done.column


@formula("Capaian sebelum batas", "Achievement before the cap", Scale.RATIO)
def raw() -> Node:
    """Higher: amount ÷ target; lower: (2 × target − amount) ÷ target; inside a range: on target.

    Source: PermenPANRB 8/2021, Lampiran (kondisi normal, kondisi khusus, target berupa kisaran)
    """
    return by_direction(_DONE)


@formula("Capaian", "Achievement", Scale.RATIO)
def achievement() -> Node:
    """The raw achievement, not below zero and not above the policy's cap.

    Source: PermenPANRB 8/2021, Lampiran (capaian tertinggi); batasnya dari kebijakan
    """
    return Least(Greatest(raw.column, ZERO), _CAP)


@formula("Realisasi bila klaim diterima", "Amount if the claims are confirmed", Scale.AMOUNT12)
def done_if_confirmed() -> Node:
    """What would count if every unchecked report were confirmed.

    Source: rancangan Tolok, pegawai tidak menanggung diamnya pemeriksa
    """
    weighted = Join("+", Join("×", CHECKED, _N_CHECKED), Join("×", _CLAIMED, _N_CLAIMED))
    mean = Ratio(weighted, Join("+", _N_CHECKED, _N_CLAIMED), 12)
    together = When(
        ACCUMULATION.same(Accumulation.SUM),
        Unit(Join("+", CHECKED, _CLAIMED), 12, Scale.AMOUNT12),
        When(ACCUMULATION.same(Accumulation.MEAN), mean, Unit(_CLAIMED, 12, Scale.AMOUNT12)),
    )
    first = When(Missing(CHECKED), Unit(_CLAIMED, 12, Scale.AMOUNT12), together)
    return When(Missing(_CLAIMED), _DONE, first)


_POSSIBLE = done_if_confirmed.column


@formula("Capaian bila klaim diterima", "Achievement if the claims are confirmed", Scale.RATIO)
def achievement_if_confirmed() -> Node:
    """The achievement that the unchecked reports could lead to.

    Source: rancangan Tolok, pegawai tidak menanggung diamnya pemeriksa
    """
    return Least(Greatest(by_direction(_POSSIBLE), ZERO), _CAP)


BOUNDS: tuple[Formula, ...] = (due_low,)
TARGET: tuple[Formula, ...] = (due, done, raw, achievement)
CONFIRMED: tuple[Formula, ...] = (done_if_confirmed, achievement_if_confirmed)


def _named(name: str, of: Node, label_id: str, label_en: str) -> Formula:
    label_id, label_en = f"Capaian {label_id}", f"Achievement {label_en}"
    return Formula(name, of, label_id, label_en, Scale.RATIO, raw.summary, raw.source)


# No steps of their own on a receipt: names by which the achievement is told in words.
PARTS: tuple[Formula, ...] = (
    _named("higher", higher(_DONE), "bila makin tinggi makin baik", "where higher is better"),
    _named("reversed", reversed_against(DUE, _DONE), "berbalik terhadap target", "reversed against the target"),
    _named(
        "low_reversed",
        reversed_against(LOW_DUE, _DONE),
        "berbalik terhadap batas bawah",
        "reversed to the low bound",
    ),
    _named("none_allowed", none_allowed(_DONE), "bila tidak boleh terjadi", "where nothing may happen"),
    _named("lower", lower(_DONE), "bila makin rendah makin baik", "where lower is better"),
    _named("nearest", nearest(_DONE), "bila target satu angka", "where the target is one figure"),
    _named("stable", stable(_DONE), "bila makin dekat makin baik", "where nearer is better"),
    _named("reached", reached(_DONE), "bila tercapai atau tidak", "where only reaching it counts"),
    _named(
        "raw_if_confirmed", by_direction(_POSSIBLE), "sebelum batas bila klaim diterima", "before the cap if confirmed"
    ),
)
