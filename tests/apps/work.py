"""A small office at work: people, an agreed plan, a project, and how to act in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, cast
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.conftest import NOON, TODAY
from tolok.people.access import enter
from tolok.people.models import Account, Government, Person, Position, Posting, Unit
from tolok.reports.actions import file_report
from tolok.reports.models import Report
from tolok.skp.models import Outcome, Project, ProjectMember, Skp, Target

YESTERDAY = date(2026, 7, 13)
EARLIER = datetime(2026, 7, 13, 4, 0, tzinfo=UTC)


@dataclass
class Office:
    """Who works in Kota Contoh's population office, and what was agreed with the clerk."""

    government: Government
    unit: Unit
    people: dict[str, Person]
    documents: Target
    minutes: Target
    project: Project

    def __getitem__(self, role: str) -> Person:
        """The person in a role: self, superior, above, colleague, hr, planner, stranger."""
        return self.people[role]


def post(unit: Unit, code: str, person: Person, above: Position | None, **more: Any) -> Position:
    """Give a person a position below another one from the year's start."""
    position = Position.objects.create(
        government_id=unit.government_id,
        unit=unit,
        code=code,
        title=f"Jabatan {code}",
        level=Position.Level.PELAKSANA,
        reports_to=above,
        **more,
    )
    Posting.objects.create(
        government_id=unit.government_id, person=person, position=position, starts_on=date(2026, 1, 1)
    )
    return position


def hire(government: Government, name: str, number: int) -> Person:
    """A person of the government, with a fictitious NIP."""
    return Person.objects.create(
        government=government, nip=f"19850101201001{number:04d}", name=name, status=Person.Status.PNS
    )


def plan(person: Person, superior: Person, *, state: str = "agreed") -> Outcome:
    """An SKP of the year with one outcome."""
    skp = Skp.objects.create(
        government_id=person.government_id,
        person=person,
        posting=person.postings.get(),
        superior=superior,
        year=2026,
        starts_on=date(2026, 1, 1),
        ends_on=date(2027, 1, 1),
        approach=Skp.Approach.QUANTITATIVE,
        state=state,
    )
    return Outcome.objects.create(
        government_id=person.government_id, skp=skp, number=1, title="Dokumen kependudukan terbit tepat waktu"
    )


def aim(outcome: Outcome, name: str, unit: str, high: int, accumulation: str = "sum") -> Target:
    """A target of an outcome, higher is better, in hundredths."""
    return Target.objects.create(
        government_id=outcome.government_id,
        outcome=outcome,
        aspect=Target.Aspect.QUANTITY,
        name=name,
        unit=unit,
        polarity="higher",
        accumulation=accumulation,
        low=high,
        high=high,
    )


@pytest.fixture
def office(government: Government) -> Office:
    """The office of Kota Contoh."""
    return opened(government)


def opened(government: Government) -> Office:
    """The clerk (self) under the superior under the one above, a colleague, HR, planner, and a stranger."""
    other = Government.objects.create(slug="lain", name="Kota Lain", pack="permenpanrb-6-2022")
    enter(other.pk)
    stranger = hire(other, "Orang Lain", 99)
    enter(government.pk)
    unit = Unit.objects.create(government=government, code="DUKCAPIL", name="Disdukcapil", time_zone="Asia/Jakarta")
    names = {
        "above": "Hadi", "superior": "Ratna", "self": "Ani", "colleague": "Budi", "hr": "Sri", "planner": "Joko"
    }  # fmt: skip  # one line a thought
    people = {role: hire(government, name, number) for number, (role, name) in enumerate(names.items(), 1)}
    head = post(unit, "A", people["above"], None)
    lead = post(unit, "B", people["superior"], head)
    post(unit, "C", people["self"], lead)
    post(unit, "D", people["colleague"], lead)
    post(unit, "E", people["hr"], None, duty="hr")
    post(unit, "F", people["planner"], None, duty="planning")
    outcome = plan(people["self"], people["superior"])
    project = Project.objects.create(
        government=government, unit=unit, title="Jemput bola KTP-el", starts_on=date(2026, 7, 1),
        ends_on=date(2026, 9, 1), budget_rupiah=10_000_000, state="running",
    )  # fmt: skip  # one line a thought
    ProjectMember.objects.create(
        government=government, project=project, person=people["self"], role="Anggota", starts_on=date(2026, 7, 1)
    )
    return Office(
        government, unit, people | {"stranger": stranger},
        aim(outcome, "KTP-el terbit", "dokumen", 120_000),
        aim(outcome, "Waktu antre", "menit", 1_500, "mean"), project,
    )  # fmt: skip  # one line a thought


def filed(office: Office, **more: object) -> Report:
    """A report of the clerk: twelve documents today, unless said otherwise."""
    given: dict[str, object] = {"on": TODAY, "target_id": office.documents.pk, "amount": 1200, **more}
    if "task" in given or "project_id" in given:
        given.pop("target_id")
    return file_report(by=office["self"], at=NOON, **given)  # type: ignore[arg-type]  # the tests say what they pass


def enter_as(client: Client, person: Person) -> None:
    """Sign the person in."""
    account, _is_new = Account.objects.get_or_create(government_id=person.government_id, person=person)
    client.force_login(account)


SAVEPOINTS = 2  # one pair, which in production is the transaction; they ask for no rows


def send(client: Client, address: str, **fields: object) -> HttpResponse:
    """Send a form with a fresh key."""
    return cast(HttpResponse, client.post(f"/contoh/{address}", {"key": uuid4(), **fields}))
