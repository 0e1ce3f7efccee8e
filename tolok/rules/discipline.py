"""Discipline: what absence without a reason leads to, by sum and in a row."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from tolok.rules.canon import Canonical
from tolok.rules.reckon import reckon
from tolok.rules.result import Reckoned
from tolok.rules.steps import Both, Column, Formula, Node, Nothing, Number, When, formula
from tolok.rules.tables import Entry, Limit, by_limit, by_word, per_pack
from tolok.rules.terms import Scale
from tolok.rules.values import Row


class Severity(StrEnum):
    """How heavy a sanction is."""

    NONE = "none"
    LIGHT = "light"
    MEDIUM = "medium"
    HEAVY = "heavy"


class Sanction(StrEnum):
    """The sanctions for absence, from none to the heaviest."""

    NONE = "none"
    ORAL_REPRIMAND = "oral_reprimand"
    WRITTEN_REPRIMAND = "written_reprimand"
    WRITTEN_DISSATISFACTION = "written_dissatisfaction"
    CUT_6_MONTHS = "cut_6_months"
    CUT_9_MONTHS = "cut_9_months"
    CUT_12_MONTHS = "cut_12_months"
    DEMOTION = "demotion"
    RELEASE = "release"
    DISMISSAL = "dismissal"

    @property
    def label_id(self) -> str:
        """The sanction as the law names it."""
        return _LABELS[self][0]

    @property
    def label_en(self) -> str:
        """The sanction in English."""
        return _LABELS[self][1]


_LABELS = {
    Sanction.NONE: ("Tidak ada hukuman", "No sanction"),
    Sanction.ORAL_REPRIMAND: ("Teguran lisan", "Oral reprimand"),
    Sanction.WRITTEN_REPRIMAND: ("Teguran tertulis", "Written reprimand"),
    Sanction.WRITTEN_DISSATISFACTION: ("Pernyataan tidak puas secara tertulis", "Written statement of dissatisfaction"),
    Sanction.CUT_6_MONTHS: ("Pemotongan tukin 25 % selama 6 bulan", "Allowance cut by 25 % for 6 months"),
    Sanction.CUT_9_MONTHS: ("Pemotongan tukin 25 % selama 9 bulan", "Allowance cut by 25 % for 9 months"),
    Sanction.CUT_12_MONTHS: ("Pemotongan tukin 25 % selama 12 bulan", "Allowance cut by 25 % for 12 months"),
    Sanction.DEMOTION: ("Penurunan jabatan setingkat lebih rendah selama 12 bulan", "One level down for 12 months"),
    Sanction.RELEASE: ("Pembebasan dari jabatan menjadi pelaksana selama 12 bulan", "Released from office, 12 months"),
    Sanction.DISMISSAL: ("Pemberhentian dengan hormat tidak atas permintaan sendiri", "Dismissal"),
}


@dataclass(frozen=True)
class DisciplinePolicy(Canonical):
    """From how many days each sanction holds, what it weighs, and the cut (ratio) and its months."""

    days: tuple[Limit, ...]
    consecutive: tuple[Limit, ...]
    severity: tuple[Entry, ...]
    cut: tuple[Entry, ...]
    cut_months: tuple[Entry, ...]
    source: str


@dataclass(frozen=True, slots=True)
class DisciplineFacts(Canonical):
    """Working days absent without a reason in a year, and the most of them in a row; None if nobody recorded them."""

    days: int | None
    longest_run: int | None


_DAYS = Column("days", Scale.DAYS, "hari tanpa keterangan dalam setahun", "days without a reason in a year")
_RUN = Column("longest_run", Scale.DAYS, "hari berturut-turut terbanyak", "most days in a row")


@formula("Hari tanpa keterangan yang terbaca", "Readable days of absence", Scale.DAYS)
def counted_days() -> Node:
    """The days, if they can hold the longest run; a run of none means no day at all.

    Source: rancangan Tolok, catatan yang bertentangan tidak dihitung
    """
    fits = Both(Both(_RUN >= 0, _RUN <= _DAYS), When(_RUN.same(0), _DAYS.same(0), Number(1)))
    return When(fits, _DAYS, Nothing())


@per_pack("Hukuman menurut jumlah hari", "Sanction by days in the year", Scale.WORD)
def by_sum(policy: DisciplinePolicy) -> Node:
    """The sanction of the band that the year's days reach.

    Source: PP 94/2021, jenis hukuman menurut jumlah hari dalam satu tahun
    """
    return by_limit(policy.days, counted_days.column, Scale.DAYS, Sanction.NONE.value)


@per_pack("Hukuman menurut hari berturut-turut", "Sanction by days in a row", Scale.WORD)
def by_run(policy: DisciplinePolicy) -> Node:
    """The sanction that the longest run alone leads to, whatever the sum.

    Source: PP 94/2021, Pasal 11 ayat (2) huruf d (sepuluh hari kerja terus-menerus)
    """
    return by_limit(policy.consecutive, _RUN, Scale.DAYS, Sanction.NONE.value)


@formula("Hukuman disiplin", "Sanction", Scale.WORD)
def sanction() -> Node:
    """The run's sanction where it has one, else the sum's; a named official decides.

    Source: PP 94/2021, Pasal 11 ayat (2) huruf d
    """
    none = by_run.column.same(Sanction.NONE)
    readable = When(counted_days.column >= 0, by_run.column, Nothing())
    return When(none, by_sum.column, readable)


@per_pack("Berat hukuman", "Severity", Scale.WORD)
def severity(policy: DisciplinePolicy) -> Node:
    """Light, medium or heavy.

    Source: PP 94/2021, tingkat hukuman disiplin
    """
    return by_word(policy.severity, sanction.column)


@per_pack("Pemotongan tambahan penghasilan", "Cut of the allowance", Scale.RATIO)
def cut(policy: DisciplinePolicy) -> Node:
    """The share of the allowance that the sanction takes.

    Source: PP 94/2021, hukuman sedang (pemotongan tunjangan kinerja)
    """
    return by_word(policy.cut, sanction.column)


@per_pack("Lama pemotongan", "Months of the cut", Scale.MONTHS)
def cut_months(policy: DisciplinePolicy) -> Node:
    """For how many months it takes it.

    Source: PP 94/2021, hukuman sedang (enam, sembilan, dua belas bulan)
    """
    return by_word(policy.cut_months, sanction.column)


@cache
def discipline_rule(policy: DisciplinePolicy) -> tuple[Formula, ...]:
    """The steps with a policy's tables; reads the cells `days` and `longest_run`."""
    after = (severity(policy), cut(policy), cut_months(policy))
    return (counted_days, by_sum(policy), by_run(policy), sanction, *after)


def discipline_cells(facts: DisciplineFacts) -> Row:
    """The facts as a record."""
    return {"days": facts.days, "longest_run": facts.longest_run}


def discipline(facts: DisciplineFacts, policy: DisciplinePolicy) -> Reckoned:
    """The sanction that absence leads to, with its severity and cut; missing if attendance is.

    Source: PP 94/2021, jenis hukuman menurut jumlah hari dalam satu tahun
    """
    unrecorded = facts.days is None or facts.longest_run is None
    why = "attendance_missing" if unrecorded else "attendance_contradicts"
    whys = {"counted_days": why, "by_run": "attendance_missing"}
    return reckon(discipline_rule(policy), discipline_cells(facts), whys, answer="sanction", numbers=policy.source)
