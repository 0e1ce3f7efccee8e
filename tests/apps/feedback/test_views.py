"""Remarks and replies are sent from pages; nothing written is lost."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.apps.work import Office, enter_as, filed, send
from tests.conftest import NOON
from tolok.feedback.actions import say
from tolok.feedback.models import Note

pytestmark = pytest.mark.usefixtures("noon")


def test_one_tap_praises_a_report(office: Office, client: Client) -> None:
    report = filed(office)
    enter_as(client, office["superior"])

    response = send(client, f"umpan-balik/untuk/{office['self'].pk}/", kind="praise", report=report.pk)

    assert (response.status_code, response.headers["Location"]) == (302, "/contoh/tim/")
    assert Note.objects.values_list("kind", "report_id").get() == ("praise", report.pk)


def test_praise_names_a_deed_and_a_direction_cannot(office: Office, client: Client) -> None:
    enter_as(client, office["superior"])
    page = f"umpan-balik/untuk/{office['self'].pk}/"

    refused = send(client, page, kind="direction", deed="initiative", text="Susun jadwal loket.")
    taken = send(client, page, kind="praise", deed="initiative", text="Menyusun jadwal loket tanpa diminta.")

    assert (refused.status_code, taken.status_code) == (422, 302)
    assert "Pilih pujian dan tulis apa yang dilakukan." in refused.content.decode()
    assert "Susun jadwal loket." in refused.content.decode()
    assert Note.objects.values_list("kind", "deed").get() == ("praise", "initiative")


def test_a_direction_without_words_keeps_the_form(office: Office, client: Client) -> None:
    enter_as(client, office["superior"])

    response = send(client, f"umpan-balik/untuk/{office['self'].pk}/", kind="direction", text=" ")

    assert response.status_code == 422
    assert "Tulis satu kalimat, supaya yang bersangkutan tahu" in response.content.decode()


def test_a_reply_is_sent_and_leads_back(office: Office, client: Client) -> None:
    note = say(by=office["superior"], at=NOON, person=office["self"], kind="question", text="Berapa antrean?")
    enter_as(client, office["self"])

    response = send(client, f"umpan-balik/{note.pk}/balas/", text="40 orang", next="/contoh/hari-ini/?hari=2026-07-13")

    assert (response.status_code, response.headers["Location"]) == (302, "/contoh/hari-ini/?hari=2026-07-13")
    assert Note.objects.get(kind="reply").text == "40 orang"


def test_an_empty_reply_is_told(office: Office, client: Client) -> None:
    note = say(by=office["superior"], at=NOON, person=office["self"], kind="question", text="Berapa antrean?")
    enter_as(client, office["self"])

    assert send(client, f"umpan-balik/{note.pk}/balas/", text="").status_code == 422


def test_a_reply_to_a_reply_is_told(office: Office, client: Client) -> None:
    note = say(by=office["superior"], at=NOON, person=office["self"], kind="question", text="Berapa antrean?")
    enter_as(client, office["self"])
    send(client, f"umpan-balik/{note.pk}/balas/", text="40 orang")

    again = send(client, f"umpan-balik/{Note.objects.get(kind='reply').pk}/balas/", text="Lagi")

    assert (again.status_code, Note.objects.count()) == (422, 2)


def test_whom_it_doesnt_concern_finds_no_form(office: Office, client: Client) -> None:
    note = say(by=office["superior"], at=NOON, person=office["self"], kind="praise")
    enter_as(client, office["colleague"])

    assert client.get(f"/contoh/umpan-balik/untuk/{office['self'].pk}/").status_code == 404
    assert client.get(f"/contoh/umpan-balik/{note.pk}/balas/").status_code == 404
    assert client.get("/contoh/umpan-balik/untuk/999999/").status_code == 404
    assert client.get("/contoh/umpan-balik/999999/balas/").status_code == 404
