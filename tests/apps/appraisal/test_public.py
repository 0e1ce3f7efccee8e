"""What the public brings becomes a figure: of the unit first, of one from ten."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.apps.appraisal.cases import FRIDAY, MONDAY, TUESDAY, WEDNESDAY, brought, promised
from tests.apps.appraisal.conftest import Office
from tests.apps.appraisal.test_satisfied import asked, said
from tolok.appraisal.actions import gather_period
from tolok.appraisal.models import Appraisal
from tolok.appraisal.queries.public import Whose, public_figures
from tolok.appraisal.queries.receipt import target_page
from tolok.engine import packs
from tolok.people.models import Position, Unit
from tolok.rules.caseload import Caseload
from tolok.rules.facts import ComponentFact, Dossier, TargetFact
from tolok.skp.models import Target

AFTER = datetime(2026, 7, 2, 3, 0, tzinfo=UTC)
APRIL, JULY = date(2026, 4, 1), date(2026, 7, 1)


def read(office: Office, reading: str, starts_on: date = APRIL, ends_on: date = JULY, role: str = "clerk") -> Caseload:
    """What the reading says of a person in the span."""
    policy = packs.load(office.government.pack).contents
    figures = public_figures(office.government, policy, starts_on=starts_on, ends_on=ends_on)
    return figures.read(reading, Whose(office.people[role].pk, office.unit.pk, starts_on, ends_on))


def fact_of(office: Office, reading: str, unit: str) -> tuple[TargetFact, Appraisal]:
    """The clerk's target as the dossier of the second quarter holds it, when it is read that way."""
    target = Target.objects.filter(outcome__skp__person=office.people["clerk"]).get()
    Target.objects.filter(pk=target.pk).update(reading=reading, accumulation="mean", unit=unit)
    gather_period(by=office.people["hr"], at=AFTER, period=office.quarter())
    appraisal = Appraisal.objects.get(person=office.people["clerk"])
    return Dossier.from_json(appraisal.dossier.facts).targets[0], appraisal


READINGS = ("cases_in_time", "cases_days", "cases_reopened", "satisfaction", "improved_in_time")


@pytest.mark.parametrize("reading", READINGS)
def test_where_the_public_brought_nothing_it_is_missing(office: Office, reading: str) -> None:
    assert read(office, reading) == Caseload(None, 0)


def test_a_target_reads_the_share_answered_in_time_without_a_report(office: Office) -> None:
    brought(office, WEDNESDAY, n=3)
    brought(office, FRIDAY)

    fact, appraisal = fact_of(office, "cases_in_time", "persen")

    assert (fact.checked, fact.n_checked, fact.claimed, fact.n_claimed) == (7_500, 4, None, 0)
    page = target_page(appraisal, fact.id)
    assert page is not None
    assert [line.result for line in page.lines] == ["75 persen"]


def test_a_target_that_nothing_stands_behind_waits_and_its_page_says_so(office: Office) -> None:
    fact, appraisal = fact_of(office, "cases_in_time", "persen")

    page = target_page(appraisal, fact.id)

    assert (fact.checked, fact.n_checked) == (None, 0)
    assert page is not None
    assert [(line.result, line.missing) for line in page.lines] == [("–", True)]


def test_days_are_those_of_the_limit_and_the_middle_one_counts(office: Office) -> None:
    for day in (TUESDAY, WEDNESDAY, FRIDAY):
        brought(office, day)

    assert read(office, "cases_days") == Caseload(200, 3)


def test_what_came_back_counts_though_it_was_answered_again(office: Office) -> None:
    brought(office, WEDNESDAY, reopened=1)
    brought(office, WEDNESDAY, n=3)

    assert read(office, "cases_reopened") == Caseload(2_500, 4)


def test_a_case_whose_limit_ran_out_is_late_before_it_is_answered(office: Office) -> None:
    brought(office, None)
    brought(office, date(2026, 7, 3))
    brought(office, WEDNESDAY, n=2)

    assert (read(office, "cases_in_time"), read(office, "cases_days")) == (Caseload(5_000, 4), Caseload(200, 2))


