"""Somebody without an account reports, follows, confirms and objects."""

from __future__ import annotations

import re
from datetime import timedelta
from io import BytesIO
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from PIL import Image
from pytest_django import Settings

from tests.apps.citizens.at_desk import Desk, seat
from tests.apps.citizens.visitor import here
from tests.apps.work import Office
from tests.conftest import NOON
from tolok.citizens.actions.cases import reporter
from tolok.citizens.actions.cases.reporter import EnoughSaid, OneOfFour, TooLate
from tolok.citizens.actions.cases.send import NotAPhoto, TooManyPhotos
from tolok.citizens.actions.cases.steps import WordsMissing
from tolok.citizens.models import Case, CaseContact, CaseMessage, CasePhoto, Untold
from tolok.citizens.models.cases import State
from tolok.citizens.queries.cases.told import case_behind
from tolok.citizens.queries.receipts import code_hash
from tolok.evidence.actions import Upload
from tolok.people.access import enter

FORM, TRACK = "/contoh/warga/lapor/", "/contoh/warga/lapor/lacak/"
TOLD = {
    "kind": "complaint",
    "text": "Antrean dua jam, loket tutup.",
    "concerns": "system",
    "mode": "open",
    "name": "Warga Contoh",
    "place": "",
}
CODE = re.compile(r'id="code"[^>]*>([0-9A-Z-]{34})<')


@pytest.fixture
def desk(office: Office, noon: None) -> Desk:
    """A desk with its people, at noon."""
    return seat(office)


def picture(kind: str = "JPEG") -> bytes:
    drawn = BytesIO()
    Image.new("RGB", (40, 30), "red").save(drawn, kind)
    return drawn.getvalue()


def sent(client: Client, key: UUID, **more: object) -> HttpResponse:
    return client.post(FORM, {"key": key, "ticket": here("case"), **TOLD, **more})  # type: ignore[return-value]  # the client's own kind


def track(client: Client, code: str, **more: object) -> str:
    answer = client.post(TRACK, {"key": uuid4(), "ticket": here("track"), "code": code, **more})
    return f"{answer.status_code} {answer.content.decode()}"


def test_a_report_is_stored_once_and_its_code_leads_back(desk: Desk, client: Client) -> None:
    key = uuid4()
    empty = client.get(FORM).content.decode()

    codes = [CODE.findall(sent(client, key, place=f"u{desk.unit.pk}").content.decode()) for _time in range(2)]

    enter(desk.office.government.pk)
    case = Case.objects.get()
    assert "Disdukcapil" in empty
    assert codes[0] == codes[1] != []
    assert case_behind(codes[0][0].lower().replace("-", " ")) == case
    assert bytes(case.code_hash) == code_hash(codes[0][0])
    assert (case.unit, CaseContact.objects.get().name) == (desk.unit, "Warga Contoh")
    assert codes[0][0] not in repr(Case.objects.values_list())
    found = track(client, codes[0][0])
    assert found.startswith("200 ")
    assert "Antrean dua jam" in found


def test_words_sent_with_an_unknown_code_are_kept_on_the_page(desk: Desk, client: Client) -> None:
    told = track(client, "0000-0000-0000-0000-0000-0000-0000", act="message", text="Masih <i>rusak</i>")

    assert told.startswith("422 ")
    assert "Masih &lt;i&gt;rusak&lt;/i&gt;" in told


def test_every_code_has_140_bits_drawn_under_the_servers_secret(desk: Desk, settings: Settings) -> None:
    key = uuid4()
    first = desk.codes[desk.bring(key=key).pk]
    settings.SECRET_KEY = "lain"

    second = desk.codes[desk.bring(key=uuid4()).pk]

    assert len(first.replace("-", "")) * 5 == 140
    assert first != second


def test_of_somebody_anonymous_nothing_typed_is_kept_and_no_hour(desk: Desk, client: Client) -> None:
    answer = sent(client, uuid4(), mode="anonymous", phone="0811", email="a@contoh.example")

    enter(desk.office.government.pk)
    case = Case.objects.get()
    assert answer.status_code == 200
    assert not CaseContact.objects.exists()
    assert [step.at for step in case.steps.all()] == [None]


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": ""},
        {"kind": "bribe"},
        {"mode": ""},
        {"name": ""},
        {"mode": "secret", "name": " "},
        {"place": "u999999"},
        {"email": "bukan"},
        {"text": "a" * 4001},
    ],
)
def test_a_wrong_field_is_refused_and_what_was_typed_stays(desk: Desk, client: Client, wrong: dict[str, str]) -> None:
    answer = client.post(FORM, {"key": uuid4(), "ticket": here("case"), **TOLD, "phone": "0811-contoh", **wrong})

    enter(desk.office.government.pk)
    assert answer.status_code == 422
    assert "0811-contoh" in answer.content.decode()
    assert not Case.objects.exists()


def test_photos_are_drawn_anew_and_lose_their_names(desk: Desk, client: Client) -> None:
    photos = [SimpleUploadedFile(f"wulan-{n}.png", picture("PNG"), "image/png") for n in range(3)]

    answer = sent(client, uuid4(), photos=photos)

    enter(desk.office.government.pk)
    assert answer.status_code == 200
    assert [(photo.number, photo.media_type) for photo in CasePhoto.objects.all()] == [
        (n, "image/png") for n in (1, 2, 3)
    ]
    assert "wulan" not in repr(CasePhoto.objects.values_list())


