"""A gathered quarter, a stricter draft, and a crowd where one is needed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.apps.appraisal.conftest import LATER, Office, office, visitor
from tests.apps.followup.conftest import judged
from tolok.appraisal.models import Appraisal
from tolok.appraisal.models import Dossier as Kept
from tolok.engine import packs
from tolok.insight.actions import Plan, start_simulation
from tolok.insight.models import Simulation
from tolok.insight.queries.packs import draft_of
from tolok.insight.tasks import compute
from tolok.people.models import Person, Position, Posting, Unit
from tolok.rules.facts import Dossier
from tolok.skp.models import Skp

if TYPE_CHECKING:
    from tolok.engine.packs import Pack

__all__ = ["office", "visitor"]

NATIONAL = packs.load("permenpanrb-6-2022")
DRAFT = """
name = "draf-ketat"
title = "Draf ketat"
extends = "permenpanrb-6-2022"
valid_from = 2026-01-01

[outcome]
above_from = 11000
meets_from = 9800
example = true
reason = "Usulan untuk dicoba."
"""


def plan(office: Office, after: Pack | None = None, **more: Any) -> Plan:
    """The national pack beside the stricter draft, on the second quarter."""
    given = {"draft": "" if after else DRAFT, **more}
    return Plan(period=office.quarter(), before=NATIONAL, after=after or draft_of(DRAFT), **given)


def asked(office: Office, **more: Any) -> Simulation:
    """A simulation that was asked for and not computed yet."""
    return start_simulation(by=office.people["hr"], at=LATER, plan=plan(office, **more))


def computed(office: Office, **more: Any) -> Simulation:
    """The same, computed."""
    simulation = asked(office, **more)
    compute(government_id=simulation.government_id, simulation_id=simulation.pk)
    return Simulation.objects.get(pk=simulation.pk)


@pytest.fixture
def gathered(office: Office) -> Office:
    """The clerk reached 96,67 % and was signed as meeting the expectation: the draft lets that fall."""
    judged(office, "meets")
    return office


@pytest.fixture
def own_files(tmp_path: Path, settings: Any) -> None:
    """Files of this test lie in a folder of their own."""
    settings.MEDIA_ROOT = tmp_path


def nip(number: int) -> str:
    """A fictitious NIP that nobody else has."""
    return f"1980{number // 28 % 12 + 1:02d}{number % 28 + 1:02d}2010011{number // 336 + 1:03d}"


def crowd(office: Office, size: int) -> None:
    """So many more people with the clerk's facts, ten in a unit."""
    model = office.appraisal()
    facts, government = Dossier.from_json(model.dossier.facts), office.government
    top = Unit.objects.create(government=government, code="KOTA", name="Kota", time_zone="Asia/Jakarta")
    Unit.objects.filter(pk=office.unit.pk).update(parent=top)
    units = Unit.objects.bulk_create(
        Unit(government=government, code=f"U{n}", name=f"Unit {n}", parent=top, time_zone="Asia/Jakarta")
        for n in range(-(-size // 10))
    )
    persons = Person.objects.bulk_create(
        Person(government=government, nip=nip(n), name=f"Pegawai {n}", status="pns") for n in range(size)
    )
    positions = Position.objects.bulk_create(
        Position(government=government, unit=units[n // 10], code=f"K{n}", title="Pengelola", level="pelaksana")
        for n in range(size)
    )
    postings = Posting.objects.bulk_create(
        Posting(government=government, person=each, position=positions[n], starts_on=date(2026, 1, 1))
        for n, each in enumerate(persons)
    )
    plans = Skp.objects.bulk_create(
        Skp(
            government=government, person=each.person, posting=each, superior=office.people["superior"], year=2026,
            starts_on=date(2026, 1, 1), ends_on=date(2027, 1, 1), approach="quantitative", state="agreed",
        )
        for each in postings
    )  # fmt: skip  # one line a thought
    appraisals = Appraisal.objects.bulk_create(
        Appraisal(government=government, person=each.person, period=model.period, skp=each) for each in plans
    )
    Kept.objects.bulk_create(
        Kept(
            government=government, appraisal=each, facts=replace(facts, person=each.person_id).to_json(),
            facts_hash="x", pack=model.dossier.pack, policy=model.dossier.policy, gathered_at=LATER,
        )
        for each in appraisals
    )  # fmt: skip  # one line a thought
