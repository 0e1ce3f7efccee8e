"""The invented year: the same each time, and like life."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections import Counter
from datetime import date, timedelta

import pytest

from tests.conftest import ROOT
from tolok.demo.checks import remarks, verdicts
from tolok.demo.days import TODAY, between, workdays
from tolok.demo.measured import Event, events
from tolok.demo.plans import plans
from tolok.demo.projects import projects, steps
from tolok.demo.structure import SLUGS, town
from tolok.demo.temper import temper
from tolok.demo.year import entries

#: Of everything invented; changes only when the example is meant to change.
SAY = "from tests.apps.demo.test_year import fingerprint; print(fingerprint())"


def fingerprint() -> str:
    """SHA-256 of every invented row of the four governments."""
    digest = hashlib.sha256()
    for slug in SLUGS:
        for rows in (town(slug).holdings, plans(slug), entries(slug), verdicts(slug), remarks(slug)):
            digest.update(repr(rows).encode())
    return digest.hexdigest()


def test_the_same_seed_gives_the_same_bytes_in_another_process() -> None:
    there = subprocess.run([sys.executable, "-c", SAY], cwd=ROOT, capture_output=True, text=True, check=True)

    assert there.stdout.strip() == fingerprint()


@pytest.mark.parametrize("slug", SLUGS)
def test_nothing_is_reported_on_free_days_or_on_the_day_that_stands_still(slug: str) -> None:
    assert {entry.on for entry in entries(slug)} <= set(workdays())
    assert max(entry.filed_on for entry in entries(slug)) < TODAY


@pytest.mark.parametrize("slug", SLUGS)
def test_reports_come_at_most_a_week_late_and_after_the_plan_is_agreed(slug: str) -> None:
    agreed = {plan.key: plan.agreed_on for plan in plans(slug)}

    assert max(entry.filed_on - entry.on for entry in entries(slug)) <= timedelta(days=7)
    assert [entry for entry in entries(slug) if entry.on < agreed[entry.plan]] == []


@pytest.mark.parametrize("slug", SLUGS)
def test_a_copy_repeats_an_earlier_original_of_the_same_person(slug: str) -> None:
    listed = entries(slug)
    copies = [entry for entry in listed if entry.copies is not None]
    pairs = [(copy, listed[copy.copies]) for copy in copies if copy.copies is not None]

    assert len(copies) > 50
    assert {(a.nip == b.nip, a.amount == b.amount, b.copies is None, b.on < a.on) for a, b in pairs} == {
        (True, True, True, True)
    }


@pytest.mark.parametrize("slug", SLUGS)
def test_months_differ_and_somebody_is_silent_for_weeks(slug: str) -> None:
    months = Counter(entry.on.month for entry in entries(slug))
    longest = max((span[1] - span[0]).days for nip in town(slug).people if (span := temper(slug, nip).gap))

    assert sorted(months) == list(range(1, 13))
    assert len(set(months.values())) > 6
    assert longest >= 7


@pytest.mark.parametrize("slug", SLUGS)
def test_one_superior_never_answers_after_july(slug: str) -> None:
    silent, since = town(slug).silent()

    assert [verdict for verdict in verdicts(slug) if verdict.by == silent and verdict.on >= since] == []
    assert len([n for n in town(slug).people if town(slug).superior(n, since + timedelta(days=60)) == silent]) > 1


@pytest.mark.parametrize("slug", SLUGS)
def test_nobody_checks_the_own_work_and_some_evidence_is_not_accepted(slug: str) -> None:
    listed = entries(slug)
    refused = [verdict for verdict in verdicts(slug) if verdict.reason]

    assert [verdict for verdict in verdicts(slug) if verdict.by == listed[verdict.entry].nip] == []
    assert 0.01 < len(refused) / len(verdicts(slug)) < 0.05
    assert len(verdicts(slug)) < len(listed)


def test_documents_of_mataram_are_counted_by_the_system_and_nobody_checks_them() -> None:
    measured = [n for n, entry in enumerate(entries("mataram")) if entry.source]

    assert {entries("mataram")[n].source for n in measured} == {"SIAK"}
    assert {entries("mataram")[n].indicator for n in measured} == {"doc-issued"}
    assert {entry.nip for entry in entries("mataram") if entry.indicator == "doc-ontime"} & {
        entries("mataram")[n].nip for n in measured
    } == set()
    assert {verdict.entry for verdict in verdicts("mataram")} & set(measured) == set()


@pytest.mark.parametrize("slug", ["mataram", "bukittinggi"])
def test_every_counted_amount_is_so_many_services_and_most_are_in_time(slug: str) -> None:
    counted = list(events(slug, date(2026, 1, 1), date(2027, 1, 1)))
    amounts = sum(entry.amount for entry in entries(slug) if entry.source)

    assert len(counted) * 100 == amounts > 500_000
    assert len({each.number for each in counted}) == len(counted)
    assert all(each.received <= each.finished for each in counted)
    assert 0.8 < sum(_is_in_time(each) for each in counted) / len(counted) < 0.99


def _is_in_time(event: Event) -> bool:
    return len(between(event.received[0], event.finished[0])) <= event.service.days


def test_bulungan_has_most_projects_and_each_member_tells_of_them() -> None:
    counts = {slug: len(projects(slug)) for slug in SLUGS}
    told = [list(steps("bulungan", project)) for project in projects("bulungan")]

    assert max(counts, key=lambda slug: counts[slug]) == "bulungan"
    assert min(len(each) for each in told) > 5
    assert {each[-1].percent == project.reached for each, project in zip(told, projects("bulungan"), strict=True)} == {
        True
    }
