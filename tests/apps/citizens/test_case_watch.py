"""The HR agency watches every case's time, reads no word and takes no step."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.apps.citizens.at_desk import Desk, seat
from tests.apps.work import SAVEPOINTS, Office, enter_as
from tests.conftest import NOON
from tolok.citizens.actions.cases.hearing import ask_person
from tolok.citizens.models import Case
from tolok.citizens.models.cases import State
from tolok.people.access import enter
from tolok.skp.models import Service

WATCH = "/contoh/warga/meja/pantau/"
ROW = re.compile(r"<li>.*?</li>", re.DOTALL)
# What a reporter could be known by, in every case that these tests bring.
KNOWN_BY = {"text": "Loket tiga menutup sebelum waktunya", "name": "Bu Kenari", "phone": "0811-kenari"}


@pytest.fixture
def desk(office: Office, noon: None) -> Desk:
    """A desk with its people, at noon."""
    return seat(office)


def watched(desk: Desk, client: Client, view: str = "open") -> str:
    """What the HR agency reads."""
    enter_as(client, desk.office["hr"])
    answer = client.get(WATCH, {"tampil": view})
    assert answer.status_code == 200
    enter(desk.office.government.pk)
    return answer.content.decode()


def row_of(page: str, case: Case) -> str:
    return next((row for row in ROW.findall(page) if f"nomor {case.pk}<" in row), "")


def test_the_hr_agency_sees_every_unit_and_others_nothing(desk: Desk, client: Client) -> None:
    cases = [desk.bring(unit=unit) for unit in (desk.unit, desk.elsewhere, None)]
    page, seen = watched(desk, client), {}

    for role in ("superior", "planner", "self", "colleague", "above"):
        enter_as(client, desk.office[role])
        seen[role] = client.get(WATCH).status_code
    client.logout()

    assert [bool(row_of(page, case)) for case in cases] == [True, True, True]
    assert [name in page for name in ("Disdukcapil", "Dinas Lain", "Belum diteruskan")] == [True, True, True]
    assert seen == dict.fromkeys(("superior", "planner", "self", "colleague", "above"), 403)
    assert client.get(WATCH).status_code == 302


@pytest.mark.parametrize("mode", ["open", "secret", "anonymous"])
def test_no_word_and_nothing_a_reporter_is_known_by_is_told(desk: Desk, client: Client, mode: str) -> None:
    case = desk.at(State.FORWARDED, mode=mode, unit=desk.elsewhere, **KNOWN_BY)

    page = watched(desk, client)

    assert row_of(page, case)
    assert [word for word in KNOWN_BY.values() if word in page] == []
    assert client.get(f"/contoh/warga/meja/kasus/{case.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("mode", "own", "is_told"),
    [("open", False, True), ("secret", False, False), ("anonymous", False, False), ("open", True, False)],
)
def test_service_and_class_are_told_of_named_cases_of_other_units_only(
    desk: Desk, client: Client, mode: str, own: bool, is_told: bool
) -> None:
    unit = desk.unit if own else desk.elsewhere  # the HR agency sits in the first
    service = Service.objects.create(government=desk.office.government, unit=unit, code="KIA", name="Kartu Anak")
    case = desk.at(State.VERIFIED, mode=mode, service=service, unit=None)

    row = row_of(watched(desk, client), case)

    assert [word in row for word in ("Kartu Anak", "Pengaduan ringan")] == [is_told, is_told]
    assert [word in row for word in ("Pengaduan", unit.name, "diverifikasi", "umur 0 hari", "hari ke-0 dari 2")] == (
        [True] * 5
    )
    assert [word in row for word in ("Rahasia", "Anonim", "Bernama", "<a ")] == [False] * 4


def test_who_is_complained_of_does_not_find_the_case(desk: Desk, client: Client) -> None:
    case = desk.at(State.IN_PROGRESS)
    before = row_of(watched(desk, client), case)

    ask_person(by=desk.coordinator, at=NOON, case=case, person=desk.office["hr"], question="Bagaimana?")

    assert before
    assert row_of(watched(desk, client), case) == ""


def test_each_view_has_its_cases_and_nothing_held_is_listed(desk: Desk, client: Client) -> None:
    Case.objects.filter(pk=desk.bring().pk).update(standing="held")
    empty = watched(desk, client)
    for state in (State.RECEIVED, State.ANSWERED, State.SETTLED):
        desk.at(state)
    desk.step(desk.at(State.SETTLED), "reopen_case")

    views = ("open", "overdue", "reopened", "answered", "finished")
    counted = {view: watched(desk, client, view).count("nomor ") for view in views}

    assert "Tidak ada apa-apa di sini" in empty
    assert counted == {"open": 2, "overdue": 0, "reopened": 1, "answered": 1, "finished": 1}


def test_there_is_no_step_to_take_and_the_way_is_shown(desk: Desk, client: Client) -> None:
    case = desk.at(State.FORWARDED)
    main = watched(desk, client).partition("<main")[2].partition("</main>")[0]

    places = [client.get(f"/contoh/{place}").content.decode() for place in ("lainnya/", "warga/meja/unit/")]
    at_case = [f"/contoh/warga/meja/kasus/{case.pk}/{move}/" for move in ("kerjakan", "tutup")]
    refused = [client.post(place, {"key": uuid4()}).status_code for place in at_case]

    assert ("<form" in main, "/meja/kasus/" in main) == (False, False)
    assert [f'href="{WATCH}"' in place for place in places] == [True, True]
    assert refused == [404, 404]


@pytest.mark.parametrize("rows", [1, 4])
def test_it_asks_the_same_however_many_lie_there(desk: Desk, client: Client, rows: int) -> None:
    for number in range(rows):
        desk.at(State.FORWARDED, unit=(desk.unit, desk.elsewhere)[number % 2])
    watched(desk, client)

    with CaptureQueriesContext(connection) as queries:
        client.get(WATCH)

    assert len(queries) - SAVEPOINTS == 12
