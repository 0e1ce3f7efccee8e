"""The desk's pages say how much of a case's time is used, and its age."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from tests.apps.citizens.at_desk import Desk, seat
from tests.apps.work import Office, enter_as
from tests.conftest import NOON
from tolok.citizens.models import Case
from tolok.citizens.models.cases import State
from tolok.people.access import enter

DESK = "/contoh/warga/meja/"
BADGE = re.compile(r'<span class="badge (\w+)">(<svg.*?</svg>)?([^<]+)</span>')
# What half, four fifths and all of the time is called, with its tone.
HALF, NEARLY, UP = ("info", "separuh waktunya terpakai"), ("warn", "waktunya hampir habis"), ("bad", "waktunya habis")


@pytest.fixture
def desk(office: Office, noon: None) -> Desk:
    """A desk with its people, at noon."""
    return seat(office)


def badges(desk: Desk, client: Client, case: Case, days: int) -> list[set[tuple[str, str]]]:
    """The badges with a sign in the inbox and on the case's page so many days later, each with tone and word."""
    with time_machine.travel(NOON + timedelta(days=days), tick=False):
        enter_as(client, desk.coordinator)
        pages = [client.get(place).content.decode() for place in (DESK, f"{DESK}kasus/{case.pk}/")]
    enter(desk.office.government.pk)
    return [{(tone, word.strip()) for tone, sign, word in BADGE.findall(page) if sign} for page in pages]


# Of a hundred calendar days from Tuesday 14 July on; the hundredth is Thursday 22 October.
@pytest.mark.parametrize(
    ("days", "said"), [(49, set()), (50, {HALF}), (79, {HALF}), (80, {NEARLY}), (99, {NEARLY}), (100, {UP})]
)
def test_inbox_and_page_say_at_each_share_what_is_used(
    desk: Desk, client: Client, days: int, said: set[tuple[str, str]]
) -> None:
    case = desk.at(State.FORWARDED)
    Case.objects.filter(pk=case.pk).update(within=100, scale="days")

    assert badges(desk, client, case, days) == [said, said]


def test_past_its_last_day_it_is_said_to_be_overdue_also_while_it_waits_for_the_reporter(
    desk: Desk, client: Client
) -> None:
    case = desk.at(State.IN_PROGRESS)
    Case.objects.filter(pk=case.pk).update(within=1, scale="days")
    overdue = {("bad", "lewat batas sejak 15 Juli 2026")}

    plain = badges(desk, client, case, 2)
    desk.step(case, "ask_reporter", at=NOON + timedelta(days=2))

    with time_machine.travel(NOON + timedelta(days=2), tick=False):
        page = client.get(f"{DESK}kasus/{case.pk}/").content.decode()
    assert plain == [overdue, overdue]
    assert ("lewat batas sejak 15 Juli 2026" in page, "menunggu pelapor" in page) == (True, True)


def test_the_age_goes_on_until_the_end(desk: Desk, client: Client) -> None:
    case, done = desk.at(State.FORWARDED), desk.at(State.VERIFIED)
    desk.step(done, "close_unresolved", at=NOON + timedelta(days=4))
    told = {}

    for days in (0, 1, 9):
        with time_machine.travel(NOON + timedelta(days=days), tick=False):
            enter_as(client, desk.coordinator)
            for name, place in (("page", f"{DESK}kasus/{case.pk}/"), ("ended", f"{DESK}?tampil=finished")):
                page = client.get(place).content.decode()
                told[days, name] = re.findall(r"sejak 14 Juli 2026, umur (\d+) hari", page)

    assert [told[days, "page"] for days in (0, 1, 9)] == [["0"], ["1"], ["9"]]
    assert told[9, "ended"] == ["4"]