def test_what_is_no_photo_or_too_many_is_refused(desk: Desk, client: Client) -> None:
    four = [SimpleUploadedFile("a.png", picture("PNG"), "image/png") for _n in range(4)]
    pdf = SimpleUploadedFile("a.jpg", b"%PDF-1.4\n%\xe2\xe3\n1 0 obj\n", "image/jpeg")

    codes = [sent(client, uuid4(), photos=photos).status_code for photos in (four, [pdf])]
    with pytest.raises(NotAPhoto):
        desk.send(photos=[Upload("a.pdf", b"%PDF-1.4\n%\xe2\xe3\n1 0 obj\n")])
    with pytest.raises(TooManyPhotos):
        desk.send(photos=[Upload("a.png", picture("PNG"))] * 4)

    enter(desk.office.government.pk)
    assert codes == [422, 422]
    assert not Case.objects.exists()


def test_an_unknown_code_leads_nowhere(desk: Desk, client: Client) -> None:
    desk.bring()

    answers = {code: track(client, code)[:3] for code in ("", "AAAA-AAAA", "x" * 61, "0" * 28)}

    assert client.get(TRACK).status_code == 200
    assert set(answers.values()) == {"422"}


def test_a_reporter_confirms_objects_rates_and_adds_on_the_page(desk: Desk, client: Client) -> None:
    case = desk.at(State.ANSWERED)
    code = desk.codes[case.pk]

    faults = [track(client, code, act=act)[:3] for act in ("reopen", "message", "rate")]
    told = track(client, code, act="message", text="Masih menunggu")
    rated = track(client, code, act="rate", face="3")
    confirmed = track(client, code, act="confirm")
    again = track(client, code, act="confirm")
    objected = track(client, code, act="reopen", text="Ternyata belum")
    keyless = client.post(TRACK, {"code": code, "act": "message", "text": "Halo"}).status_code

    assert faults == ["422", "422", "422"]
    assert [found[:3] for found in (told, rated, confirmed, again, objected)] == ["200", "200", "200", "422", "200"]
    assert "Masih menunggu" in told
    assert keyless == 400
    enter(desk.office.government.pk)
    case = Case.objects.get()
    assert (case.state, case.reopened, case.is_confirmed, case.satisfaction) == (State.VERIFIED, 1, False, None)


def test_a_repeat_of_a_reporters_act_is_harmless(desk: Desk) -> None:
    case, key, rated = desk.at(State.ANSWERED), uuid4(), uuid4()

    for _time in range(2):
        reporter.confirm_case(at=NOON, case=case, key=key)
        reporter.rate_case(at=NOON, case=case, key=rated, face=4)
    other = uuid4()
    for _time in range(2):
        reporter.reopen_case(at=NOON, case=case, key=other, reason="Belum")
        reporter.add_message(at=NOON, case=case, key=other, text="Halo")

    case.refresh_from_db()
    assert (case.reopened, CaseMessage.objects.count()) == (1, 1)
    assert case.steps.filter(verb="confirm_case").count() == case.steps.filter(verb="rate_case").count() == 1


def test_what_a_reporter_may_not_do_is_said(desk: Desk) -> None:
    case = desk.at(State.SETTLED)

    with pytest.raises(TooLate):
        reporter.reopen_case(at=NOON + timedelta(days=90), case=case, key=uuid4(), reason="Belum")
    with pytest.raises(WordsMissing):
        reporter.reopen_case(at=NOON, case=case, key=uuid4(), reason=" ")
    for face, state in ((5, State.SETTLED), (3, State.RECEIVED)):
        with pytest.raises(OneOfFour):
            reporter.rate_case(at=NOON, case=desk.at(state), key=uuid4(), face=face)
    for _number in range(20):
        reporter.add_message(at=NOON, case=case, key=uuid4(), text="Halo")
    with pytest.raises(EnoughSaid):
        reporter.add_message(at=NOON, case=case, key=uuid4(), text="Halo")


def test_what_a_reporter_does_leaves_no_hour(desk: Desk) -> None:
    case = desk.at(State.ANSWERED)

    reporter.confirm_case(at=NOON, case=case, key=uuid4())

    assert {step.at for step in case.steps.filter(by_reporter=True)} == {None}
    assert set(Untold.objects.values_list("verb", flat=True)) == {"send_case", "confirm_case"}


def test_what_was_changed_is_shown_to_everybody(desk: Desk, client: Client) -> None:
    empty = client.get("/contoh/warga/dilakukan/").content.decode()
    enter(desk.office.government.pk)
    case = desk.at(State.ANSWERED)
    Case.objects.filter(pk=case.pk).update(changed="Loket dibuka sampai pukul 17.", is_published=True)

    filled = client.get("/contoh/warga/dilakukan/").content.decode()

    assert "Loket dibuka" not in empty
    assert "Loket dibuka sampai pukul 17." in filled
    assert "belum jadi" not in filled
