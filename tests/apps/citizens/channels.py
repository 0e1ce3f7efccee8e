"""Every way out for a planted word: log, messages, mails, answers."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from datetime import timedelta
from importlib import import_module
from typing import Any
from uuid import uuid4

from django.conf import settings as given
from django.db import connection, transaction
from django.test import Client
from procrastinate.contrib.django import app

from tests.apps.citizens.at_desk import Desk
from tests.apps.citizens.crawler import words
from tests.apps.citizens.planted import ROLES, Planted
from tests.apps.citizens.test_case_reports import FORM, TRACK
from tests.apps.citizens.visitor import here
from tests.apps.delivery.post_office import open_office
from tests.apps.web.test_log import written
from tests.apps.work import filed
from tests.conftest import NOON
from tests.load.bad.programs import described
from tolok.delivery.actions import Letter, queue_mails
from tolok.people.access import SCOPES, enter
from tolok.people.actions import make_token
from tolok.people.models import Account, Person
from tolok.reports.models import Report

MAILS = "delivery.send_mails"


@dataclass
class Wires(logging.Handler):
    """What went over the wires: lines of the log, payloads for open pages."""

    lines: list[str] = field(default_factory=list)
    payloads: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(logging.DEBUG)

    def __hash__(self) -> int:
        return id(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the line as the server writes it."""
        if record.name != "django.db.backends":  # what Django writes only where DEBUG is on
            self.lines.append(str(written(record)))

    def __call__(self, execute: Any, query: Any, params: Any, many: bool, context: Any) -> Any:
        """Keep what is told to the listeners."""
        if "pg_notify" in str(query):
            self.payloads += [each for part in params for each in (part if isinstance(part, list) else [part])]
        return execute(query, params, many, context)


def tell_listeners() -> None:
    """Send what waits for the commit."""
    for waiting in connection.run_on_commit:
        waiting[1]()


def stumble(made: Planted) -> None:
    """Send the planted words in forms that are refused, by every status a form of the public can end with."""
    known = {"name": made.secret[0], "phone": made.secret[1], "email": made.secret[2]}
    sent = {
        "key": uuid4(),
        "ticket": here("case"),
        "kind": "complaint",
        "concerns": "officer",
        "mode": "secret",
        **known,
    }
    for changes, form in (
        ({"text": ""}, FORM), ({"text": made.notes[0], "key": "x"}, FORM), ({"code": made.codes[0] + "X"}, TRACK),
        ({"code": made.codes[0], "act": "confirm", "key": ""}, TRACK),
    ):  # fmt: skip  # one line a thought
        Client(raise_request_exception=False).post(form, {**sent, **changes})


def in_log_and_messages(desk: Desk, made: Planted, wires: Wires) -> str:
    """Every line of the log and every payload; a report beside them is told to open pages for sure."""
    stumble(made)
    filed(desk.office)
    enter(desk.office.government.pk)
    tell_listeners()
    return "\n".join([*wires.lines, *wires.payloads])


def periodic_tasks() -> list[Any]:
    """What happens by time, the sending of mails last."""
    for path in given.PROCRASTINATE_IMPORT_PATHS:
        import_module(path)
    found = {name: each.task for (name, _id), each in app.periodic_registry.periodic_tasks.items()}
    assert len(found) > 8
    return sorted(found.values(), key=lambda task: task.name == MAILS)


def in_mails(desk: Desk, made: Planted, wires: Wires) -> str:
    """Every mail that a real server receives after all that happens by time has happened."""
    letters = [Letter(person, "sure", "Menunggu", "Buka Tolok.") for person in Person.objects.all()]
    queue_mails(at=NOON, letters=letters)
    with open_office() as post:
        given.EMAIL_PORT = post.port
        late = int((NOON + timedelta(days=3)).timestamp())
        for each in periodic_tasks():
            with transaction.atomic():
                each.func(late)
            enter(desk.office.government.pk)
    enter(desk.office.government.pk)
    assert len(post.arrived) >= len(letters)
    return "\n".join(f"{to} {message.items()} {message.get_content()}" for to, message in post.arrived)


def in_answers_to_programs(desk: Desk, made: Planted, wires: Wires) -> str:
    """Every answer of the API to a token of every scope, of everybody who may have one."""
    report = Report.objects.first() or filed(desk.office)
    ids = {
        "report_id": report.pk, "evidence_id": report.evidence_id or 1, "project_id": desk.office.project.pk
    }  # fmt: skip  # one line a thought
    paths = [path for path, told in described()["paths"].items() if "get" in told]
    said = []
    for role in ROLES:
        enter(desk.office.government.pk)
        person = getattr(desk, role, None) or desk.office[role]
        Account.objects.get_or_create(government_id=person.government_id, person=person)
        for kind in ("program", "source") if role == "hr" else ("program",):
            secret = make_token(by=person, at=NOON, kind=kind, label=role, scopes=SCOPES[kind])[1]
            for path in paths:
                for name, number in ids.items():
                    path = path.replace("{" + name + "}", str(number))
                answer = Client().get(path, headers={"Authorization": f"Bearer {secret}"})
                body = b"".join(answer) if answer.streaming else answer.content
                said.append(f"{path} {answer.status_code} {answer.headers} {words(body)}")
    enter(desk.office.government.pk)
    assert len([each for each in said if " 200 " in each]) > len(ROLES), [each[:60] for each in said]
    return "\n".join(said)


CHANNELS = (in_log_and_messages, in_mails, in_answers_to_programs)
