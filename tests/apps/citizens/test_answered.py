"""How cases were answered is published by quarter, once, and nothing of few."""

from __future__ import annotations

import json
import secrets
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test import Client

from tests.apps.citizens.visitor import MOST
from tests.apps.work import SAVEPOINTS, Office
from tolok.citizens.actions.cases.releases import QuarterIsNotCounted, release_cases, release_due_cases
from tolok.citizens.models import Case, CaseRelease
from tolok.citizens.queries.cases.published import CasePlace, case_places
from tolok.citizens.queries.cases.quarters import quarters_to_tell
from tolok.ledger.models import LedgerEntry
from tolok.people.access import enter
from tolok.people.models import Unit

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

pytestmark = pytest.mark.usefixtures("noon")
JANUARY, APRIL = date(2026, 1, 1), date(2026, 4, 1)
# 45 days after the quarter's last day, and the day before.
COUNTED = datetime(2026, 5, 16, 3, tzinfo=UTC)
BEFORE = COUNTED - timedelta(days=1)
# A Monday; a light case of that day is due on the Wednesday.
MONDAY, WEDNESDAY, FRIDAY = (date(2026, 2, day) for day in (2, 4, 6))
CONFIRMED: dict[str, Any] = {"state": "settled", "is_confirmed": True, "answered_on": WEDNESDAY, "finished_on": FRIDAY}
SILENT: dict[str, Any] = {**CONFIRMED, "is_confirmed": False}
LATE: dict[str, Any] = {"state": "answered", "answered_on": FRIDAY}


def came(office: Office, n: int, unit: Unit | None = None, **more: Any) -> None:
    """So many light cases of the first quarter that ended alike."""
    told: dict[str, Any] = {
        "kind": "complaint", "mode": "anonymous", "text": "Kata rahasia.", "counts_on": MONDAY, "clock_from": MONDAY,
        "category": "light", "within": 2, "scale": "working_days", "unit": unit or office.unit,
    }  # fmt: skip  # one thought a line
    for _number in range(n):
        hashes = {"code_hash": secrets.token_bytes(32), "key_hash": secrets.token_bytes(32)}
        Case.objects.create(government=office.government, **hashes, **{**told, **more})


def another(office: Office, name: str) -> Unit:
    return Unit.objects.create(government=office.government, code=name, name=name, time_zone="Asia/Makassar")


def released(office: Office, starts_on: date = JANUARY) -> CaseRelease:
    return release_cases(at=COUNTED, government=office.government, starts_on=starts_on)


def places() -> dict[str, CasePlace]:
    return {each.name: each for each in case_places()}


def test_the_four_endings_stand_apart_and_add_up(office: Office) -> None:
    came(office, 7, **CONFIRMED)
    came(office, 5, **SILENT)
    came(office, 2, state="closed_unresolved", finished_on=FRIDAY)
    came(office, 1, state="in_progress", reopened=1)
    came(office, 3, **LATE)
    came(office, 4, state="not_ours", finished_on=WEDNESDAY)

    released(office)

    (told,) = places()[office.unit.name].quarters
    assert (told.n, told.buckets, told.median_days) == (18, (7, 5, 2, 1, 3), 2)
    assert (told.in_time, told.text) == (6_667, "66,67 %")
    assert sum(told.buckets) == told.n


def test_of_few_cases_nothing_is_told_and_of_the_unit_beside_them_neither(office: Office) -> None:
    few, beside, large = another(office, "Sedikit"), another(office, "Sebelah"), another(office, "Besar")
    for unit, n in ((few, 2), (beside, 6), (large, 20)):
        came(office, n, unit, **CONFIRMED)
        came(office, n, unit, **SILENT)

    released(office)

    told = {name: each.quarters[0].n for name, each in places().items()}
    assert told == {office.government.name: 56, "Besar": 40, "Sebelah": None, "Sedikit": None}


def test_where_all_reporters_did_the_same_it_is_not_told_what(office: Office) -> None:
    came(office, 12, **CONFIRMED)

    released(office)

    (told,) = places()[office.unit.name].quarters
    assert (told.n, told.buckets, [each.n for each in told.endings], told.in_time) == (12, (), [None] * 5, 10_000)


