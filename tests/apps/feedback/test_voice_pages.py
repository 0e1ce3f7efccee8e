"""Pages of voices: what waits, a sheet, results, rounds, comments, units served."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import time_machine
from django.test import Client

from tests.apps.feedback.city import OVER, City, closed, marks, sent
from tests.apps.work import SAVEPOINTS, enter_as, send
from tolok.feedback.models import Ask, SealedSheet
from tolok.feedback.queries import seal_path
from tolok.ledger.models import Answer

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

VOICES = "/contoh/umpan-balik/suara/"


def chosen(mark: int, **more: str) -> dict[str, str]:
    """A whole sheet as a browser sends it."""
    return {**{value: str(each) for value, each in marks(mark).items()}, "comment": "", **more}


@pytest.mark.usefixtures("asked_day")
def test_sheets_wait_in_one_list_and_move_when_sent(city: City, client: Client) -> None:
    city.opened()
    enter_as(client, city["clerk1"])
    ask = Ask.objects.filter(rater=city["clerk1"], voice="peers")[0]

    before = client.get(VOICES).content.decode()
    answer = send(client, f"umpan-balik/suara/{ask.pk}/", **chosen(4))
    after = client.get(VOICES).content.decode()

    assert (answer.status_code, answer.headers["Location"]) == (302, VOICES)
    assert f"{VOICES}{ask.pk}/" in before
    assert f"{VOICES}{ask.pk}/" not in after
    assert SealedSheet.objects.count() == 1


@pytest.mark.usefixtures("asked_day")
def test_the_list_asks_as_often_for_many_as_for_one(
    city: City, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    city.opened()
    enter_as(client, city["clerk1"])
    client.get(VOICES)

    with django_assert_num_queries(7 + SAVEPOINTS):
        client.get(VOICES)
    Ask.objects.filter(rater=city["clerk1"]).exclude(voice="self").delete()
    with django_assert_num_queries(7 + SAVEPOINTS):
        client.get(VOICES)


@pytest.mark.usefixtures("asked_day")
def test_nothing_is_chosen_beforehand_and_a_gap_keeps_what_was_chosen(city: City, client: Client) -> None:
    city.opened()
    enter_as(client, city["clerk1"])
    ask = Ask.objects.filter(rater=city["clerk1"], voice="peers")[0]

    empty = client.get(f"{VOICES}{ask.pk}/").content.decode()
    refused = send(client, f"umpan-balik/suara/{ask.pk}/", **{**chosen(2, comment="Sabar."), "loyal": ""})

    assert " checked" not in empty
    assert refused.status_code == 422
    assert refused.content.decode().count(" checked") == 6
    assert "Sabar." in refused.content.decode()
    assert not SealedSheet.objects.exists()


@pytest.mark.usefixtures("asked_day")
def test_a_sheet_sent_twice_is_kept_once_and_no_row_tells_of_the_sending(city: City, client: Client) -> None:
    city.opened()
    enter_as(client, city["clerk1"])
    ask = Ask.objects.filter(rater=city["clerk1"], voice="peers")[0]

    answers = [send(client, f"umpan-balik/suara/{ask.pk}/", **chosen(mark)) for mark in (4, 1)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert SealedSheet.objects.count() == 1
    assert not Answer.objects.exists()


@pytest.mark.usefixtures("asked_day")
def test_each_kind_of_sheet_says_above_who_sees_it(city: City, client: Client) -> None:
    city.opened()
    enter_as(client, city["clerk1"])
    client.cookies["django_language"] = "en"

    pages = {
        ask.voice: client.get(f"{VOICES}{ask.pk}/").content.decode()
        for ask in Ask.objects.filter(rater=city["clerk1"], voice__in=("self", "peers"))
    }
    enter_as(client, city["head"])
    named = Ask.objects.filter(rater=city["head"], voice="superior").select_related("subject")[0]

    assert "Nobody sees what you say" in pages["peers"]
    assert "You and your superior see this" in pages["self"]
    assert f"{named.subject.name} sees this as yours" in client.get(f"{VOICES}{named.pk}/").content.decode()


@pytest.mark.usefixtures("asked_day")
def test_nobody_opens_a_sheet_of_somebody_else(city: City, client: Client) -> None:
    city.opened()
    enter_as(client, city["hr"])
    ask = Ask.objects.filter(rater=city["clerk1"], voice="peers")[0]

    assert client.get(f"{VOICES}{ask.pk}/").status_code == 404
    assert send(client, f"umpan-balik/suara/{ask.pk}/", **chosen(4)).status_code == 404


def test_a_round_that_ends_while_one_writes_is_said_kindly_and_the_text_stays(city: City, client: Client) -> None:
    city.opened()
    enter_as(client, city["clerk1"])
    ask = Ask.objects.filter(rater=city["clerk1"], voice="peers")[0]

    with time_machine.travel(OVER, tick=False):
        late = send(client, f"umpan-balik/suara/{ask.pk}/", **chosen(4, comment="Selalu menyapa."))
        again = client.get(f"{VOICES}{ask.pk}/")

    assert late.status_code == 422
    assert "Selalu menyapa." in late.content.decode()
    assert late.content.decode().count(" checked") == 7
    assert again.status_code == 200
    assert "<form novalidate" not in again.content.decode()


@pytest.mark.usefixtures("asked_day")
def test_a_missing_key_is_said_and_what_was_chosen_stays(city: City, client: Client) -> None:
    opened = city.opened()
    enter_as(client, city["clerk1"])
    ask = Ask.objects.filter(rater=city["clerk1"], voice="peers")[0]
    seal_path(opened).unlink()

    refused = send(client, f"umpan-balik/suara/{ask.pk}/", **chosen(4))

    assert refused.status_code == 422
    assert refused.content.decode().count(" checked") == 7
    enter_as(client, city["hr"])
    assert client.get(f"{VOICES}putaran/{opened.pk}/").status_code == 200


@pytest.mark.usefixtures("asked_day")
def test_results_are_read_by_the_person_and_the_superior_only(city: City, client: Client) -> None:
    opened = city.opened()
    sent(city.asks("clerk1", "peers"), marks(4), "Sabar.")
    place = f"{VOICES}hasil/{city['clerk1'].pk}/{opened.pk}/"
    enter_as(client, city["clerk1"])
    early = client.get(place).status_code
    closed(opened)

    seen = {}
    for role in ("clerk1", "head", "clerk2", "mayor", "hr"):
        enter_as(client, city[role])
        seen[role] = client.get(place).status_code

    assert early == 404
    assert seen == {"clerk1": 200, "head": 200, "clerk2": 404, "mayor": 404, "hr": 404}
    enter_as(client, city["head"])
    assert f'<a href="{place}">Clerk 1</a>' in client.get(f"{VOICES}hasil/").content.decode()
