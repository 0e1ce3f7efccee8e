"""The desk names the service or the unit before a case is passed on."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.apps.citizens.at_desk import Desk, seat
from tests.apps.citizens.test_case_reports import sent
from tests.apps.work import Office, enter_as
from tests.conftest import NOON
from tolok.citizens.actions.cases import moves
from tolok.citizens.actions.cases.moves import PlaceMissing
from tolok.citizens.actions.cases.steps import NotAtThisPoint
from tolok.citizens.models import Case
from tolok.citizens.models.cases import State
from tolok.people.access import enter
from tolok.skp.models import Service

CHECKED = {"kind": "complaint", "category": "light", "concerns": "unsure"}
CHOSEN = re.compile(r'<option value="([^"]*)" selected')


@pytest.fixture
def desk(office: Office, noon: None) -> Desk:
    """A desk with its people, at noon."""
    return seat(office)


@pytest.fixture
def service(desk: Desk) -> Service:
    """A service of the other unit."""
    return Service.objects.create(
        government=desk.office.government, unit=desk.elsewhere, code="KIA", name="Kartu Identitas Anak"
    )


def page(case: Case, more: str = "") -> str:
    return f"/contoh/warga/meja/kasus/{case.pk}/{more}"


def check(client: Client, case: Case, place: str) -> HttpResponse:
    return client.post(page(case, "periksa/"), {"key": uuid4(), **CHECKED, "place": place})  # type: ignore[return-value]  # the client's own kind


def test_without_service_and_unit_it_is_neither_checked_nor_passed_on(desk: Desk, client: Client) -> None:
    case, by = desk.bring(unit=None), desk.coordinator

    with pytest.raises(PlaceMissing):
        moves.verify_case(by=by, at=NOON, case=case, kind="complaint", category="light", concerns="unsure")
    with pytest.raises(NotAtThisPoint):
        moves.forward_case(by=by, at=NOON, case=case, unit=desk.unit)
    enter_as(client, by)
    answers = [check(client, case, place) for place in ("", "u999999", "s1")]
    passed = client.post(page(case, "teruskan/"), {"key": uuid4(), "unit": desk.unit.pk, "officer": ""})

    enter(desk.office.government.pk)
    assert ([answer.status_code for answer in answers], passed.status_code) == ([422, 422, 422], 404)
    assert "Tanpa ini kasus tidak dapat diteruskan" in answers[0].content.decode()
    case = Case.objects.get()
    assert (case.state, case.unit, case.category) == (State.RECEIVED, None, "")


def test_the_desk_names_the_service_and_the_reporters_unsureness_stays(
    desk: Desk, client: Client, service: Service
) -> None:
    sent(client, uuid4(), place="")
    enter(desk.office.government.pk)
    case = Case.objects.get()
    enter_as(client, desk.coordinator)
    before = client.get(page(case)).content.decode()

    answer = check(client, case, f"s{service.pk}")

    after = client.get(page(case)).content.decode()
    passed = client.get(page(case, "teruskan/"))
    enter(desk.office.government.pk)
    case = Case.objects.get()
    assert (answer.status_code, passed.status_code) == (302, 200)
    assert (case.service, case.unit, case.is_unsure, case.said_place) == (service, desk.elsewhere, True, "")
    assert ["<dt>Menurut pelapor</dt><dd>Tidak tahu" in told for told in (before, after)] == [True, True]
    assert ["Kartu Identitas Anak" in told for told in (before, after)] == [False, True]
    assert str(desk.elsewhere.pk) in CHOSEN.findall(passed.content.decode())


def test_the_desk_may_say_that_it_is_about_no_service_or_another_one(
    desk: Desk, client: Client, service: Service
) -> None:
    cases = [desk.bring(service=service, unit=None) for _number in range(2)]
    enter_as(client, desk.coordinator)
    form = client.get(page(cases[0], "periksa/")).content.decode()

    for case, place in zip(cases, (f"u{desk.elsewhere.pk}", f"s{service.pk}"), strict=True):
        check(client, case, place)

    enter(desk.office.government.pk)
    after = [Case.objects.get(pk=case.pk) for case in cases]
    assert f"s{service.pk}" in CHOSEN.findall(form)
    assert [(case.service, case.unit) for case in after] == [(None, desk.elsewhere), (service, desk.elsewhere)]
    assert {case.said_place for case in after} == {"Kartu Identitas Anak, Dinas Lain"}
    assert "<dt>Menurut pelapor</dt><dd>Kartu Identitas Anak, Dinas Lain" in client.get(page(cases[0])).content.decode()


def test_of_a_case_from_before_nothing_is_said_about_its_reporter(desk: Desk, client: Client) -> None:
    case = desk.bring()
    Case.objects.update(said_place="", is_unsure=False)
    enter_as(client, desk.coordinator)

    told = client.get(page(case)).content.decode()

    assert ("Disdukcapil" in told, "Menurut pelapor" in told) == (True, False)