def test_a_quarter_comes_out_on_its_day_and_once(office: Office) -> None:
    came(office, 12, **CONFIRMED)

    early = release_due_cases(at=BEFORE, government=office.government)
    done = [release_due_cases(at=COUNTED, government=office.government) for _time in range(2)]

    assert (early, done) == (0, [1, 0])
    assert CaseRelease.objects.get().starts_on == JANUARY
    assert LedgerEntry.objects.filter(verb="release_cases", actor_id=None).count() == 1
    with pytest.raises(QuarterIsNotCounted):
        released(office)


@pytest.mark.parametrize("starts_on", [APRIL, date(2026, 2, 1)])
def test_a_quarter_that_is_not_counted_yet_is_refused(office: Office, starts_on: date) -> None:
    with pytest.raises(QuarterIsNotCounted):
        released(office, starts_on)


def test_where_nothing_came_nothing_is_due(office: Office) -> None:
    assert quarters_to_tell(office.government, on=date(2030, 1, 1)) == []


def test_every_quarter_since_the_first_case_is_due_in_order(office: Office) -> None:
    came(office, 1, counts_on=date(2025, 9, 30), **CONFIRMED)

    assert quarters_to_tell(office.government, on=COUNTED.date()) == [
        date(2025, 7, 1), date(2025, 10, 1), JANUARY
    ]  # fmt: skip  # one line


def test_what_is_published_stays_as_it_is(office: Office) -> None:
    came(office, 12, **CONFIRMED)
    released(office)
    kept = CaseRelease.objects.get().rows

    Case.objects.update(state="answered", is_confirmed=False)
    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE citizens_caserelease SET rows = '[]'")

    assert CaseRelease.objects.get().rows == kept
    assert places()[office.unit.name].quarters[0].n == 12


def test_a_year_is_what_its_quarters_told_and_hides_what_one_of_them_hides(office: Office) -> None:
    other = another(office, "Lain")
    spring: dict[str, Any] = {"counts_on": date(2026, 5, 4), "clock_from": date(2026, 5, 4)}
    answered: dict[str, Any] = {"state": "settled", "answered_on": date(2026, 5, 5), "finished_on": date(2026, 5, 6)}
    came(office, 11, **CONFIRMED)
    came(office, 11, **SILENT)
    came(office, 10, **spring, **answered)
    came(office, 10, other, **CONFIRMED)
    came(office, 4, other, **spring, **answered)
    came(office, 6, another(office, "Ketiga"), **spring, **answered)
    release_due_cases(at=datetime(2026, 8, 20, 3, tzinfo=UTC), government=office.government)

    found = places()

    assert [(each.n, each.median_days) for each in found[office.unit.name].years] == [(32, 2)]
    assert [each.n for each in found["Lain"].years] == [None]
    assert [each.label for each in found[office.unit.name].rows] == ["Tahun 2026", "Triwulan 2 2026", "Triwulan 1 2026"]


def test_the_page_tells_it_and_no_word_of_a_case(office: Office, client: Client) -> None:
    few = another(office, "Sedikit")
    came(office, 11, **CONFIRMED)
    came(office, 9, **LATE)
    came(office, 3, few, **CONFIRMED)
    came(office, 7, another(office, "Ketiga"), **LATE)
    empty = client.get("/contoh/warga/aduan/").content.decode()
    enter(office.government.pk)
    released(office)

    page = client.get("/contoh/warga/aduan/").content.decode()
    rows = json.loads(client.get("/contoh/warga/data/aduan.json").content)["rows"]
    schema = json.loads(client.get("/contoh/warga/data/aduan/skema.json").content)

    assert "Belum ada yang diumumkan" in empty
    assert "55 %" in page
    assert "terlalu sedikit" in page
    assert "Kata rahasia" not in page + json.dumps(rows)
    assert [(row["name"], row["span"], row["came"], row["open"]) for row in rows if row["name"] == "Sedikit"] == [
        ("Sedikit", "quarter", None, None),
        ("Sedikit", "year", None, None),
    ]
    assert all(list(row) == list(schema["properties"]) for row in rows)


@pytest.mark.parametrize("n", [12, 60])
def test_the_page_asks_as_often_whatever_came_and_stays_light(
    office: Office, client: Client, n: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(n // 12):
        came(office, 12, another(office, f"Unit {number}"), **CONFIRMED)
    released(office)
    enter(office.government.pk)

    for place, queries in (("aduan/", 2), ("data/aduan.json", 2)):
        with django_assert_num_queries(queries + SAVEPOINTS):
            answer = client.get(f"/contoh/warga/{place}")
        assert (answer.status_code, len(answer.content) < MOST) == (200, True)
