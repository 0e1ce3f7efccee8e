"""Attendance reaches the dossier and the receipts that ask for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.apps.appraisal.conftest import AFTER, LATER, Office
from tolok.appraisal.models import Dossier
from tolok.appraisal.queries.words import not_counted
from tolok.engine import packs
from tolok.evidence.actions import (
    Claim,
    ask_correction,
    confirm_correction,
    declare_failure,
    record_attendance,
    record_leaves,
)
from tolok.evidence.queries import DayRow, LeaveRow, Record
from tolok.rules.appraise import appraise
from tolok.rules.facts import AttendanceFact
from tolok.rules.facts import Dossier as Facts
from tolok.rules.result import Part
from tolok.rules.terms import Predikat
from tolok.rules.tpp import tpp
from tolok.rules.tpp.facts import TppFacts

LATE_ON, ABSENT_ON, LATER_ON = date(2026, 4, 7), date(2026, 4, 8), date(2026, 4, 9)


@pytest.fixture
def attended(office: Office) -> Office:
    """The clerk: two days late, one absent, one in time, three of leave."""
    nip = office.people["clerk"].nip
    days = [
        DayRow(nip, date(2026, 4, 6), "present"),
        DayRow(nip, LATE_ON, "present", 25),
        DayRow(nip, ABSENT_ON, "absent"),
        DayRow(nip, LATER_ON, "present", 25),
    ]
    away = LeaveRow(nip, "annual", date(2026, 4, 13), date(2026, 4, 16))
    common = {"by": None, "at": AFTER, "government": office.government, "source": "Mesin contoh"}
    record_attendance(rows=days, **common)  # type: ignore[arg-type]  # the same for both
    record_leaves(rows=[away], **common)  # type: ignore[arg-type]  # the same for both
    return office


def facts(office: Office) -> Facts:
    """The clerk's kept facts of the second quarter."""
    office.gathered()
    return Facts.from_json(Dossier.objects.get().facts)


def parts(kept: Facts) -> dict[str, Part]:
    """What Bukittinggi's quarterly scheme says of these facts, by component."""
    local = appraise(
        replace(kept, government="bukittinggi"), packs.load("bukittinggi-2026").policy("triwulan-daerah")
    ).local
    return {part.kind: part for score in local for part in score.parts}


def test_days_and_minutes_come_into_the_dossier(attended: Office) -> None:
    assert facts(attended).attendance == (
        AttendanceFact("absent", None, 1),
        AttendanceFact("late", 25, 2),
        AttendanceFact("working", None, 6),
    )


def test_the_receipt_of_bukittinggi_counts_them(attended: Office) -> None:
    found = parts(facts(attended))

    assert (found["discipline"].points, found["discipline"].n) == (9000, 7)
    # 50 of 600 minutes late leave eleven twelfths.
    assert found["punctuality"].points == 9167


def test_the_simulated_allowance_of_mataram_counts_them(attended: Office) -> None:
    kept = facts(attended)

    found = tpp(TppFacts(5_000_000, Predikat.BAIK, kept.attendance, 0), packs.load("mataram-2026").tpp())

    # Late twice at 2 percent and absent once at 3 percent, of the discipline part.
    assert found.step("deduction").value == 700


def test_who_was_absent_all_the_time_is_recorded_all_the_same(office: Office) -> None:
    record_attendance(
        by=None, at=AFTER, government=office.government, source="Mesin contoh",
        rows=[DayRow(office.people["clerk"].nip, ABSENT_ON, "absent")],
    )  # fmt: skip  # one line a thought

    assert facts(office).attendance == (AttendanceFact("absent", None, 1), AttendanceFact("working", None, 0))


def test_nobody_s_record_is_missing_and_not_perfect(office: Office) -> None:
    found = parts(facts(office))["discipline"]

    assert (found.points, found.missing is None) == (None, False)
    assert not_counted(found.missing or "", found.silence)


def test_a_contested_day_is_out_and_a_corrected_one_in(attended: Office) -> None:
    clerk, superior = attended.people["clerk"], attended.people["superior"]
    claim = Claim(Record("present", 0, 0), "Saya sudah di loket.")
    ask_correction(by=clerk, at=AFTER, on=ABSENT_ON, claim=claim)
    asked = ask_correction(by=clerk, at=AFTER, on=LATE_ON, claim=claim)
    confirm_correction(by=superior, at=LATER, correction_id=asked.pk)

    found = parts(facts(attended))

    assert [found[kind].points for kind in ("discipline", "punctuality")] == [10_000, 9583]
    assert found["discipline"].n == 6


def test_a_failed_machine_costs_nobody_a_point(attended: Office) -> None:
    declare_failure(
        by=attended.people["hr"], at=AFTER, unit_id=attended.unit.pk, starts_on=LATE_ON,
        ends_on=date(2026, 4, 10), reason="Server mati.",
    )  # fmt: skip  # one line a thought

    found = parts(facts(attended))

    assert [found[kind].points for kind in ("discipline", "punctuality")] == [10_000, 10_000]
