"""Rules about persons beside the appraisal: receipts and silence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tolok.engine import packs
from tolok.rules.credit import CreditFacts, FunctionalLevel, credit
from tolok.rules.discipline import Sanction, Severity
from tolok.rules.facts import AttendanceFact
from tolok.rules.ip_asn import ip_asn
from tolok.rules.ip_asn.facts import Duty, Education, IpAsnFacts
from tolok.rules.numbers import shown
from tolok.rules.result import Held, Reckoned
from tolok.rules.tables import Entry
from tolok.rules.terms import Attendance, Predikat, Scale, Silence
from tolok.rules.tpp import tpp
from tolok.rules.tpp.facts import TppFacts

PACK = packs.load("permenpanrb-6-2022")
CLERK = IpAsnFacts(Education.S2, Duty.FUNCTIONAL, 1, 20, 1, Predikat.BAIK, Severity.NONE)
MONTH = (
    AttendanceFact(Attendance.WORKING, None, 21),
    AttendanceFact(Attendance.LATE, 20, 2),
    AttendanceFact(Attendance.LATE, None, 1),
    AttendanceFact(Attendance.ABSENT, None, 1),
)


def formulas(found: Reckoned) -> dict[str, str]:
    """Each step's calculation as the receipt prints it."""
    return {step.name: step.formula for step in found.steps}


def test_the_receipt_of_credit_fills_the_numbers_in() -> None:
    found = credit(CreditFacts(Predikat.SANGAT_BAIK, FunctionalLevel.AHLI_MUDA, 7), PACK.credit())

    assert formulas(found)["credit"] == "7 × 25 × 150 % ÷ 12 = 21,875"
    assert found.step("credit").source.startswith("Peraturan BKN 3/2023, konversi predikat kinerja ke angka kredit · ")


def test_the_receipt_of_an_allowance_shows_every_step() -> None:
    found = tpp(TppFacts(5_123_457, Predikat.BAIK, MONTH, 2_500), PACK.tpp())

    assert formulas(found) == {
        "full": "5.123.457",
        "recorded": "1",
        "unreadable": "0",
        "late": "2 × 0,50 % + 1 × 1,50 % = 2,50 %",
        "early": "0 = 0 %",
        "absence": "1 × 3 % = 3 %",
        "deduction": "2,50 % + 0 % + 3 % = 5,50 %",
        "multiplier": "baik = 100 %",
        "productivity": "5.123.457 × 60 % × 100 % = 3.074.074,2",
        "discipline": "5.123.457 × 40 % × (100 % − 5,50 %) = 1.936.666,75",
        "before_cut": "3.074.074,2 + 1.936.666,75 = 5.010.740,95",
        "left_after_cut": "100 % − 25 % = 75 %",
        "rounded": "5.010.740,95 × 75 % = 3.758.056",
        "total": "3.758.056",
    }


def test_a_result_is_written_and_read_back() -> None:
    found = tpp(TppFacts(None, None, (), 0), PACK.tpp())

    assert Reckoned.from_json(found.to_json()) == found


def test_90_and_a_half_is_rounded_before_it_is_classified() -> None:
    policy = replace(PACK.ip_asn(), education=(Entry("s2", 2_050),))

    found = ip_asn(CLERK, policy)

    assert (found.value, found.step("rounded").value, found.step("category").value) == (9_050, 9_100, "very_high")


def test_just_under_90_and_a_half_stays_high() -> None:
    policy = replace(PACK.ip_asn(), education=(Entry("s2", 2_049),))

    found = ip_asn(CLERK, policy)

    assert (found.value, found.step("category").value) == (9_049, "high")


def test_where_the_policy_says_so_the_other_parts_stand_in_for_a_missing_one() -> None:
    policy = replace(PACK.ip_asn(), missing=Silence.REDISTRIBUTE)

    found = ip_asn(replace(CLERK, predikat=None), policy)

    assert (found.value, found.step("known_weight").value, found.held) == (9_286, 7_000, ())


def test_no_part_at_all_is_no_index_even_where_the_others_stand_in() -> None:
    policy = replace(PACK.ip_asn(), missing=Silence.REDISTRIBUTE)

    found = ip_asn(IpAsnFacts(None, None, None, None, None, None, None), policy)

    assert (found.value, found.missing) == (None, "education_missing")


def test_where_the_policy_holds_each_missing_part_asks_somebody_once() -> None:
    policy = replace(PACK.ip_asn(), missing=Silence.HOLD)

    found = ip_asn(replace(CLERK, predikat=None, seminars=None, technical_hours=None), policy)

    assert found.value is None
    assert found.held == (
        Held("technical_points", "training_missing", "person"),
        Held("performance", "predikat_missing", "superior"),
    )


def test_where_the_policy_refuses_nobody_is_asked() -> None:
    policy = replace(PACK.tpp(), missing=Silence.REFUSE)

    found = tpp(TppFacts(5_000_000, Predikat.BAIK, (), 0), policy)

    assert (found.value, found.missing, found.held) == (None, "attendance_missing", ())


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        (TppFacts(None, Predikat.BAIK, MONTH, 0), "base_missing"),
        (TppFacts(-1, Predikat.BAIK, MONTH, 0), "base_negative"),
        (TppFacts(5_000_000, Predikat.BAIK, MONTH, None), "cut_missing"),
        (TppFacts(5_000_000, Predikat.BAIK, MONTH, -1), "cut_out_of_range"),
        (
            TppFacts(5_000_000, Predikat.BAIK, (*MONTH, AttendanceFact(Attendance.LATE, -5, 1)), 0),
            "attendance_unreadable",
        ),
    ],
)
def test_each_missing_or_impossible_fact_is_named(facts: TppFacts, why: str) -> None:
    found = tpp(facts, PACK.tpp())

    assert (found.value, found.missing) == (None, why)


def test_every_missing_step_carries_its_own_reason() -> None:
    found = tpp(TppFacts(5_000_000, None, (), 0), PACK.tpp())

    assert {step.name: step.missing for step in found.steps if step.missing} == {
        **dict.fromkeys(("late", "early", "absence", "deduction", "discipline"), "attendance_missing"),
        **dict.fromkeys(("multiplier", "productivity", "before_cut", "rounded", "total"), "predikat_missing"),
    }


def test_every_sanction_has_its_two_names() -> None:
    names = [(sanction.label_id, sanction.label_en) for sanction in Sanction]

    assert len(set(names)) == len(Sanction)
    assert (Sanction.ORAL_REPRIMAND.label_id, Sanction.ORAL_REPRIMAND.label_en) == ("Teguran lisan", "Oral reprimand")


def test_shares_of_a_rupiah_are_read_in_hundredths() -> None:
    assert shown(188_030_871_900_000, Scale.RUPIAH8) == "1.880.308,72"
