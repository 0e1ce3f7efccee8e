"""Honest citizens behind one address and in the spam lose nothing (P3)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from pytest_django import Settings

from tests.apps.citizens.test_tickets import solve
from tests.apps.citizens.visitor import ticket
from tests.apps.web.conftest import Side
from tests.apps.web.square import PLAIN, fields, place, posts, send, stored, town
from tests.conftest import NOON
from tests.load.bad.walk import browser_of
from tolok.citizens.actions import assign_duty
from tolok.citizens.models import Standing
from tolok.people.access import inside
from tolok.people.models import Account, Person

__all__ = ["place", "town"]

CITIZENS, APART, PROVEN_EACH = 300, timedelta(seconds=12), 10
MODERATION = "/ramai/warga/meja/moderasi/"
HOUSE = "203.0.113.60"


@pytest.fixture
def clock() -> Iterator[Any]:
    """The clock of an hour that only these tests use."""
    with time_machine.travel(NOON + timedelta(days=3), tick=False) as moving:
        yield moving


@pytest.fixture(scope="module")
def moderator(town: Side, django_db_blocker: Any) -> Person:
    """Who coordinates what the public sends."""
    with django_db_blocker.unblock(), inside(town.government.pk):
        person, day = town.persons["ani"], (NOON - timedelta(days=1)).date()
        assign_duty(by=town.persons["hadi"], at=NOON - timedelta(days=1), person=person, unit=None, starts_on=day)
        return person


def an_hour(town: Side, place: str, clock: Any, address: str) -> Counter[int]:
    """What the citizens are answered who write in turn for an hour; each tenth that is asked has done the sum."""
    answers = Counter[int]()
    for number in range(CITIZENS):
        sent = fields(town)
        if number >= PLAIN and number % PROVEN_EACH == 0:
            sent["proof"] = solve(str(sent["ticket"]))
        answers[send(place, sent, address).status_code] += 1
        clock.shift(APART)
    return answers


def test_three_hundred_citizens_behind_one_address_are_all_taken(town: Side, place: str, clock: Any) -> None:
    proven = len([number for number in range(PLAIN, CITIZENS) if number % PROVEN_EACH == 0])

    assert an_hour(town, place, clock, HOUSE) == {201: CITIZENS}
    assert stored(town, place) == {
        (Standing.OPEN, ""): PLAIN + proven,
        (Standing.HELD, "many"): CITIZENS - PLAIN - proven,
    }
    crowded = Client(REMOTE_ADDR=HOUSE).get(place).content.decode()
    assert "proof.js" not in crowded  # the next hour begins for all of them


def test_a_limit_by_the_minute_alone_would_have_sent_sixty_away(
    town: Side, place: str, clock: Any, settings: Settings
) -> None:
    """The control: five come each minute, and a wall at four is a dead end for each fifth."""
    settings.FORM_LIMITS = {"post": (4, CITIZENS, CITIZENS)}
    clock.shift(timedelta(hours=2))

    assert an_hour(town, place, clock, "203.0.113.61") == {201: 240, 429: 60}


@pytest.mark.parametrize(
    "change", [{"situs": "x"}, {"age": 1}, {"ticket": "1.2.3"}, {"age": 86_402}, {"reused": True}], ids=str
)
def test_what_was_taken_for_a_machine_is_counted_and_a_moderator_brings_it_back(
    town: Side, place: str, moderator: Person, change: dict[str, Any]
) -> None:
    words = f"Ditahan keliru {uuid4().hex}"
    made = change.get("ticket") or ticket("post", town.government, age=change.get("age", 60))
    sent = fields(town, text=words, ticket=made, situs=change.get("situs", ""))
    if "reused" in change:
        send(place, fields(town, ticket=made), "203.0.113.62")
    before, topic = stored(town, place), place.removesuffix("tulis/")
    answer = send(place, sent, "203.0.113.62")
    spam = next(post.pk for post in posts(town) if post.text == words)
    with inside(town.government.pk):
        desk, reader = browser_of(Account.objects.get(person=moderator)), Client()
    hidden = words not in reader.get(topic).content.decode()

    row = desk.get(f"{MODERATION}post/{spam}/")
    released = desk.post(f"{MODERATION}post/{spam}/", {"key": uuid4(), "verb": "release"})

    assert (answer.status_code, hidden, row.status_code, released.status_code) == (201, True, 200, 302)
    assert words in row.content.decode()
    assert words in reader.get(topic).content.decode()
    assert sum(stored(town, place).values()) == sum(before.values()) + 1
