"""Who lets a program in sees its secret once, and ends it in one tap."""

from __future__ import annotations

import re
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from tests.apps.work import Office, enter_as, office, send
from tests.conftest import NOON
from tolok.ledger.models import Answer
from tolok.people.actions import make_token
from tolok.people.models import Token
from tolok.people.queries import token_behind

__all__ = ["office"]
MINE, SOURCES = "orang/akses/", "orang/sistem/"


def as_(office: Office, role: str) -> Client:
    """A browser in which this person is signed in."""
    client = Client()
    enter_as(client, office[role])
    return client


def secret_in(page: Any) -> str:
    """The secret that a page shows; empty where it shows none."""
    found = re.search(r"tolok\.contoh\.[\w-]{20,}", page.content.decode())
    return found[0] if found else ""


@pytest.mark.parametrize(
    ("role", "place", "scope"), [("self", MINE, "reports:read"), ("hr", SOURCES, "events:write")]
)  # fmt: skip  # one line a thought
def test_the_secret_is_shown_once_works_and_is_kept_nowhere(office: Office, role: str, place: str, scope: str) -> None:
    client, key = as_(office, role), uuid4()
    given = {"key": key, "label": "Skrip harian", "scopes": [scope]}

    made = client.post(f"/contoh/{place}baru/", given)
    again = client.post(f"/contoh/{place}baru/", given)

    secret = secret_in(made)
    token = token_behind(secret, at=NOON)
    assert token is not None
    assert (made.status_code, "no-store" in made.headers["Cache-Control"]) == (200, True)
    assert (again.status_code, secret_in(client.get(f"/contoh/{place}")), Token.objects.count()) == (302, "", 1)
    assert bytes(Answer.objects.get().body) == b""
    assert "Skrip harian" in client.get(f"/contoh/{place}").content.decode()


@pytest.mark.parametrize(
    "given", [{"label": "x"}, {"scopes": ["reports:read"]}, {"label": "x", "scopes": ["events:write"]}]
)
def test_a_token_for_nothing_or_for_what_is_not_ours_to_give_is_refused(office: Office, given: dict[str, Any]) -> None:
    answer = send(as_(office, "self"), f"{MINE}baru/", **given)

    assert (answer.status_code, Token.objects.count()) == (422, 0)


def test_revoking_ends_it_at_once(office: Office) -> None:
    token, secret = make_token(by=office["self"], at=NOON, kind="program", label="x", scopes=["reports:read"])

    answer = send(as_(office, "self"), f"{MINE}{token.pk}/cabut/")

    assert (answer.status_code, token_behind(secret, at=NOON)) == (302, None)


@pytest.mark.parametrize(("role", "status"), [("colleague", 404), ("superior", 404), ("hr", 404), ("self", 302)])
def test_nobody_ends_the_token_of_another_by_its_number(office: Office, role: str, status: int) -> None:
    token, _secret = make_token(by=office["self"], at=NOON, kind="program", label="x", scopes=["reports:read"])

    assert send(as_(office, role), f"{MINE}{token.pk}/cabut/").status_code == status


@pytest.mark.parametrize("role", ["self", "superior", "planner"])
def test_measuring_systems_are_for_hr_only(office: Office, role: str) -> None:
    client = as_(office, role)
    source, _secret = make_token(by=office["hr"], at=NOON, kind="source", label="x", scopes=["events:write"])

    answers: list[Any] = [client.get(f"/contoh/{SOURCES}"), client.get(f"/contoh/{SOURCES}baru/")]
    answers += [send(client, f"{SOURCES}baru/", label="x"), send(client, f"{SOURCES}{source.pk}/cabut/")]

    assert [answer.status_code for answer in answers] == [403] * 4
    assert send(as_(office, "hr"), f"{SOURCES}{source.pk}/cabut/").status_code == 302


def test_the_list_takes_as_many_queries_for_three_as_for_one(
    office: Office, django_assert_max_num_queries: Any
) -> None:
    client = as_(office, "self")
    for number in range(3):
        make_token(by=office["self"], at=NOON, kind="program", label=f"P{number}", scopes=["reports:read"])

    with django_assert_max_num_queries(15):
        page = client.get(f"/contoh/{MINE}").content.decode()

    assert page.count("tidak pernah dipakai") + page.count("belum pernah dipakai") == 3


def test_who_has_none_is_told_what_appears_here(office: Office) -> None:
    page = as_(office, "self").get(f"/contoh/{MINE}").content.decode()

    assert f'href="/contoh/{MINE}baru/"' in page
