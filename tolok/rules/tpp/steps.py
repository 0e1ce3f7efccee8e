"""The steps of a simulated allowance: productivity, discipline, deductions, cut."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from tolok.rules.steps import (
    Both,
    Column,
    Count,
    Formula,
    Join,
    Least,
    Missing,
    Node,
    Nothing,
    Number,
    Ratio,
    Total,
    Unit,
    When,
    formula,
)
from tolok.rules.tables import Entry, by_limit, by_word, per_pack
from tolok.rules.terms import Attendance, Scale
from tolok.rules.tpp.facts import Deductions, TppPolicy

_BASE = Column("base", Scale.RUPIAH, "TPP penuh", "full allowance")
_PREDIKAT = Column("predikat", Scale.PREDIKAT, "predikat", "predikat")
_PRODUCTIVITY = Column("productivity_weight", Scale.RATIO, "bobot produktivitas", "weight of productivity")
_DISCIPLINE = Column("discipline_weight", Scale.RATIO, "bobot disiplin", "weight of discipline")
_CAP = Column("deduction_cap", Scale.RATIO, "batas potongan", "cap of the deductions")
_UPPER = Column("upper_cap", Scale.RATIO, "batas tertinggi", "upper cap")
_CUT = Column("cut", Scale.RATIO, "pemotongan karena hukuman", "cut of a sanction")
_KIND = Column("kind", Scale.WORD, "jenis", "kind")
_MINUTES = Column("minutes", Scale.MINUTES, "menit", "minutes")
_N = Column("n", Scale.COUNT, "kali atau hari", "times or days")
_ALL = Number(10_000, Scale.RATIO)
_NONE = Number(0, Scale.RATIO)
_CENT = 1_000_000  # hundred-millionths in a hundredth of a rupiah


@formula("TPP penuh", "Full allowance", Scale.RUPIAH)
def full() -> Node:
    """What the position earns in a month; an amount below zero is unreadable.

    Source: Kepmendagri 900-4700/2020, TPP menurut kelas jabatan dan indeks daerah
    """
    return When(_BASE >= 0, _BASE, Nothing())


@formula("Catatan hari kerja", "Records of working days", Scale.COUNT)
def recorded() -> Node:
    """Attendance is known only if somebody recorded the working days.

    Source: rancangan Tolok, yang belum ada bukan nol dan bukan penuh
    """
    return Count("attendance", _KIND.same(Attendance.WORKING))


@formula("Catatan yang tidak terbaca", "Unreadable records", Scale.COUNT)
def unreadable() -> Node:
    """Rows without a number, below zero, or of a kind that no rule knows.

    Source: rancangan Tolok, catatan yang tidak terbaca tidak dianggap hadir
    """
    kinds = tuple(Entry(kind.value, 1) for kind in Attendance)
    unknown = Missing(by_word(kinds, _KIND))
    negative = When(Missing(_MINUTES), _N < 0, When(_MINUTES < 0, Number(1), _N < 0))
    return Count("attendance", When(unknown, Number(1), When(Missing(_N), Number(1), negative)))


def _where_known(deduction: Node) -> Node:
    """What attendance costs, once it is known and all of it readable."""
    return When(Both(recorded.column >= 1, unreadable.column.same(0)), deduction, Nothing())


def _times(kind: Attendance, table: Deductions) -> Node:
    """Times × the band of their minutes, over the rows of one kind."""
    unrecorded = by_word((Entry(kind.value, table.unrecorded),), _KIND, Scale.RATIO)
    banded = by_limit(table.minutes, _MINUTES, Scale.MINUTES, 0, Scale.RATIO)
    rate = When(Missing(_MINUTES), unrecorded, banded)
    return _where_known(Total("attendance", When(_KIND.same(kind), Join("×", _N, rate), Nothing())))


@per_pack("Potongan terlambat", "Deduction for coming late", Scale.RATIO)
def late(policy: TppPolicy) -> Node:
    """Each time by its minutes.

    Source: kebijakan pemerintah daerah, potongan menurut menit terlambat
    """
    return _times(Attendance.LATE, policy.late)


@per_pack("Potongan pulang lebih awal", "Deduction for leaving early", Scale.RATIO)
def early(policy: TppPolicy) -> Node:
    """Each time by its minutes.

    Source: kebijakan pemerintah daerah, potongan menurut menit pulang lebih awal
    """
    return _times(Attendance.EARLY, policy.early)


@per_pack("Potongan tidak masuk", "Deduction for absence", Scale.RATIO)
def absence(policy: TppPolicy) -> Node:
    """Each day the same.

    Source: kebijakan pemerintah daerah, potongan menurut hari tidak masuk tanpa keterangan
    """
    rate = by_word((Entry(Attendance.ABSENT.value, policy.absent),), _KIND, Scale.RATIO)
    return _where_known(Total("attendance", Join("×", _N, rate)))


@formula("Potongan disiplin", "Deductions", Scale.RATIO)
def deduction() -> Node:
    """All deductions, at most the policy's cap.

    Source: kebijakan pemerintah daerah, batas potongan
    """
    return Least(late.column + early.column + absence.column, _CAP)


@per_pack("Pengali predikat", "Multiplier of the predikat", Scale.RATIO)
def multiplier(policy: TppPolicy) -> Node:
    """The share of the productivity part that the predikat earns.

    Source: kebijakan pemerintah daerah, pengali predikat
    """
    return by_word(policy.multiplier, _PREDIKAT)


@formula("Bagian produktivitas", "Productivity part", Scale.RUPIAH8)
def productivity() -> Node:
    """Full allowance × weight × multiplier, exact.

    Source: Kepmendagri 900-4700/2020, TPP menurut produktivitas kerja
    """
    return Join("×", Join("×", full.column, _PRODUCTIVITY), multiplier.column)


@formula("Bagian disiplin", "Discipline part", Scale.RUPIAH8)
def discipline() -> Node:
    """Full allowance × weight × what the deductions leave, exact.

    Source: Kepmendagri 900-4700/2020, TPP menurut disiplin kerja
    """
    return Join("×", Join("×", full.column, _DISCIPLINE), Join("−", _ALL, deduction.column))


@formula("Kedua bagian", "Both parts", Scale.RUPIAH8)
def before_cut() -> Node:
    """Productivity and discipline together.

    Source: Kepmendagri 900-4700/2020, TPP menurut produktivitas dan disiplin kerja
    """
    return productivity.column + discipline.column


@formula("Tersisa setelah hukuman disiplin", "Left after a sanction", Scale.RATIO)
def left_after_cut() -> Node:
    """All of it, less the cut of a sanction in force; a cut below nothing or above all is unreadable.

    Source: PP 94/2021, hukuman sedang (pemotongan tunjangan kinerja)
    """
    return When(Both(_CUT >= _NONE, _CUT <= _ALL), Join("−", _ALL, _CUT), Nothing())


@formula("Dibulatkan sekali", "Rounded once", Scale.RUPIAH, "rounded")
def tpp_rounded() -> Node:
    """Both parts × what a sanction leaves, in whole rupiah, half up.

    Source: rancangan Tolok, dibulatkan sekali pada akhirnya
    """
    # The product in one piece would not fit 64 bits. Cut off below a millionth of a rupiah, no half is moved.
    cents = before_cut.column // _CENT
    below = Join("×", before_cut.column - Unit(cents, _CENT, Scale.RUPIAH8), left_after_cut.column) // _CENT
    return Unit(Ratio(Join("+", Join("×", cents, left_after_cut.column), below), Number(_CENT), 1), 1, Scale.RUPIAH)


@formula("TPP simulasi", "Simulated allowance", Scale.RUPIAH, "total")
def tpp_total() -> Node:
    """The rounded amount, at most the policy's upper cap if there is one.

    Source: Kepmendagri 900-4700/2020; batasnya dari kebijakan pemerintah daerah
    """
    capped = Least(tpp_rounded.column, Ratio(Join("×", full.column, _UPPER), _ALL, 1))
    return When(Missing(_UPPER), tpp_rounded.column, capped)


_ROUNDED = replace(tpp_rounded, said=Join("×", before_cut.column, left_after_cut.column))


@cache
def tpp_rule(policy: TppPolicy) -> tuple[Formula, ...]:
    """The steps with a policy's tables; reads the cells of `tpp_cells` and the group `attendance`."""
    attended = (full, recorded, unreadable, late(policy), early(policy), absence(policy), deduction)
    parts = (multiplier(policy), productivity, discipline, before_cut)
    return (*attended, *parts, left_after_cut, _ROUNDED, tpp_total)
