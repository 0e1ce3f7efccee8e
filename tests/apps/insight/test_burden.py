"""What reporting costs is counted by role and week, never by person."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.apps.work import SAVEPOINTS, Office, aim, enter_as, filed, hire, office, plan, post, send
from tests.conftest import NOON, TODAY
from tolok.insight.access import PERMISSIONS
from tolok.insight.actions import Taken, count_opening, count_openings
from tolok.insight.actions.timing import _counters
from tolok.insight.models import Timing
from tolok.insight.queries.burden import burden
from tolok.insight.queries.burden_words import proposals, spoken, told
from tolok.insight.queries.roles import Role
from tolok.insight.queries.seconds import seconds_of
from tolok.people.models import Person, Position
from tolok.reports.actions import Filing, file_reports
from tolok.reports.models import Report

__all__ = ["office"]
MONDAY = date(2026, 7, 13)


def count(office: Office, typed: str, *, level: str = "pelaksana", reports: int = 1) -> bool:
    """One sending is counted."""
    return count_opening(at=NOON, government=office.government, level=level, typed=typed, reports=reports)


def sums() -> dict[str, int]:
    """What all counters add up to."""
    names = ("n", "reports", "seconds", "up_to_15", "up_to_30", "up_to_60", "up_to_120", "up_to_300", "longer")
    rows = list(Timing.objects.all())
    return {name: total for name in names if (total := sum(getattr(row, name) for row in rows))}


def crew(office: Office, size: int) -> list[Filing]:
    """So many people, each with one report of this week to file."""
    lead = Position.objects.get(code="B")
    found = []
    for number in range(size):
        person = hire(office.government, f"Pegawai {number}", 700 + number)
        post(office.unit, f"Z{number}", person, lead)
        target = aim(plan(person, office["superior"]), "Berkas", "berkas", 100)
        found.append(Filing(person, NOON, person, TODAY, target_id=target.pk, amount=100))
    return found


def only(roles: list[Role]) -> Role:
    """The one role that reported."""
    (role,) = roles
    return role


def test_seconds_are_added_up_by_week_and_role(office: Office) -> None:
    assert [count(office, typed, reports=2) for typed in ("12", "75.4", "900", "0")] == [True] * 4

    assert sums() == {"n": 4, "reports": 8, "seconds": 987, "up_to_15": 2, "up_to_120": 1, "longer": 1}
    assert {(row.week, row.level) for row in Timing.objects.all()} == {(MONDAY, "pelaksana")}


@pytest.mark.parametrize("typed", ["", "-1", "NaN", "inf", "1e9", "3601", "99999999", "١٢", "12 detik", "0x10"])
def test_a_time_that_cannot_be_right_is_not_counted(office: Office, typed: str) -> None:
    assert count(office, typed) is False
    assert sums() == {}


@given(st.text(max_size=12))
def test_any_text_is_whole_seconds_of_an_hour_or_nothing(typed: str) -> None:
    seconds = seconds_of(typed)

    assert seconds is None or 0 <= seconds <= 3600


@pytest.mark.parametrize(("level", "reports"), [("head_of_region", 1), ("", 1), ("raja", 1), ("pelaksana", 0)])
def test_a_role_of_one_person_or_none_is_not_counted(office: Office, level: str, reports: int) -> None:
    assert count(office, "12", level=level, reports=reports) is False


def test_no_column_of_a_counter_names_a_person_or_a_moment() -> None:
    kinds = {field.name: field.get_internal_type() for field in Timing._meta.concrete_fields}

    assert not any(kind in ("DateTimeField", "UUIDField") for kind in kinds.values())
    assert [name for name, kind in kinds.items() if kind == "ForeignKey"] == ["government"]


def test_counting_leaves_no_trace_that_could_be_joined_with_a_report(office: Office) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM ledger_entry")
        before = cursor.fetchone()
        count(office, "12")
        cursor.execute("SELECT count(*) FROM ledger_entry")

        assert cursor.fetchone() == before


def test_many_sendings_at_once_count_like_one_by_one(office: Office) -> None:
    for typed in ("12", "75"):
        count(office, typed)
    one_by_one = sums()
    Timing.objects.all().delete()

    taken = [Taken("pelaksana", TODAY, 12, 1), Taken("pelaksana", TODAY, 75, 1)]
    rows = count_openings(at=NOON, government=office.government, taken=taken)

    assert (rows, sums()) == (1, one_by_one)


@pytest.mark.usefixtures("db")
@settings(max_examples=20)
@given(st.lists(st.integers(0, 3600), max_size=8))
def test_every_sending_lies_in_one_bucket(times: list[int]) -> None:
    buckets = ("up_to_15", "up_to_30", "up_to_60", "up_to_120", "up_to_300", "longer")
    for seconds in times:
        counted = _counters(Taken("pelaksana", TODAY, seconds, 1))
        assert sum(counted.get(bucket, 0) for bucket in buckets) == 1


def test_the_today_page_counts_and_a_wrong_time_never_costs_a_report(office: Office, client: Client) -> None:
    enter_as(client, office["self"])
    row = {f"t{office.documents.pk}-amount": "12"}
    with time_machine.travel(NOON, tick=False):
        page = client.get("/contoh/hari-ini/").content.decode()
        for seconds in ("42", "-7", "banyak"):
            assert send(client, "hari-ini/", **row, seconds_open=seconds).status_code == 302
        assert client.post("/contoh/hari-ini/", {"key": uuid4(), **row}).status_code == 302

    assert 'name="seconds_open"' in page
    assert Report.objects.count() == 4
    assert sums() == {"n": 1, "reports": 1, "seconds": 42, "up_to_60": 1}


def test_a_week_is_seconds_by_people_and_a_small_group_stays_hidden(office: Office) -> None:
    filings = crew(office, 5)
    file_reports(at=NOON, filings=filings[:4])
    for _ in range(5):
        count(office, "60")
    small = only(burden(on=TODAY))
    file_reports(at=NOON, filings=filings[4:])
    large = only(burden(on=TODAY))

    assert (small.is_small, small.last, small.seldom) == (True, None, ())
    assert large.last is not None
    assert (large.last.starts_on, large.last.seconds_a_person, large.covered) == (MONDAY, 60, 10_000)
    assert len(large.weeks) == 12


def test_a_field_that_hardly_anybody_fills_in_is_proposed_to_go(office: Office) -> None:
    filings = crew(office, 5)
    many = [Filing(f.by, f.at, f.person, f.on, target_id=f.target_id, amount=100, note="Ada") for f in filings * 20]
    file_reports(at=NOON, filings=many)

    roles = burden(on=TODAY)
    (found,) = told(roles)

    assert proposals(roles)[0] == (
        "“Menit” hampir tidak pernah diisi: Pelaksana (0 % dari 100 laporan). Pertimbangkan untuk tidak menanyakannya."
    )
    assert [use.name for use in found.uses if not use.is_seldom] == ["Catatan"]
    assert (found.now, found.each, found.readings) == ("", "", ())


def test_the_page_shows_hr_the_numbers_and_nobody_else(office: Office, client: Client) -> None:
    file_reports(at=NOON, filings=crew(office, 5))
    for _ in range(5):
        count(office, "300")
    with time_machine.travel(NOON, tick=False):
        enter_as(client, office["hr"])
        page = client.get("/contoh/wawasan/beban/")
        enter_as(client, office["self"])
        refused = client.get("/contoh/wawasan/beban/")

    assert (page.status_code, refused.status_code) == (200, 403)
    assert "5 menit" in page.content.decode()
    assert "5 orang di minggu terakhir yang tampil" in page.content.decode()


def test_an_empty_city_says_when_numbers_come(office: Office, client: Client) -> None:
    enter_as(client, office["hr"])

    assert "Tidak ada laporan dalam dua belas minggu terakhir" in client.get("/contoh/wawasan/beban/").content.decode()


def test_heads_and_the_mayor_may_see_it(office: Office) -> None:
    head, mayor = office["superior"], office["above"]
    Position.objects.filter(code="B").update(is_head=True)
    Position.objects.filter(code="A").update(level="head_of_region")

    assert [PERMISSIONS["see_burden"](by, by, TODAY) for by in (head, mayor)] == [True, True]


def test_the_page_takes_the_same_queries_for_one_role_and_for_two(
    office: Office, client: Client, django_assert_num_queries: Any
) -> None:
    filed(office)
    enter_as(client, office["hr"])
    for level in ("pelaksana", "fungsional"):
        Position.objects.filter(code="C").update(level=level)
        with time_machine.travel(NOON, tick=False), django_assert_num_queries(8 + SAVEPOINTS):
            client.get("/contoh/wawasan/beban/")
        file_reports(at=NOON, filings=crew_of_one(office))


def crew_of_one(office: Office) -> list[Filing]:
    """One more report, by one more person, the first time it is asked for."""
    return [] if Person.objects.filter(name="Pegawai 0").exists() else crew(office, 1)


def test_time_is_spoken_in_seconds_then_in_minutes() -> None:
    assert [spoken(each) for each in (1, 119, 120, 149, 151)] == [
        "1 detik",
        "119 detik",
        "2 menit",
        "2 menit",
        "3 menit",
    ]


def test_weeks_lie_a_week_apart(office: Office) -> None:
    filed(office)

    weeks = [week.starts_on for week in only(burden(on=TODAY)).weeks]

    assert {after - before for before, after in pairwise(weeks)} == {timedelta(days=7)}
    assert weeks[-1] == MONDAY
