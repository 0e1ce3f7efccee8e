"""What is wrong with one field of a public form is said beside this field (P10)."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.apps.citizens.at_desk import seat
from tests.apps.citizens.public import PAGES, WORDS, town
from tests.apps.citizens.visitor import here
from tests.apps.work import Office
from tests.load.bad.errors import told
from tolok.citizens.models.cases import State

pytestmark = pytest.mark.usefixtures("noon")
FORM, TRACK, MINE = "/contoh/warga/lapor/", "/contoh/warga/lapor/lacak/", "/contoh/warga/forum/kiriman/"
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF"


def answered(client: Client, place: str, form: str, **fields: object) -> tuple[Any, dict[str, str]]:
    """The refusal, and what stands beside each field."""
    answer = client.post(place, {"key": uuid4(), "ticket": here(form), **fields})
    assert answer.status_code == 422
    return answer, dict(told(answer.content.decode()).beside)


def test_a_photo_that_is_none_is_named(office: Office, client: Client) -> None:
    seat(office)
    for name, content in (("a.jpg", PDF), ("b.jpg", b"GIF89a"), ("c.jpg", b"")):
        _answer, beside = answered(
            client, FORM, "case", **WORDS, photos=SimpleUploadedFile(name, content, "image/jpeg")
        )
        assert set(beside) == {"photos"}


@pytest.mark.parametrize(
    ("state", "act"),
    [(State.RECEIVED, "message"), (State.ANSWERED, "message"), (State.ANSWERED, "reopen"), (State.SETTLED, "reopen")],
)
def test_a_reporters_words_are_kept_in_their_own_field(office: Office, client: Client, state: str, act: str) -> None:
    desk = seat(office)
    code, words = desk.codes[desk.at(state).pk], "Masih <i>rusak</i> " * 120

    answer, beside = answered(client, TRACK, "track", code=code, act=act, text=words)
    _answer, empty = answered(client, TRACK, "track", code=code, act=act, text=" ")

    assert (set(beside), set(empty)) == ({"text"}, {"text"})
    page = answer.content.decode()
    field = page.split('id="id_text"')[1].split("</textarea>")[0]
    assert (page.count('id="id_text"'), field.count("Masih &lt;i&gt;rusak&lt;/i&gt;")) == (1, 120)
    assert 'href="#id_text">Kata-kata Anda: ' in page


@pytest.mark.parametrize("state", [State.ANSWERED, State.SETTLED])
def test_without_a_face_nothing_is_rated(office: Office, client: Client, state: str) -> None:
    desk = seat(office)

    _answer, beside = answered(client, TRACK, "track", code=desk.codes[desk.at(state).pk], act="rate")

    assert set(beside) == {"face"}


def test_words_for_a_second_look_are_not_lost_with_what_is_wrong_in_them(office: Office, client: Client) -> None:
    made = town(office, 1)
    assert PAGES["citizens:mine, aside"](client, made).status_code == 200

    answer, beside = answered(client, MINE, "appeal", code=made.aside, text="Bukan iklan\0")

    assert set(beside) == {"text"}
    assert "Bukan iklan" in answer.content.decode().split("<textarea")[1]
