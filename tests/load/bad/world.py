"""The example year as the ground on which bad input is tried."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.test import Client

from tests.load.bad.forms import Form
from tests.load.bad.inputs import inputs
from tests.load.bad.programs import programs
from tests.load.bad.public import NOBODY, public_forms, square_of
from tests.load.bad.tries import Found, try_form
from tests.load.bad.walk import browser_of, note, walk

SEED = "tolok"
# An id of another government is one of these tables' first rows there.
STRANGE = (
    "people.Person",
    "people.Unit",
    "skp.Target",
    "skp.Skp",
    "skp.Project",
    "reports.Report",
    "evidence.Evidence",
)


@dataclass
class World:
    """Who is signed in, every form they reach, ids of another government, and pages that broke on the way."""

    clients: dict[int, Client] = field(default_factory=dict)
    forms: dict[str, Form] = field(default_factory=dict)
    foreign: list[int] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)


def world(slugs: list[str], other: str) -> World:
    """Everything the people of these governments' stories reach."""
    from tolok.people.access import enter
    from tolok.people.models import Account
    from tolok.people.queries import entered

    made = World(foreign=_ids_of(other))
    for slug in slugs:
        government = entered(slug)
        assert government is not None
        ids = [each["id"] for each in government.showcase["people"]]
        for account in Account.objects.filter(person_id__in=ids).select_related("person").order_by("pk"):
            enter(government.pk)
            client = browser_of(account)
            found, broken = walk(client, slug, account.person_id)
            made.clients[account.person_id] = client
            made.broken += broken
            for name, form in found.items():
                made.forms.setdefault(name, form)
        for form in _programs(government, ids):
            made.forms.setdefault(form.name, form)
        _invite(made, slug, ids[0])
        visit(made, slug)
    return made


def visit(made: World, slug: str) -> None:
    """The public's forms in each of their states."""
    visitor = made.clients.setdefault(NOBODY, Client(raise_request_exception=False))
    found, broken = public_forms(square_of(slug, visitor))
    made.broken += broken
    for form in found:
        made.forms.setdefault(form.name, form)


def square(slugs: list[str], other: str) -> World:
    """Only what the public of these governments reaches."""
    made = World(foreign=_ids_of(other))
    for slug in slugs:
        visit(made, slug)
    return made


def _invite(made: World, slug: str, person_id: int) -> None:
    """The page behind a one-time link, which nobody signed in opens."""
    from tolok.people.actions import invite_person
    from tolok.people.models import Person
    from tolok.web.clock import now

    page = f"/{slug}/undangan/{invite_person(by=None, at=now(), person=Person.objects.get(pk=person_id))}/"
    made.clients[NOBODY] = client = Client(raise_request_exception=False)
    note(made.forms, page, client.get(page).content.decode(), NOBODY)


def tries(made: World, most: int) -> Iterator[Found]:
    """What became of at most this many inputs for each form."""
    strange = {str(number) for number in made.foreign}
    for form in made.forms.values():
        client = made.clients[form.person] if form.kind == "html" else Client(raise_request_exception=False)
        yield try_form(client, form, inputs(form, most, SEED, made.foreign), strange)


def _programs(government: Any, ids: list[int]) -> list[Form]:
    from tolok.people.access import SCOPES, enter
    from tolok.people.actions import make_token, note_use
    from tolok.people.models import Person
    from tolok.people.queries import has_duty
    from tolok.reports.models import Report
    from tolok.skp.models import ProjectMember
    from tolok.web.clock import now

    enter(government.pk)
    at = now()
    people = list(Person.objects.filter(pk__in=ids))
    report = Report.objects.filter(person__in=people).order_by("-on", "-pk").first()
    member = ProjectMember.objects.select_related("person").order_by("-pk").first()
    hr = next((person for person in people if has_duty(person, "hr", on=at.date())), None)
    if report is None or member is None or hr is None:
        return []
    secrets: dict[str, str] = {}
    for kind, by in (("program", report.person), ("source", hr)):
        token, secret = make_token(by=by, at=at, kind=kind, label="Uji", scopes=SCOPES[kind])
        note_use(at=at, token=token)  # else each request that is undone would note it anew
        secrets |= dict.fromkeys(SCOPES[kind], secret)
    known = {
        "report_id": report.pk, "evidence_id": report.evidence_id, "project_id": member.project_id,
        "target_id": report.target_id or 0, "person_id": report.person_id, "nip": report.person.nip,
    }  # fmt: skip  # one line a thought
    return list(programs(secrets, known, report.person_id))


def _ids_of(slug: str) -> list[int]:
    from django.apps import apps

    from tolok.people.queries import entered

    assert entered(slug) is not None
    firsts = [apps.get_model(name).objects.order_by("pk").values_list("pk", flat=True).first() for name in STRANGE]
    return [number for number in firsts if number is not None]
