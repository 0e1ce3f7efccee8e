"""Each token may come so often a minute, counted exactly."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from django.db import connection, transaction
from django.test import Client
from pytest_django import Settings

from tests.apps.web.conftest import Side, side
from tests.conftest import NOON
from tolok.ledger.actions import count_call
from tolok.people.access import inside
from tolok.people.actions import make_token
from tolok.web.database import as_role

CROWD, LIMIT = 200, 50
READ = "/api/v1/projects"


@pytest.fixture(scope="module")
def town(django_db_setup: None, django_db_blocker: Any) -> Iterator[Side]:
    """A government whose rows are committed, so that threads see them."""
    with django_db_blocker.unblock():
        with transaction.atomic():
            made = side("ramai")
        yield made
        connection.close()


def secret_of(town: Side, *scopes: str) -> str:
    """A token of the HR person, committed."""
    with inside(town.government.pk):
        return make_token(
            by=town.persons["hadi"], at=NOON, kind="program", label="x", scopes=scopes or ("projects:read",)
        )[1]


def call(secret: str, *, write: bool = False) -> Any:
    """One request with the token: reading projects, or a report that is refused because it says nothing."""
    headers = {"Authorization": f"Bearer {secret}", "Idempotency-Key": str(uuid4())}
    client = Client(raise_request_exception=False)
    try:
        if write:
            body = json.dumps({"on": "2026-07-14"})
            return client.post("/api/v1/reports", body, content_type="application/json", headers=headers)
        return client.get(READ, headers=headers)
    finally:
        connection.close()


def test_of_two_hundred_at_once_exactly_fifty_pass(town: Side, settings: Settings) -> None:
    settings.API_LIMITS = {**settings.API_LIMITS, "read": LIMIT}
    secret = secret_of(town)

    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda _: call(secret), range(CROWD)))

    assert sorted(answer.status_code for answer in answers) == [200] * LIMIT + [429] * (CROWD - LIMIT)
    assert all(1 <= int(a.headers["Retry-After"]) <= 60 for a in answers if a.status_code == 429)


def test_a_request_that_is_undone_was_counted_all_the_same(town: Side, settings: Settings) -> None:
    settings.API_LIMITS = {**settings.API_LIMITS, "program": 3}
    secret = secret_of(town, "reports:write")

    answers = [call(secret, write=True).status_code for _ in range(5)]

    assert answers == [422, 422, 422, 429, 429]


def test_counted_in_its_own_transaction_nothing_of_it_would_be_left(town: Side) -> None:
    """The twin: within the request's transaction an undone request would not count."""
    names: dict[str, Any] = {"government_id": town.government.pk, "caller": "token:0", "kind": "program"}
    counts = []
    for _ in range(3):
        with inside(town.government.pk):
            counts.append(count_call(**names, at=NOON)[0])
            transaction.set_rollback(True)

    assert counts == [1, 1, 1]


def test_reading_and_writing_and_other_tokens_have_their_own_count(town: Side, settings: Settings) -> None:
    settings.API_LIMITS = {"read": 1, "program": 1}
    secret, other = (secret_of(town, "reports:write", "projects:read") for _ in range(2))

    first = [call(secret).status_code, call(secret, write=True).status_code, call(other).status_code]
    second = [call(secret).status_code, call(secret, write=True).status_code, call(other).status_code]

    assert (first, second) == ([200, 422, 200], [429, 429, 429])


def test_a_minute_later_it_counts_from_one(ours: Side) -> None:
    names: dict[str, Any] = {"government_id": ours.government.pk, "caller": "token:1", "kind": "read"}
    moments = [0, 30, 59.9, 60, 61]

    counts = [count_call(**names, at=NOON + timedelta(seconds=seconds)) for seconds in moments]

    assert [count for count, _ in counts] == [1, 2, 3, 1, 2]
    assert [(ends_at - NOON).total_seconds() for _, ends_at in counts] == [60, 60, 60, 120, 120]


def test_where_nobody_can_count_reading_goes_on_and_writing_waits(town: Side, server: str) -> None:
    secret = secret_of(town, "reports:write", "projects:read")
    call(secret)

    with psycopg.connect(as_role(server, "tolok_owner", connection.settings_dict["NAME"])) as stuck:
        stuck.execute("LOCK TABLE ledger_tally IN ACCESS EXCLUSIVE MODE")
        read, write = call(secret), call(secret, write=True)

    assert (read.status_code, write.status_code, write.headers["Retry-After"]) == (200, 429, "60")
    assert "tidak bisa dihitung" in write.json()["problem"]


def test_a_stranger_is_told_nothing_about_limits(ours: Side) -> None:
    answers = {Client().get(READ, headers={"Authorization": "Bearer tolok.kita.x"}).status_code for _ in range(3)}

    assert answers == {401}
