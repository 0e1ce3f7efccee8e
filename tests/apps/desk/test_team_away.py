"""Who is away by right is not silent, and contested days wait for the superior."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from tests.apps.evidence.attending import MONDAY, TUESDAY, day, grant, leave, take
from tests.apps.work import SAVEPOINTS, Office, enter_as, hire, post
from tests.conftest import NOON, TODAY
from tolok.desk.queries.team import Member, team
from tolok.evidence.actions import Claim, ask_correction, withdraw_correction
from tolok.evidence.models import AttendanceCorrection
from tolok.evidence.queries import Record

pytestmark = pytest.mark.usefixtures("noon")
DAY = timedelta(days=1)


def ani(office: Office) -> Member:
    """How the clerk stands on the superior's page."""
    return next(each for each in team(office["superior"], on=TODAY).members if each.name == "Ani")


def contest(office: Office, on: date = MONDAY) -> AttendanceCorrection:
    """The clerk says that the record of a day is wrong."""
    claim = Claim(Record("present", 0, 0), "Mesin di loket mati.")
    return ask_correction(by=office["self"], at=NOON, on=on, claim=claim)


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        ("annual", "cuti sampai 17 Jul 2026"),
        ("sick", "cuti sampai 17 Jul 2026"),
        ("duty_travel", "dinas luar sampai 17 Jul 2026"),
        ("study", "tugas belajar sampai 17 Jul 2026"),
    ],
)
def test_whoever_is_on_leave_is_not_silent_and_its_end_is_said(office: Office, kind: str, word: str) -> None:
    grant(office, leave(office["self"], TODAY - DAY, date(2026, 7, 18), kind))

    assert (ani(office).is_silent, ani(office).away) == (False, word)


def test_why_somebody_has_leave_is_not_on_the_page(office: Office, client: Client) -> None:
    grant(office, leave(office["self"], TODAY, TODAY + DAY, "sick"))
    enter_as(client, office["superior"])

    page = client.get("/contoh/tim/").content.decode()

    assert ("cuti sampai 14 Jul 2026" in page, "sakit" in page.casefold()) == (True, False)


def test_whoever_is_excused_today_is_not_silent_today(office: Office) -> None:
    take(office, day(office["self"], TUESDAY, "excused"))

    assert (ani(office).is_silent, ani(office).away) == (False, "berizin hari ini")


def test_a_leave_says_more_than_the_record_of_one_of_its_days(office: Office) -> None:
    grant(office, leave(office["self"], TODAY, TODAY + 2 * DAY))
    take(office, day(office["self"], TUESDAY, "excused"))

    assert ani(office).away == "cuti sampai 15 Jul 2026"


def test_days_away_by_right_lie_outside_the_silence_after_them(office: Office) -> None:
    before = ani(office).silent_days
    grant(office, leave(office["self"], date(2026, 7, 6), date(2026, 7, 9)))
    take(office, day(office["self"], date(2026, 7, 10), "excused"))

    after = ani(office)

    assert (before - after.silent_days, after.is_silent, after.away) == (4, True, "")


def test_who_never_came_back_from_a_leave_of_all_those_days_is_not_silent(office: Office) -> None:
    grant(office, leave(office["self"], TODAY - 90 * DAY, TODAY))

    assert (ani(office).silent_days, ani(office).is_silent, ani(office).away) == (0, False, "")


def test_a_leave_that_was_taken_back_or_lies_ahead_excuses_nobody(office: Office) -> None:
    grant(office, leave(office["self"], TODAY, TODAY + DAY))
    grant(office, leave(office["self"], TODAY, TODAY + DAY, is_withdrawn=True))
    grant(office, leave(office["self"], TODAY + DAY, TODAY + 2 * DAY))

    assert (ani(office).is_silent, ani(office).away) == (True, "")


def test_contested_days_wait_for_the_superior_until_they_are_taken_back(office: Office, client: Client) -> None:
    take(office, day(office["self"], kind="absent"))
    asked = contest(office)
    contest(office, date(2026, 7, 10))
    enter_as(client, office["superior"])

    page = client.get("/contoh/tim/").content.decode()
    withdraw_correction(by=office["self"], at=NOON, correction_id=asked.pk)

    assert '<a href="#presensi">2 hari untuk diputuskan</a>' in page
    assert 'href="/contoh/bukti/presensi/perbaikan/"' in page
    assert team(office["superior"], on=TODAY).contested == 1
    assert team(office["above"], on=TODAY).contested == 0


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_whoever_is_away(
    office: Office, client: Client, django_assert_num_queries: Any, count: int
) -> None:
    lead = office["superior"].postings.get().position
    for number in range(count):
        person = hire(office.government, f"Orang {number}", 80 + number)
        post(office.unit, f"N{number}", person, lead)
        grant(office, leave(person, TODAY, TODAY + DAY))
        take(office, day(person, MONDAY, "excused"))
        contest(office, MONDAY - number * DAY - 3 * DAY)
    enter_as(client, office["superior"])

    with django_assert_num_queries(13 + SAVEPOINTS):
        response = client.get("/contoh/tim/")

    assert response.status_code == 200
