"""Many at once: each key, each invitation counts once, and no sum loses an answer."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from tests.apps.citizens.surveys import JULY, sent
from tolok.citizens.actions.survey import answers
from tolok.citizens.actions.survey.answers import InvitationIsUsed
from tolok.citizens.models import Survey, SurveyAnswer, SurveyInvitation, SurveySum
from tolok.people.access import enter, inside
from tolok.people.models import Government, Unit
from tolok.skp.models import Service

MANY = 6


@pytest.fixture
def survey(request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: Any) -> Iterator[Survey]:
    """A survey whose rows are committed: many connections see them."""
    with django_db_blocker.unblock():
        with transaction.atomic():
            slug = request.node.name[5:40].replace("_", "-")
            government = Government.objects.create(slug=slug, name="Kota Ramai", pack="permenpanrb-6-2022")
            enter(government.pk)
            unit = Unit.objects.create(government=government, code="D", name="Dinas", time_zone="Asia/Jakarta")
            service = Service.objects.create(government=government, unit=unit, code="ktp", name="KTP-el")
            made = Survey.objects.create(government=government, service=service, code="abcdefg")
        yield made
        connection.close()


def at_once(survey: Survey, act: Callable[[int], None], times: int = MANY) -> list[str]:
    """So many attempts, each on a connection and in a transaction of its own: what came of them."""

    def attempt(number: int) -> str:
        try:
            with inside(survey.government_id):
                act(number)
        except (InvitationIsUsed, IntegrityError) as fault:
            return type(fault).__name__
        finally:
            connection.close()
        return "stored"

    with ThreadPoolExecutor(times) as pool:
        return sorted(pool.map(attempt, range(times)))


def counted(survey: Survey) -> tuple[int, int]:
    """How many rows there are, and how many the sum says."""
    with inside(survey.government_id):
        return SurveyAnswer.objects.filter(survey=survey).count(), SurveySum.objects.get(survey=survey, month=JULY).n


def test_many_answers_at_once_are_all_summed(survey: Survey) -> None:
    assert at_once(survey, lambda _number: sent(survey)) == ["stored"] * MANY
    assert counted(survey) == (MANY, MANY)


def test_one_form_sent_many_times_at_once_counts_once(survey: Survey) -> None:
    key = uuid4()

    assert at_once(survey, lambda _number: sent(survey, key=key)) == ["stored"] * MANY
    assert counted(survey) == (1, 1)


def test_without_the_lock_the_second_form_breaks(survey: Survey, monkeypatch: pytest.MonkeyPatch) -> None:
    """The twin: both look before either stores, and only the constraint stops the second."""
    key, both, drawn = uuid4(), Barrier(2, timeout=20), answers._answer

    def slowly(*given: Any) -> SurveyAnswer:
        both.wait()
        return drawn(*given)

    monkeypatch.setattr(answers, "_one_at_a_time", lambda _hash: None)
    monkeypatch.setattr(answers, "_answer", slowly)

    assert at_once(survey, lambda _number: sent(survey, key=key), 2) == ["IntegrityError", "stored"]


def test_one_invitation_used_many_times_at_once_counts_once(survey: Survey) -> None:
    with inside(survey.government_id):
        SurveyInvitation.objects.create(
            government_id=survey.government_id,
            survey=survey,
            secret_hash=hashlib.sha256(b"rahasia").digest(),
            until=date(2027, 1, 1),
        )

    found = at_once(survey, lambda _number: sent(survey, channel="invited", secret="rahasia"))

    assert found == ["InvitationIsUsed"] * (MANY - 1) + ["stored"]
    assert counted(survey) == (1, 1)
