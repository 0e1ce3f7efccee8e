"""Systems ask for invitations: told once, and nothing says whose is which."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.test import Client
from pytest_django import Settings

from tests.apps.citizens.surveys import sent
from tests.apps.evidence.events import given, row, took
from tests.apps.work import Office, opened
from tests.conftest import NOON
from tolok.citizens.actions.survey import invitations
from tolok.citizens.actions.survey.invitations import invite_for_source, invite_served
from tolok.citizens.actions.survey.opening import change_survey, open_survey
from tolok.citizens.models import Survey, SurveyAnswer, SurveyInvitation, SurveyInviting
from tolok.ledger.models import Answer as Kept
from tolok.ledger.models import LedgerEntry
from tolok.people.access import enter, inside
from tolok.people.actions import make_token
from tolok.people.models import Government

ADDRESS = "/api/v1/survey-invitations"


def ask(secret: str, *services: str, key: str = "", body: Any = None) -> Any:
    """Ask as a system; the answer."""
    return Client(raise_request_exception=False).post(
        ADDRESS, json.dumps(body or {"services": list(services)}), content_type="application/json",
        headers={"Authorization": f"Bearer {secret}", "Idempotency-Key": key or str(uuid4())},
    )  # fmt: skip  # one line a thought


@pytest.fixture
def survey(office: Office) -> Survey:
    """A survey of a service of which SIAK finished three."""
    service = given(office)
    took(office, row(office, 1), row(office, 2), row(office, 3, role="colleague"))
    return open_survey(by=office["hr"], at=NOON, service=service)


@pytest.fixture
def secret(office: Office, survey: Survey, noon: None) -> str:
    """The secret of the system SIAK."""
    return make_token(by=office["hr"], at=NOON, kind="source", label="SIAK", scopes=["invitations:write"])[1]


def test_a_system_is_told_an_address_for_each_service_it_finished(office: Office, survey: Survey, secret: str) -> None:
    answer = ask(secret, "ktp-el", "tak-ada", "ktp-el")

    told = answer.json()["rows"]
    assert (answer.status_code, answer.headers["Cache-Control"]) == (201, "no-store")
    assert [(each["row"], each["verdict"], each["ends_on"]) for each in told] == [
        (0, "invited", "2026-07-14"), (1, "not_asked", None), (2, "nobody", None)
    ]  # fmt: skip  # one line a thought
    assert [each["external_id"] for each in told[0]["invitations"]] == ["S-1", "S-2", "S-3"]
    place = told[0]["invitations"][0]["address"]
    assert place.startswith("http://localhost:8000/contoh/warga/survei/undangan/")
    assert Client().get(place.removeprefix("http://localhost:8000")).status_code == 200
    sent(survey, channel="invited", secret=place.rsplit("/", 2)[1])
    enter(office.government.pk)
    assert (SurveyAnswer.objects.count(), SurveyInvitation.objects.count()) == (1, 2)
    entry = LedgerEntry.objects.get(verb="invite_served")
    assert (entry.actor_id, SurveyInviting.objects.get().n) == (None, 3)


def test_addresses_are_told_once_whatever_is_asked_again(office: Office, secret: str) -> None:
    key = str(uuid4())

    asked = [("ktp-el", key), ("ktp-el", key), ("ktp-el", ""), ("kk", key)]
    first, same_key, new_key, other = [ask(secret, service, key=named) for service, named in asked]

    assert [each.status_code for each in (first, same_key, new_key, other)] == [201, 409, 200, 409]
    assert "hanya disampaikan sekali" in same_key.json()["problem"]
    assert new_key.json()["rows"][0]["verdict"] == "nobody"
    enter(office.government.pk)
    assert SurveyInvitation.objects.count() == 3


def test_nothing_kept_says_whose_invitation_is_which(office: Office, secret: str) -> None:
    told = ask(secret, "ktp-el").json()["rows"][0]["invitations"]

    enter(office.government.pk)
    kept = repr(
        [vars(each) for kind in (Kept, LedgerEntry, SurveyInviting, SurveyInvitation) for each in kind.objects.all()]
    )
    assert not [one for one in told if one["external_id"] in kept or one["address"].rsplit("/", 2)[1] in kept]


def test_a_source_is_told_no_numbers_of_another_and_nobody_of_a_closed_survey(
    office: Office, survey: Survey, secret: str
) -> None:
    took(office, row(office, 9), source="Lain")
    shared = ask(secret, "ktp-el").json()["rows"]
    enter(office.government.pk)
    change_survey(by=office["hr"], at=NOON, survey=survey, extra="", population=None, is_open=False)
    closed = ask(secret, "ktp-el").json()["rows"]

    assert [shared[0]["verdict"], closed[0]["verdict"]] == ["shared", "not_asked"]
    enter(office.government.pk)
    assert SurveyInvitation.objects.count() == 0


def test_what_the_desk_invited_the_system_does_not_invite_again(office: Office, survey: Survey, secret: str) -> None:
    invite_served(by=office["hr"], at=NOON, survey=survey)

    assert ask(secret, "ktp-el").json()["rows"][0]["verdict"] == "nobody"


@pytest.mark.parametrize("scopes", [["events:write"], ["attendance:write"]])
def test_only_the_scope_of_invitations_may_ask(office: Office, survey: Survey, noon: None, scopes: list[str]) -> None:
    other = make_token(by=office["hr"], at=NOON, kind="source", label="Absen", scopes=scopes)[1]

    assert [ask(other, "ktp-el").status_code, ask("tolok.contoh.x", "ktp-el").status_code] == [401, 401]


@pytest.mark.parametrize(
    "body",
    [{"services": []}, {"services": ["x"] * 21}, {"services": [""]}, {"services": [5]}, {"services": ["a"], "x": 1}],
)
def test_what_cannot_be_read_is_refused_whole(secret: str, body: dict[str, Any]) -> None:
    assert ask(secret, body=body).status_code == 422


def test_a_system_asks_at_most_so_often_in_a_minute(office: Office, secret: str, settings: Settings) -> None:
    settings.API_LIMITS = {**settings.API_LIMITS, "source": 2}

    answers = [ask(secret, "ktp-el") for _time in range(3)]

    assert [each.status_code for each in answers] == [201, 200, 429]
    assert "Retry-After" in answers[2].headers


@pytest.fixture
def kept(request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: Any) -> Iterator[Office]:
    """A committed office whose service was finished: other connections see it."""
    with django_db_blocker.unblock():
        with transaction.atomic():
            Government.objects.filter(slug="lain").update(slug=f"lain-{id(request)}")
            slug = request.node.name[5:40].replace("_", "-")
            made = Government.objects.create(slug=slug, name="Kota Ramai", pack="permenpanrb-6-2022")
            enter(made.pk)
            office = opened(made)
            service = given(office)
            took(office, row(office, 1), row(office, 2))
            open_survey(by=office["hr"], at=NOON, service=service)
        yield office
        connection.close()


def at_once(office: Office, act: Callable[[], Any], times: int = 4) -> list[Any]:
    """So many attempts, each on a connection and in a transaction of its own."""

    def attempt(_number: int) -> Any:
        try:
            with inside(office.government.pk):
                return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(attempt, range(times)))


def test_many_asking_at_once_are_told_each_service_once(kept: Office) -> None:
    def act() -> str:
        (one,) = invite_for_source(at=NOON, government=kept.government, source="SIAK", services=["ktp-el"])
        return str(one.verdict)

    assert sorted(at_once(kept, act)) == ["invited", "nobody", "nobody", "nobody"]
    with inside(kept.government.pk):
        assert SurveyInvitation.objects.count() == 2


def test_the_next_day_invites_only_what_came_since(office: Office, survey: Survey) -> None:
    told: dict[str, Any] = {"government": office.government, "source": "SIAK", "services": ["ktp-el"]}
    invite_for_source(at=NOON, **told)
    took(office, row(office, 7, finished_at=NOON))

    (again,) = invite_for_source(at=NOON + timedelta(days=1), **told)

    assert [one.number for one in again.invited] == ["S-7"]
    assert again.verdict == invitations.Invitable.INVITED
