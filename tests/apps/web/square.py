"""A public square: a committed government, a topic, and how to write on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.test import Client

from tests.apps.citizens.visitor import ticket
from tests.apps.web.conftest import Side, side
from tests.conftest import NOON
from tolok.citizens.actions.forum import raise_topic
from tolok.citizens.models import Post, Topic
from tolok.people.access import inside

CROWD, L, PLAIN = 200, 20, 30
WORDS = "Antrean KTP mulai pukul lima pagi, padahal loket buka pukul delapan."


@pytest.fixture(scope="module")
def town(django_db_setup: None, django_db_blocker: Any) -> Iterator[Side]:
    """A government whose rows are committed, so that threads see them."""
    with django_db_blocker.unblock():
        with transaction.atomic():
            made = side("ramai")
        yield made
        connection.close()


@pytest.fixture
def place(town: Side) -> str:
    """The address where words on a fresh topic are sent."""
    return f"/ramai/warga/forum/{topic_of(town).pk}/tulis/"


def topic_of(town: Side) -> Topic:
    with inside(town.government.pk):
        return raise_topic(
            at=NOON, government=town.government, key=uuid4(), title="Antrean", text="Panjang", name="", unit=None,
            standing="open", held_for="",
        )  # fmt: skip  # one line a thought


def fields(town: Side, **more: object) -> dict[str, object]:
    """A filled form with a ticket a minute old."""
    return {"key": uuid4(), "ticket": ticket("post", town.government), "text": WORDS, **more}


def send(place: str, sent: dict[str, object], address: str, forwarded: str = "") -> Any:
    """Send a form from an address."""
    told = {"X-Forwarded-For": forwarded} if forwarded else {}
    try:
        return Client(raise_request_exception=False).post(place, sent, REMOTE_ADDR=address, headers=told)
    finally:
        connection.close()


def stored(town: Side, place: str) -> Counter[tuple[str, str]]:
    """How the posts of a topic stand, and why."""
    with inside(town.government.pk):
        return Counter(Post.objects.filter(topic_id=int(place.split("/")[4])).values_list("standing", "held_for"))


def crowd(town: Side, place: str, address: str, forwarded: Any = lambda number: "") -> Counter[int]:
    """What two hundred at once are answered."""
    forms = [fields(town) for _number in range(CROWD)]
    # Each holds the count while it waits for its turn on the processor; with many more a busy machine can't count.
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda pair: send(place, pair[1], address, forwarded(pair[0])), enumerate(forms)))
    assert all(1 <= int(a.headers["Retry-After"]) <= 60 for a in answers if a.status_code == 429)
    return Counter(answer.status_code for answer in answers)


def code_on(answer: Any) -> str:
    return str(answer.content.decode().split('receipt-code code">')[1].split("<")[0])


def posts(town: Side) -> list[Post]:
    with inside(town.government.pk):
        return list(Post.objects.all())
