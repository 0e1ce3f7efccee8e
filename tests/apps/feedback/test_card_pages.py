"""The dialogue's pages: a card is written, confirmed, seen differently, done."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.apps.feedback.test_cards import NEXT_WEEK, TEXT, standing, written
from tests.apps.work import Office, enter_as, send
from tolok.feedback.models import Card
from tolok.people.access import enter

pytestmark = pytest.mark.usefixtures("noon")


def page(office: Office, client: Client, role: str) -> Any:
    """The clerk's dialogue as a role sees it."""
    enter_as(client, office[role])
    answer = client.get(f"/contoh/umpan-balik/dialog/{office['self'].pk}/")
    enter(office.government.pk)
    return answer


@pytest.mark.parametrize(
    ("role", "status"),
    [("self", 200), ("superior", 200), ("above", 200), ("colleague", 404), ("hr", 404), ("planner", 404)],
)
def test_the_two_and_the_line_above_read_it(office: Office, client: Client, role: str, status: int) -> None:
    written(office)

    assert page(office, client, role).status_code == status


def test_an_empty_dialogue_says_how_to_begin(office: Office, client: Client) -> None:
    assert "Ekspektasi pertama di awal periode" in page(office, client, "self").content.decode()


def test_a_card_is_written_on_the_page_and_an_action_asks_for_its_day(office: Office, client: Client) -> None:
    enter_as(client, office["superior"])
    place = f"umpan-balik/dialog/{office['self'].pk}/"

    dayless = send(client, place, kind="action", text=TEXT)
    late = send(client, place, kind="action", text=TEXT, due_on="2020-01-01")
    kept = send(client, place, kind="action", text=TEXT, due_on=NEXT_WEEK.isoformat())
    wordless = send(client, place, kind="feedback", text=" ")
    free = send(client, place, kind="feedback", text=TEXT, due_on=NEXT_WEEK.isoformat())

    assert [each.status_code for each in (dayless, late, kept, wordless, free)] == [422, 422, 302, 422, 302]
    assert all(TEXT in each.content.decode() for each in (dayless, late))
    enter(office.government.pk)
    assert list(Card.objects.order_by("pk").values_list("kind", "due_on")) == [
        ("action", NEXT_WEEK),
        ("feedback", None),
    ]


def test_buttons_are_there_for_whoever_may_press_them(office: Office, client: Client) -> None:
    card = written(office)

    asked = {role: page(office, client, role).content.decode() for role in ("self", "superior", "above")}

    assert [f"kartu/{card.pk}/benar/" in asked[role] for role in ("self", "superior", "above")] == [True, False, False]
    assert [f"kartu/{card.pk}/tarik/" in asked[role] for role in ("self", "superior", "above")] == [False, True, False]


@pytest.mark.parametrize(
    ("state", "role", "step", "after"),
    [
        ("written", "self", "benar", "agreed"),
        ("written", "superior", "tarik", "withdrawn"),
        ("agreed", "self", "selesai", "reported"),
        ("reported", "superior", "terbukti", "done"),
    ],
)
def test_a_step_is_one_press(office: Office, client: Client, state: str, role: str, step: str, after: str) -> None:
    card = standing(office, state)
    assert f"kartu/{card.pk}/{step}/" in page(office, client, role).content.decode()

    answer = send(client, f"umpan-balik/dialog/kartu/{card.pk}/{step}/")

    assert (answer.status_code, client.get(f"/contoh/umpan-balik/dialog/kartu/{card.pk}/{step}/").status_code) == (
        302,
        405,
    )
    enter(office.government.pk)
    assert Card.objects.get(pk=card.pk).state == after


def test_another_view_is_written_and_kept_when_it_is_refused(office: Office, client: Client) -> None:
    card = written(office)
    place = f"umpan-balik/dialog/kartu/{card.pk}/beda/"
    enter_as(client, office["superior"])
    assert client.get(f"/contoh/{place}").status_code == 404
    enter_as(client, office["self"])

    assert client.get(f"/contoh/{place}").status_code == 200
    assert send(client, place, answer=" ").status_code == 422
    assert send(client, place, answer="Antrean padam dua hari.").status_code == 302
    assert send(client, place, answer="Sekali lagi.").status_code == 422

    assert "Antrean padam dua hari." in page(office, client, "superior").content.decode()


def test_an_unknown_card_and_somebody_elses_are_not_there(office: Office, client: Client) -> None:
    card = written(office)
    enter_as(client, office["colleague"])

    for number in (card.pk, 0):
        assert send(client, f"umpan-balik/dialog/kartu/{number}/benar/").status_code == 404
    assert client.get("/contoh/umpan-balik/dialog/0/").status_code == 404
