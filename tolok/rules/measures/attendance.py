"""What attendance says: days and minutes, kept apart."""

from __future__ import annotations

from tolok.rules.measures.measure import Measure, behind, measured
from tolok.rules.steps import Both, Column, Compare, Count, Join, Missing, Node, Nothing, Number, Total, Unit, When
from tolok.rules.terms import Attendance, Better, Scale

_KIND = Column("kind", Scale.WORD, "jenis", "kind")
_MINUTES = Column("minutes", Scale.MINUTES, "menit", "minutes")
_DAYS = Column("n", Scale.DAYS, "hari", "days")
_TIMES = Column("n", Scale.COUNT, "kali", "times")


def _of_kind(kind: Attendance, value: Node) -> Node:
    return Total("attendance", When(_KIND.same(kind), value, Nothing()))


_RECORDED = Join("+", _of_kind(Attendance.WORKING, _DAYS), _of_kind(Attendance.ABSENT, _DAYS))


def _if_recorded(value: Node) -> Node:
    """Attendance that nobody recorded is missing, not perfect."""
    return When(Compare(">", _RECORDED, Number(0, Scale.DAYS)), value, Nothing())


def _minutes(kind: Attendance) -> Node:
    """The minutes of all times; missing if a time has none, for nobody knows how long it was."""
    unknown = Count("attendance", Both(_KIND.same(kind), Missing(_MINUTES)))
    total = _of_kind(kind, Join("×", _MINUTES, _TIMES))
    return _if_recorded(When(unknown.same(0), total, Nothing()))


@measured("Hari tidak masuk tanpa keterangan", "Days absent without a reason", Scale.DAYS)
def _absent_days() -> Node:
    """Working days absent without a valid reason.

    Source: PP 94/2021, Pasal 11 ayat (2) huruf d
    """
    return _if_recorded(_of_kind(Attendance.ABSENT, _DAYS))


@measured("Menit terlambat", "Minutes late", Scale.MINUTES)
def _late_minutes() -> Node:
    """Minutes late, added up over the period.

    Source: PP 94/2021, Pasal 4 huruf f (masuk kerja dan menaati ketentuan jam kerja)
    """
    return _minutes(Attendance.LATE)


@measured("Menit pulang lebih awal", "Minutes left early", Scale.MINUTES)
def _early_minutes() -> Node:
    """Minutes left early, added up over the period.

    Source: PP 94/2021, Pasal 4 huruf f (masuk kerja dan menaati ketentuan jam kerja)
    """
    return _minutes(Attendance.EARLY)


@behind()
def _recorded_days() -> Node:
    """The working days that were recorded, present or absent.

    Source: rancangan Tolok, presensi yang tidak tercatat bukan hadir dan bukan mangkir
    """
    return Unit(_RECORDED, 1, Scale.COUNT)


_YEAR_DAYS, _YEAR_MINUTES = 366, 366 * 24 * 60

ATTENDANCE = {
    "absent_days": Measure("attendance", Scale.DAYS, Better.LOWER, _YEAR_DAYS, _absent_days, _recorded_days),
    "late_minutes": Measure("attendance", Scale.MINUTES, Better.LOWER, _YEAR_MINUTES, _late_minutes, _recorded_days),
    "early_minutes": Measure("attendance", Scale.MINUTES, Better.LOWER, _YEAR_MINUTES, _early_minutes, _recorded_days),
}
