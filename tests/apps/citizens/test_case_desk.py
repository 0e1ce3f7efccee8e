"""The desk works on its pages; nobody sees what is about them."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from tests.apps.citizens.at_desk import Desk, seat
from tests.apps.citizens.test_case_reports import picture
from tests.apps.work import SAVEPOINTS, Office, enter_as
from tests.conftest import NOON
from tolok.citizens.actions.cases import moves, work
from tolok.citizens.actions.cases.moves import NobodyAnswers, NoOriginal, WrongCategory
from tolok.citizens.actions.cases.steps import NotAtThisPoint, WordsMissing
from tolok.citizens.actions.cases.work import NoReason, NothingChanged
from tolok.citizens.models import Case, CaseLook
from tolok.citizens.models.cases import State
from tolok.delivery.models import Notice
from tolok.evidence.actions import Upload
from tolok.people.access import NotAllowed, enter
from tolok.people.models import Unit

DESK = "/contoh/warga/meja/"


@pytest.fixture
def desk(office: Office, noon: None) -> Desk:
    """A desk with its people, at noon."""
    return seat(office)


def page(case: Case, more: str = "") -> str:
    return f"{DESK}kasus/{case.pk}/{more}"


def post(client: Client, address: str, **fields: object) -> HttpResponse:
    return client.post(address, {"key": uuid4(), **fields})  # type: ignore[return-value]  # the client's own kind


def test_a_case_goes_from_the_inbox_to_the_answer_on_its_pages(desk: Desk, client: Client) -> None:
    case = desk.bring()
    enter_as(client, desk.coordinator)
    codes = [client.get(page(case, move)).status_code for move in ("", "periksa/", "gabung/", "bukan-wewenang/")]
    checked = {"kind": "complaint", "category": "light", "concerns": "officer", "place": f"u{desk.unit.pk}"}
    passed = {"unit": desk.unit.pk, "officer": desk.officer.pk}
    codes += [post(client, page(case, "periksa/"), **{**checked, "category": "request"}).status_code]
    codes += [post(client, page(case, "periksa/"), **checked).status_code]
    codes += [post(client, page(case, "teruskan/"), **{**passed, "unit": desk.elsewhere.pk}).status_code]
    codes += [post(client, page(case, "teruskan/"), **passed).status_code]
    enter_as(client, desk.officer)
    steps = {
        "kerjakan/": {}, "catatan/": {"text": "Cek arsip"}, "tanya/": {"question": "Kapan?"},
        "jawab/": {"answer": "Sudah jadi", "changed": "Loket ditambah."},
    }  # fmt: skip  # one thought a line
    codes += [post(client, page(case, move), **fields).status_code for move, fields in steps.items()]
    enter_as(client, desk.coordinator)
    shown = {"words": "Loket ditambah satu.", "is_shown": "on"}
    codes += [post(client, page(case, "tampilkan/"), **shown).status_code, client.get(page(case)).status_code]

    enter(desk.office.government.pk)
    case = Case.objects.get()
    assert codes == [200, 200, 200, 200, 422, 302, 422, 302, 302, 302, 302, 302, 302, 200]
    assert (case.state, case.handler, case.changed) == (State.ANSWERED, desk.officer, "Loket ditambah satu.")
    assert Notice.objects.filter(person=desk.officer, key__startswith="case:").count() == 1


def test_transfer_merge_refer_and_close_on_their_pages(desk: Desk, client: Client) -> None:
    enter_as(client, desk.coordinator)
    moved, doubled, other = desk.at(State.FORWARDED), desk.at(State.VERIFIED), desk.at(State.RECEIVED)
    closed, lawful = desk.at(State.VERIFIED), desk.at(State.RECEIVED)

    codes = [
        post(client, page(moved, "alihkan/"), unit=desk.elsewhere.pk, reason="Tugas mereka").status_code,
        post(client, page(doubled, "gabung/"), original=other.pk).status_code,
        post(client, page(doubled, "gabung/"), original=other.pk).status_code,
        post(client, page(closed, "tutup/"), reason="Tidak terbukti").status_code,
        post(client, page(lawful, "bukan-wewenang/"), where="corruption").status_code,
        post(client, page(other, "bukan-wewenang/"), where="law", words="Ke pengadilan.").status_code,
    ]

    enter(desk.office.government.pk)
    states = {case.pk: case.state for case in Case.objects.all()}
    assert codes == [302, 302, 404, 302, 302, 302]
    assert [states[each.pk] for each in (moved, doubled, closed, lawful)] == [
        State.FORWARDED,
        State.DUPLICATE,
        State.CLOSED_UNRESOLVED,
        State.NOT_OURS,
    ]
    assert lawful.steps.get(verb="refer_elsewhere").text.startswith("Ini mungkin korupsi")
    assert list(other.duplicates.all()) == [doubled]
    assert "KTP saya" in client.get(page(other)).content.decode()
    assert client.get(page(doubled)).status_code == 200


def test_what_the_desk_may_not_do_is_said(desk: Desk) -> None:
    case, by = desk.at(State.RECEIVED), desk.coordinator
    first, second = desk.at(State.VERIFIED), desk.at(State.RECEIVED)
    third = moves.merge_case(by=by, at=NOON, case=first, original=second)
    empty = Unit.objects.create(government=desk.office.government, code="X", name="Kosong", time_zone="Asia/Jakarta")
    answered = desk.at(State.ANSWERED)

    with pytest.raises(WrongCategory):
        moves.verify_case(
            by=by, at=NOON, case=case, kind="request", category="light", concerns="unsure", unit=case.unit
        )
    for original in (case, third):
        with pytest.raises(NoOriginal):
            moves.merge_case(by=by, at=NOON, case=second if original is third else case, original=original)
    for unit, officer in ((empty, None), (desk.unit, desk.other)):
        with pytest.raises(NobodyAnswers):
            moves.forward_case(by=by, at=NOON, case=desk.at(State.VERIFIED), unit=unit, officer=officer)
    with pytest.raises(WordsMissing):
        moves.close_unresolved(by=by, at=NOON, case=case, reason=" ")
    with pytest.raises(NoReason):
        work.note_case(by=by, at=NOON, case=case, text="")
    with pytest.raises(NotAllowed):
        work.note_case(by=desk.officer, at=NOON, case=case, text="Halo")
    with pytest.raises(NothingChanged):
        work.publish_change(by=by, at=NOON, case=answered, words="", is_shown=True)
    with pytest.raises(NotAtThisPoint):
        work.publish_change(by=by, at=NOON, case=case, words="Ada", is_shown=True)
    assert work.publish_change(by=by, at=NOON, case=answered, words="", is_shown=False).is_published is False


def test_a_secret_name_is_shown_once_the_reason_is_kept(desk: Desk, client: Client) -> None:
    case, opened = desk.at(State.FORWARDED, mode="secret"), desk.at(State.FORWARDED)
    enter_as(client, desk.coordinator)

    before = client.get(page(case)).content.decode()
    refused = post(client, page(case, "pelapor/"), reason="")
    shown = post(client, page(case, "pelapor/"), reason="Perlu surat kuasa")
    plain = client.get(page(opened)).content.decode()

    enter(desk.office.government.pk)
    assert "Warga Contoh" not in before + refused.content.decode()
    assert (refused.status_code, "Warga Contoh" in shown.content.decode()) == (422, True)
    assert "no-store" in shown.headers["Cache-Control"]
    assert [(look.by, look.reason) for look in CaseLook.objects.all()] == [(desk.coordinator, "Perlu surat kuasa")]
    assert "Warga Contoh" in plain
    enter_as(client, desk.officer)
    assert client.get(page(case, "pelapor/")).status_code == 404
    assert "Warga Contoh" not in client.get(page(case)).content.decode()
    assert "Warga Contoh" in client.get(page(opened)).content.decode()


def test_photos_open_after_the_same_check_as_their_case(
    desk: Desk, client: Client, settings: Settings, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    case, _code = desk.send(photos=[Upload("wulan.jpg", picture())])
    enter_as(client, desk.coordinator)

    answer = client.get(page(case, "foto/1/"))

    assert b"".join(answer.streaming_content).startswith(b"\xff\xd8")  # type: ignore[attr-defined]  # a stream
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert "wulan" not in repr(answer.headers)
    assert client.get(page(case, "foto/2/")).status_code == 404
    enter_as(client, desk.officer)
    assert client.get(page(case, "foto/1/")).status_code == 404


def test_an_officer_sees_the_cases_of_the_unit_and_others_none(desk: Desk, client: Client) -> None:
    hidden, own = desk.at(State.RECEIVED), desk.at(State.FORWARDED)
    found = {}

    for name, person in (("officer", desk.officer), ("other", desk.other)):
        enter_as(client, person)
        inbox = client.get(DESK).content.decode()
        found[name] = (str(hidden.pk) in inbox, str(own.pk) in inbox, client.get(page(own)).status_code)
    enter_as(client, desk.office["planner"])

    assert found == {"officer": (False, True, 200), "other": (False, False, 404)}
    assert [client.get(place).status_code for place in (DESK, f"{DESK}unit/", page(own))] == [403, 403, 404]


def test_each_view_of_the_inbox_has_its_cases(desk: Desk, client: Client) -> None:
    for state in (State.RECEIVED, State.ANSWERED, State.SETTLED):
        desk.at(state)
    again = desk.at(State.SETTLED)
    desk.step(again, "reopen_case")
    enter_as(client, desk.coordinator)

    counted = {
        view: client.get(DESK, {"tampil": view}).content.decode().count("/meja/kasus/")
        for view in ("open", "overdue", "reopened", "answered", "finished", "lain")
    }

    assert counted == {"open": 2, "overdue": 0, "reopened": 1, "answered": 1, "finished": 1, "lain": 2}


@pytest.mark.parametrize("rows", [1, 3])
def test_the_pages_ask_the_same_whatever_lies_there(desk: Desk, client: Client, rows: int) -> None:
    cases = [desk.at(State.ANSWERED) for _number in range(rows)]
    enter_as(client, desk.coordinator)
    client.get(DESK)
    asked = []

    for place in (DESK, f"{DESK}unit/", page(cases[0])):
        with CaptureQueriesContext(connection) as queries:
            client.get(place)
        asked.append(len(queries) - SAVEPOINTS)

    assert asked == [13, 12, 15]


def test_the_board_shows_each_unit(desk: Desk, client: Client) -> None:
    desk.bring(unit=None)
    desk.at(State.ANSWERED)
    enter_as(client, desk.office["hr"])

    board = client.get(f"{DESK}unit/").content.decode()

    assert ("Disdukcapil" in board, "Belum diteruskan" in board) == (True, True)
