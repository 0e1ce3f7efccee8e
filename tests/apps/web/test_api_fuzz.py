"""What the description of the API tells is what the API does, when fuzzed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as bounded
from pytest_django import Settings

from tests.apps.work import Office, filed, office
from tests.conftest import NOON
from tolok.people.access import SCOPES
from tolok.people.actions import make_accounts, make_token, note_use
from tolok.web.clock import now

__all__ = ["office"]
# How many examples each operation gets; `make test-long` asks for more.
EXAMPLES = int(os.environ.get("TOLOK_API_EXAMPLES", "15"))
OPENAPI = "/api/v1/openapi.json"
CHECKED = (
    schemathesis.checks.not_a_server_error,
    schemathesis.checks.status_code_conformance,
    schemathesis.checks.content_type_conformance,
    schemathesis.checks.response_schema_conformance,
)


@pytest.fixture
def same_connection() -> Iterator[None]:
    """The application answers on this test's connection, whose transaction would end with the request."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def secrets(office: Office, settings: Settings, same_connection: None) -> dict[str, str]:
    """A secret for each scope, and no limit to how often it may be used."""
    settings.API_LIMITS = dict.fromkeys(settings.API_LIMITS, 10**9)
    make_accounts(by=None, at=NOON, persons=[office["self"]])
    filed(office)
    found: dict[str, str] = {}
    for kind, by in (("program", office["self"]), ("source", office["hr"])):
        token, secret = make_token(by=by, at=now(), kind=kind, label="Uji", scopes=SCOPES[kind])
        note_use(at=now(), token=token)
        found |= dict.fromkeys(SCOPES[kind], secret)
    return found


def operations() -> list[Any]:
    """Every operation of the description."""
    schema: Any = schemathesis.openapi.from_wsgi(OPENAPI, WSGIHandler())
    return [each.ok() for each in schema.get_all_operations()]


def test_every_answer_is_one_that_the_description_tells(secrets: dict[str, str]) -> None:
    for operation in operations():
        scope = operation.definition.raw["security"][0]["token"][0]
        tried = _tried(operation, secrets[scope])

        tried()


def test_no_operation_answers_without_a_token(secrets: dict[str, str]) -> None:
    answers = {}
    for operation in operations():
        case = operation.Case(path_parameters=dict.fromkeys(("report_id", "evidence_id", "project_id"), 1))
        answers[operation.label] = case.call(headers={"Idempotency-Key": str(uuid4())}).status_code

    assert set(answers.values()) == {401}


def test_the_description_is_complete(secrets: dict[str, str]) -> None:
    for operation in operations():
        told = operation.definition.raw
        wanted = {"400", "401", "403", "404", "422", "429"} | ({"409"} if operation.method == "post" else set())
        assert wanted <= set(told["responses"]), operation.label
        assert told["summary"].endswith("."), operation.label


def _tried(operation: Any, secret: str) -> Any:
    """A test of one operation with generated cases, each undone; the same each time."""

    @bounded(
        max_examples=EXAMPLES, derandomize=True, database=None, deadline=None, phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip  # one line a thought
    @given(case=operation.as_strategy())
    def once(case: Any) -> None:
        headers = {"Authorization": f"Bearer {secret}", "Idempotency-Key": str(uuid4()), "Accept-Encoding": "identity"}
        with transaction.atomic():
            answer = case.call(headers=headers)
            case.validate_response(answer, checks=CHECKED, headers=headers)
            transaction.set_rollback(True)

    return once
