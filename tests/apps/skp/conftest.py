"""A small office: mayor, head, two clerks, HR, planner, and a stranger."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client

from tests.conftest import NOON
from tolok.people.actions import found_government
from tolok.people.models import Account, Person, Position, Posting, Unit
from tolok.skp.actions import TargetDraft, add_outcome, add_target, agree_skp, propose_skp, start_skp

if TYPE_CHECKING:
    from tolok.people.models import Government
    from tolok.skp.models import Outcome, Skp

STARTS = date(2026, 1, 1)
EXACT = TargetDraft(aspect="quantity", low=9500, name="Dokumen terbit", unit="dokumen")


@dataclass(frozen=True)
class Office:
    """The people of the tests; `stranger` belongs to another government."""

    unit: Unit
    mayor: Person
    head: Person
    clerk: Person
    colleague: Person
    hr: Person
    planner: Person
    stranger: Person


def post(government: Government, unit: Unit, number: int, name: str, above: Position | None, **facts: object) -> Person:
    """A person in a new position below another."""
    position = Position.objects.create(
        **{
            "government": government,
            "unit": unit,
            "code": f"P{number}",
            "title": f"Jabatan {name}",
            "level": "pelaksana",
            "reports_to": above,
            **facts,
        }
    )
    person = Person.objects.create(government=government, nip=f"{number:018d}", name=name, status="pns")
    Posting.objects.create(government=government, person=person, position=position, starts_on=STARTS)
    return person


def place_of(person: Person) -> Position:
    """The position of a person of the office."""
    return Position.objects.get(postings__person=person)


@pytest.fixture
def office(government: Government) -> Office:
    """Kota Contoh with six people, and one in another government."""
    from tolok.people.access import enter

    other = found_government(
        by=None, at=NOON, slug="lain", name="Kota Lain", time_zone="Asia/Jakarta", pack="permenpanrb-6-2022"
    )
    far = Unit.objects.create(government=other, code="U", name="Dinas Lain", time_zone="Asia/Jakarta")
    stranger = post(other, far, 9, "Zaki", None, is_head=True)
    enter(government.pk)
    unit = Unit.objects.create(government=government, code="U1", name="Dinas Contoh", time_zone="Asia/Jakarta")
    mayor = post(government, unit, 1, "Wali", None, level="head_of_region")
    head = post(government, unit, 2, "Ratna", place_of(mayor), level="jpt", is_head=True)
    return Office(
        unit=unit,
        mayor=mayor,
        head=head,
        clerk=post(government, unit, 3, "Ani", place_of(head)),
        colleague=post(government, unit, 4, "Budi", place_of(head)),
        hr=post(government, unit, 5, "Hana", place_of(mayor), duty="hr"),
        planner=post(government, unit, 6, "Pandu", place_of(mayor), duty="planning"),
        stranger=stranger,
    )


def started(person: Person, approach: str = "quantitative") -> Skp:
    """The draft of a person's plan for 2026."""
    return start_skp(by=person, at=NOON, person=person, year=2026, approach=approach)


def measured(skp: Skp, title: str = "Dokumen terbit tepat waktu", **links: Any) -> Outcome:
    """A main outcome with one target in a draft."""
    outcome = add_outcome(by=skp.person, at=NOON, skp=skp, title=title, **links)
    add_target(by=skp.person, at=NOON, outcome=outcome, target=EXACT)
    return outcome


def proposed(person: Person, **links: Any) -> Skp:
    """A plan with one outcome that was handed to the superior."""
    skp = started(person)
    measured(skp, **links)
    return propose_skp(by=person, at=NOON, skp=skp)


def agreed(person: Person, superior: Person, **links: Any) -> Skp:
    """A plan with one outcome that was agreed."""
    return agree_skp(by=superior, at=NOON, skp=proposed(person, **links))


class Visitor:
    """A signed-in person who opens pages and sends forms of Kota Contoh."""

    def __init__(self, person: Person) -> None:
        account = Account.objects.create(government_id=person.government_id, person=person)
        self.client = Client()
        self.client.force_login(account)

    def open(self, address: str) -> HttpResponse:
        """The page below /contoh/rencana/."""
        return self.client.get(f"/contoh/rencana/{address}")  # type: ignore[return-value]  # the client adds attributes

    def send(self, address: str, **fields: object) -> HttpResponse:
        """The answer to a form, sent with a fresh key."""
        return self.client.post(f"/contoh/rencana/{address}", {"key": str(uuid4()), **fields})  # type: ignore[return-value]  # the client adds attributes


@pytest.fixture
def noon() -> Iterator[None]:
    """The shell's clock stands at noon of 14 July 2026."""
    with time_machine.travel(NOON, tick=False):
        yield
