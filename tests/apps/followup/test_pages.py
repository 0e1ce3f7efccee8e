"""My follow-ups, the list of those who help, and one with its closing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from tests.apps.appraisal.conftest import LATER, Office
from tests.apps.followup.conftest import judged
from tests.conftest import NOON
from tolok.followup.actions import open_follow_ups
from tolok.followup.models import FollowUp
from tolok.people.access import enter
from tolok.people.actions import make_accounts
from tolok.people.models import Account

LATE = datetime(2026, 7, 21, 4, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def noon() -> Iterator[None]:
    """The pages of these tests are asked for at noon of the 14th of July."""
    with time_machine.travel(NOON, tick=False):
        yield


def visitor(office: Office, role: str) -> Client:
    """A browser in which this person is signed in."""
    person = office.people[role]
    enter(person.government_id)
    make_accounts(by=None, at=NOON, persons=[person])
    client = Client()
    client.force_login(Account.objects.get(person=person), backend="tolok.web.sign_in.NipOrEmailBackend")
    enter(office.government.pk)
    return client


def coaching(office: Office, role: str = "clerk") -> FollowUp:
    """The coaching that the person's weak predikat opened."""
    return open_follow_ups(by=None, at=LATER, appraisal=judged(office, "below", role))[0]


def page(name: str, *rest: object) -> str:
    """The address of a page of Kota Contoh."""
    return reverse(f"followup:{name}", args=["contoh", *rest])


def test_without_any_the_pages_teach_how_one_opens(office: Office) -> None:
    mine = visitor(office, "clerk").get(page("mine")).content.decode()
    everybody = visitor(office, "hr").get(page("all")).content.decode()

    assert "Belum ada yang terbuka untuk Anda" in mine
    assert "Belum ada tindak lanjut" in everybody


@pytest.mark.parametrize(("role", "status"), [("clerk", 200), ("superior", 200), ("above", 200), ("hr", 200)])
def test_those_it_concerns_open_it(office: Office, role: str, status: int) -> None:
    opened = coaching(office)

    assert visitor(office, role).get(page("one", opened.pk)).status_code == status


@pytest.mark.parametrize("role", ["colleague", "planner"])
def test_nobody_else_finds_it(office: Office, role: str) -> None:
    opened = coaching(office)

    answer = visitor(office, role).get(page("one", opened.pk))

    assert answer.status_code == 404


def test_a_stranger_is_asked_to_sign_in(office: Office) -> None:
    opened = coaching(office)

    answer = visitor(office, "stranger").get(page("one", opened.pk))

    assert answer.headers["Location"].startswith("/masuk/")


@pytest.mark.parametrize(("role", "names"), [("hr", ["Clerk"]), ("superior", ["Clerk"]), ("colleague", [])])
def test_the_list_holds_those_whom_one_helps(office: Office, role: str, names: list[str]) -> None:
    coaching(office)

    shown = visitor(office, role).get(page("all")).context["rows"]

    assert [row.person.name for row in shown] == names


def test_the_superior_closes_it_and_the_person_reads_what_came_of_it(office: Office) -> None:
    opened = coaching(office)
    superior = visitor(office, "superior")

    answer = superior.post(page("one", opened.pk), {"outcome": "Dua kali berbincang.", "key": str(uuid4())})

    assert answer.status_code == 302
    assert "Dua kali berbincang." in visitor(office, "clerk").get(page("mine")).content.decode()


def test_what_was_typed_is_kept_when_it_is_too_little(office: Office) -> None:
    opened = coaching(office)

    answer = visitor(office, "superior").post(page("one", opened.pk), {"outcome": " ", "key": str(uuid4())})

    assert answer.status_code == 422


def test_a_refusal_stands_on_the_page(office: Office) -> None:
    opened = coaching(office)

    answer = visitor(office, "clerk").post(page("one", opened.pk), {"outcome": "Selesai.", "key": str(uuid4())})

    assert answer.status_code == 422
    assert "close_follow_up" in answer.content.decode()


@pytest.mark.parametrize(("state", "found"), [("terbuka", 1), ("terlambat", 1), ("selesai", 0), ("lain", 1)])
def test_a_list_is_narrowed_by_how_it_stands(office: Office, state: str, found: int) -> None:
    coaching(office)

    with time_machine.travel(LATE, tick=False):
        hr = visitor(office, "hr")
        shown = hr.get(page("all"), {"keadaan": state, "jenis": "coaching"}).context

    assert len(shown["rows"]) == found
    assert (shown["counts"].open, shown["counts"].late, shown["counts"].done) == (1, 1, 0)


@pytest.mark.parametrize("more", [0, 2])
def test_the_list_costs_the_same_with_1_or_3(office: Office, django_assert_num_queries: Any, more: int) -> None:
    first = coaching(office)
    for number in range(more):
        FollowUp.objects.create(
            government=office.government,
            person=office.people["colleague"],
            appraisal=first.appraisal,
            kind="training",
            title=f"Training {number}",
            source="Example",
            opened_at=LATER,
            due_on=first.due_on,
        )
    hr = visitor(office, "hr")

    with django_assert_num_queries(10):
        hr.get(page("all"))
