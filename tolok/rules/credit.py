"""Angka kredit: what a predikat is worth on the ladder of a functional position."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from tolok.rules.canon import Canonical
from tolok.rules.reckon import reckon
from tolok.rules.result import Reckoned
from tolok.rules.steps import Both, Column, Compare, Formula, Join, Node, Nothing, Number, Ratio, Unit, When, formula
from tolok.rules.tables import Entry, by_word, per_pack
from tolok.rules.terms import Predikat, Scale
from tolok.rules.values import Row


class FunctionalLevel(StrEnum):
    """The levels of functional positions: expertise, then skill."""

    AHLI_PERTAMA = "ahli_pertama"
    AHLI_MUDA = "ahli_muda"
    AHLI_MADYA = "ahli_madya"
    AHLI_UTAMA = "ahli_utama"
    PEMULA = "pemula"
    TERAMPIL = "terampil"
    MAHIR = "mahir"
    PENYELIA = "penyelia"


@dataclass(frozen=True)
class CreditPolicy(Canonical):
    """The year's coefficient of each level (thousandths) and the share each predikat earns (ratio)."""

    coefficient: tuple[Entry, ...]
    percent: tuple[Entry, ...]
    source: str


@dataclass(frozen=True, slots=True)
class CreditFacts(Canonical):
    """A person's predikat, level, and the months (1-12) in that position and period."""

    predikat: Predikat | None
    level: FunctionalLevel | None
    months: int | None


_PREDIKAT = Column("predikat", Scale.PREDIKAT, "predikat", "predikat")
_LEVEL = Column("functional_level", Scale.WORD, "jenjang jabatan", "level of the position")
_MONTHS = Column("months", Scale.MONTHS, "bulan dinilai", "months appraised")
_YEAR = Unit(Number(12, Scale.MONTHS), 10_000, Scale.MONTHS)  # twelve months at 100 %


@per_pack("Koefisien setahun", "Coefficient of a year", Scale.CREDIT)
def coefficient(policy: CreditPolicy) -> Node:
    """What a full year with the predikat Baik is worth at this level.

    Source: Peraturan BKN 3/2023, koefisien angka kredit tahunan
    """
    return by_word(policy.coefficient, _LEVEL)


@per_pack("Persentase predikat", "Share of the predikat", Scale.RATIO)
def percent(policy: CreditPolicy) -> Node:
    """The share of the coefficient that the predikat earns.

    Source: PermenPANRB 1/2023, konversi predikat kinerja ke angka kredit
    """
    return by_word(policy.percent, _PREDIKAT)


@formula("Bulan yang dihitung", "Months that count", Scale.MONTHS)
def counted_months() -> Node:
    """One to twelve months; any other number can't be a part of a year.

    Source: Peraturan BKN 3/2023, penilaian kurang dari satu tahun
    """
    first, last = Number(1, Scale.MONTHS), Number(12, Scale.MONTHS)
    return When(Both(Compare("≥", _MONTHS, first), Compare("≤", _MONTHS, last)), _MONTHS, Nothing())


@formula("Angka kredit", "Angka kredit", Scale.CREDIT, "credit")
def credit_earned() -> Node:
    """Months ÷ 12 × coefficient × share of the predikat, in thousandths.

    Source: Peraturan BKN 3/2023, konversi predikat kinerja ke angka kredit
    """
    earned = Join("×", Join("×", counted_months.column, coefficient.column), percent.column)
    return Ratio(earned, _YEAR, 1)


@cache
def credit_rule(policy: CreditPolicy) -> tuple[Formula, ...]:
    """The steps with a policy's tables; reads the cells `functional_level`, `predikat`, `months`."""
    return (coefficient(policy), percent(policy), counted_months, credit_earned)


def credit_cells(facts: CreditFacts) -> Row:
    """The facts as a record."""
    return {"functional_level": facts.level, "predikat": facts.predikat, "months": facts.months}


def credit(facts: CreditFacts, policy: CreditPolicy) -> Reckoned:
    """The angka kredit of one person and period in thousandths, half up; missing with its reason, never zero.

    Source: Peraturan BKN 3/2023, konversi predikat kinerja ke angka kredit
    """
    whys = {
        "coefficient": "level_missing",
        "percent": "predikat_missing",
        "counted_months": "months_missing" if facts.months is None else "months_out_of_range",
    }
    return reckon(credit_rule(policy), credit_cells(facts), whys, answer="credit", numbers=policy.source)
