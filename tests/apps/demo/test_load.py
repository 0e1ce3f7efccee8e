"""The example is loaded on a real database through the actions, once."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import connection

from tolok.appraisal.queries import appraisals_of_period, replay
from tolok.appraisal.queries.units import achievements, organisations
from tolok.calendar.queries import periods_of_year
from tolok.citizens.queries.served import every_service
from tolok.demo.load import load_missing
from tolok.demo.structure import town
from tolok.people.access import inside
from tolok.people.queries import governments, heads_of, raters_on, showcase, superiors_of_all

SLUG = "bukittinggi"
TABLES = ("people_person", "skp_target", "reports_report", "evidence_check", "appraisal_signature", "ledger_entry")


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: Any) -> Iterator[int]:
    """The id of one example government, loaded once for this module."""
    with django_db_blocker.unblock():
        assert load_missing([SLUG]) == [SLUG]
        yield next(each.pk for each in governments() if each.slug == SLUG)


def counts(government_id: int) -> dict[str, int]:
    """How many rows the government has in each table."""
    with inside(government_id), connection.cursor() as cursor:
        found = {}
        for table in TABLES:
            cursor.execute(f"SELECT count(*) FROM {table}")
            found[table] = int(cursor.fetchone()[0])
    return found


def test_loading_again_changes_nothing_and_takes_no_time(loaded: int) -> None:
    before = counts(loaded)
    started = time.monotonic()

    again = load_missing([SLUG])

    assert (again, counts(loaded)) == ([], before)
    assert time.monotonic() - started < 1
    assert min(before.values()) > 0


def test_the_stored_superiors_are_those_of_the_example(loaded: int) -> None:
    place = town(SLUG)
    days = [date(2026, month, 15) for month in (1, 4, 8, 12)]

    with inside(loaded):
        stored = {(on, key): person.nip for on in days for key, person in superiors_of_all(on=on).items()}
        nips = nip_by_id()

    assert stored == {
        (on, key): superior for on in days for key, nip in nips.items() if (superior := place.superior(nip, on))
    }


def test_some_contested_a_rating_and_the_superior_of_the_rater_decided(loaded: int) -> None:
    with inside(loaded), connection.cursor() as cursor:
        cursor.execute("SELECT state, judge_id = decider_id, decider_id <> rater_id FROM appraisal_objection")
        found = cursor.fetchall()

    assert {state for state, *_rest in found} == {"upheld", "rejected"}
    assert all(is_judge and is_other for _state, is_judge, is_other in found)


def test_three_quarters_are_rated_and_the_last_waits_for_its_visitors(loaded: int) -> None:
    with inside(loaded):
        states = {period.label: states_of(period.pk) for period in periods_of_year(2026) if period.is_legal}

    assert states["Triwulan I 2026"] == {"signed": 70}
    assert states["Triwulan III 2026"]["gathered"] > 1
    assert (states["Triwulan IV 2026"], len(states)) == ({}, 5)


def test_the_public_reads_how_limits_were_kept_in_each_quarter_that_is_over(loaded: int) -> None:
    with inside(loaded):
        told = [each.quarters for each in every_service(on=date(2026, 12, 31)) if each.quarters]

    assert [(kept.starts_on.month, kept.share is not None) for quarters in told for kept in quarters] == [
        (month, True) for month in (1, 4, 7)
    ]


def test_most_are_good_some_very_good_some_need_to_improve(loaded: int) -> None:
    with inside(loaded):
        signed = [a.predikat for p in periods_of_year(2026) for a in appraisals_of_period(p.pk) if a.predikat]
    shares = {predikat: count / len(signed) for predikat, count in Counter(signed).items()}

    assert 0.6 < shares["baik"] < 0.9
    assert 0.02 < shares["sangat_baik"] < 0.2
    assert 0.03 < shares["butuh_perbaikan"] < 0.2
    assert shares.get("kurang", 0) + shares.get("sangat_kurang", 0) < 0.06


def test_a_signed_appraisal_of_the_example_replays_to_the_same_bytes(loaded: int) -> None:
    with inside(loaded):
        first = next(period for period in periods_of_year(2026) if period.label == "Triwulan I 2026")
        same = [replay(appraisal).same for appraisal in appraisals_of_period(first.pk)[:5]]

    assert same == [True] * 5


def test_every_unit_that_somebody_judges_has_its_achievement_in_each_quarter(loaded: int) -> None:
    with inside(loaded):
        quarters = [each for each in periods_of_year(2026) if each.label.startswith("Triwulan")][:3]
        found = organisations()
        heads = heads_of(found, on=date(2026, 12, 31))
        rated = raters_on(date(2026, 12, 31), {head.pk for head in heads.values()})
        judged = {pk for pk, head in heads.items() if rated[head.pk].rater_id}
        decided = achievements([each.pk for each in quarters], found)

    assert set(decided) == {(quarter.pk, pk) for quarter in quarters for pk in judged}
    assert len({each.predikat for each in decided.values()}) > 2


def test_the_first_page_shows_people_who_exist(loaded: int) -> None:
    with inside(loaded):
        shown = showcase(next(each for each in governments() if each.pk == loaded))
        known = set(nip_by_id())

    assert {person.id for person in shown.people} <= known
    assert (len(shown.people), shown.slug) == (8, SLUG)


def nip_by_id() -> dict[int, str]:
    """The NIP of each person of the entered government."""
    from tolok.people.queries import postings

    return {posting.person_id: posting.person.nip for posting in postings(on=date(2026, 12, 31))}


def states_of(period_id: int) -> dict[str, int]:
    """How many appraisals of a period are in each state."""
    return dict(Counter(appraisal.state for appraisal in appraisals_of_period(period_id)))
