"""An HR person and a clerk of the contoh government."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import pytest
import time_machine

from tests.conftest import NOON
from tolok.people.access import enter
from tolok.people.actions import found_government
from tolok.people.models import Person, Position, Posting, Unit

if TYPE_CHECKING:
    from tolok.people.models import Government

People = dict[str, Person]


@pytest.fixture
def people(government: Government) -> People:
    """Above > superior > self and colleague, HR, planner; and a stranger of another government."""
    unit = Unit.objects.create(government=government, code="U", name="BKPSDM", time_zone="Asia/Jakarta")
    found: People = {}
    posts: dict[str, Position] = {}
    line = [("above", "", ""), ("superior", "above", ""), ("self", "superior", ""), ("colleague", "superior", "")]
    for number, (role, above, duty) in enumerate([*line, ("hr", "", "hr"), ("planner", "", "planning")], 1):
        found[role] = Person.objects.create(
            government=government, nip=f"19900101201501190{number}", name=role, status="pns"
        )
        posts[role] = Position.objects.create(
            government=government,
            unit=unit,
            code=role,
            title=role,
            level="pelaksana",
            duty=duty,
            reports_to=posts.get(above),
        )
        Posting.objects.create(
            government=government, person=found[role], position=posts[role], starts_on=date(2026, 1, 1)
        )
    found["stranger"] = _stranger(government)
    return found


def _stranger(government: Government) -> Person:
    other = found_government(
        by=None, at=NOON, slug="lain", name="Kota Lain", time_zone="Asia/Makassar", pack="pontianak-2026"
    )
    stranger = Person.objects.create(government=other, nip="199001012015011999", name="stranger", status="pns")
    enter(government.pk)
    return stranger


@pytest.fixture
def noon() -> Iterator[None]:
    """The clock stands at noon."""
    with time_machine.travel(NOON, tick=False):
        yield