@pytest.mark.parametrize(
    "more",
    [
        {"state": "not_ours", "finished_on": TUESDAY},
        {"state": "closed_unresolved", "finished_on": TUESDAY},
        {"standing": "spam"},
        {"within": None, "state": "received"},
        {"clock_from": date(2026, 6, 30)},
    ],
)
def test_what_is_not_owed_yet_or_ended_otherwise_counts_nowhere(office: Office, more: dict[str, Any]) -> None:
    brought(office, None, **more)

    assert read(office, "cases_in_time") == Caseload(None, 0)


def test_closing_without_solution_after_the_limit_is_late(office: Office) -> None:
    brought(office, None, state="closed_unresolved", finished_on=FRIDAY)

    assert read(office, "cases_in_time") == Caseload(0, 1)


def test_one_s_own_cases_count_from_ten_and_drawn_to_the_unit(office: Office) -> None:
    clerk = office.people["clerk"]
    brought(office, WEDNESDAY, n=11)
    brought(office, FRIDAY, n=9, by=clerk)
    before = read(office, "cases_in_time")

    brought(office, FRIDAY, by=clerk)

    assert (before, read(office, "cases_in_time")) == (Caseload(5_500, 20), Caseload(2_619, 10))
    assert read(office, "cases_in_time", role="colleague") == Caseload(5_238, 21)


@pytest.mark.parametrize("cause", ["rule", "system"])
def test_nobody_answers_for_a_rule_or_a_system(office: Office, cause: str) -> None:
    brought(office, FRIDAY, n=10, by=office.people["clerk"], concerns=cause)
    brought(office, WEDNESDAY, n=10)

    assert read(office, "cases_in_time") == Caseload(5_000, 20)


def test_a_unit_with_too_few_cases_reads_those_of_the_unit_above_not_of_one_beside(office: Office) -> None:
    below, beside = (
        Unit.objects.create(
            government=office.government, code=code, name=code, time_zone="Asia/Jakarta", parent=office.unit
        )
        for code in ("D1", "D2")
    )
    brought(office, FRIDAY, n=4, unit=below)
    brought(office, FRIDAY, n=6, unit=beside)
    policy = packs.load(office.government.pack).contents

    def read_below() -> Caseload:
        figures = public_figures(office.government, policy, starts_on=APRIL, ends_on=JULY)
        return figures.read("cases_in_time", Whose(office.people["clerk"].pk, below.pk, APRIL, JULY))

    few = read_below()
    brought(office, WEDNESDAY, n=5)

    assert (few, read_below(), read(office, "cases_in_time")) == (
        Caseload(0, 4),
        Caseload(10_000, 5),
        Caseload(3_333, 15),
    )


def test_the_share_in_time_is_a_fact_for_local_schemes(office: Office) -> None:
    below = Unit.objects.create(
        government=office.government, code="D1", name="Bidang", time_zone="Asia/Jakarta", parent=office.unit
    )
    Position.objects.filter(postings__person=office.people["clerk"]).update(unit=below)
    brought(office, WEDNESDAY, n=6)

    gather_period(by=office.people["hr"], at=AFTER, period=office.quarter())

    facts = Dossier.from_json(Appraisal.objects.get(person=office.people["clerk"]).dossier.facts)
    assert facts.components == (ComponentFact("case_times", 10_000, 6),)


@pytest.mark.parametrize(("n", "expected"), [(4, Caseload(None, 0)), (5, Caseload(10_000, 5))])
def test_satisfaction_is_read_from_five_answers_on(office: Office, n: int, expected: Caseload) -> None:
    said(asked(office, "ktp", office.unit), 4, n)

    assert read(office, "satisfaction") == expected


@pytest.mark.parametrize(
    ("starts_on", "ends_on"), [(date(2026, 5, 1), date(2026, 6, 1)), (APRIL, date(2026, 6, 30)), (MONDAY, JULY)]
)
def test_nobody_hears_of_a_quarter_that_is_not_whole_in_the_days_asked(
    office: Office, starts_on: date, ends_on: date
) -> None:
    said(asked(office, "ktp", office.unit), 4, 30)

    assert read(office, "satisfaction", starts_on, ends_on) == Caseload(None, 0)


def test_a_promise_is_kept_when_it_is_done_by_its_day(office: Office) -> None:
    promised(office, FRIDAY, FRIDAY)
    promised(office, FRIDAY, date(2026, 5, 9))
    promised(office, FRIDAY, TUESDAY, state="dropped")
    promised(office, FRIDAY, state="running")
    promised(office, JULY, JULY)

    assert read(office, "improved_in_time") == Caseload(2_500, 4)
