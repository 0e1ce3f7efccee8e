"""A small office with agreed plans, reports and all roles."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from django.test import Client

from tests.conftest import NOON
from tolok.appraisal.actions import Point, Sheet, gather_period, raise_objection, rate, sign
from tolok.appraisal.models import Appraisal, KeptPolicy, Objection
from tolok.appraisal.queries import proposed
from tolok.calendar.actions import open_periods
from tolok.calendar.models import Period
from tolok.engine import packs
from tolok.evidence.models import Evidence
from tolok.people.access import enter
from tolok.people.actions import found_government
from tolok.people.models import Account, Person, Position, Posting, Unit
from tolok.reports.models import Report
from tolok.rules.terms import Value
from tolok.skp.models import Outcome, Skp, Target

if TYPE_CHECKING:
    from tolok.people.models import Government

YEAR = 2026
AFTER = datetime(2026, 7, 2, 3, 0, tzinfo=UTC)
LATER = datetime(2026, 7, 6, 3, 0, tzinfo=UTC)
Visitor = Callable[[str], Client]
ALL_MEET = {value.value: "meets" for value in Value}


@dataclass
class Office:
    """A government with a head, a superior, clerks, an HR person and a stranger elsewhere."""

    government: Government
    unit: Unit
    people: dict[str, Person] = field(default_factory=dict)
    positions: dict[str, Position] = field(default_factory=dict)

    def hire(self, role: str, *, above: str = "", duty: str = "", starts_on: date = date(2026, 1, 1)) -> Person:
        """A person in a post of their own below `above`."""
        number = len(self.people) + 1
        person = Person.objects.create(
            government=self.government,
            nip=f"19900101201501{number % 2 + 1}{900 + number}",
            name=role.capitalize(),
            status="pns",
            rank="Penata, III/c",
        )
        self.positions[role] = Position.objects.create(
            government=self.government,
            unit=self.unit,
            code=role,
            title=f"Post of {role}",
            level="pelaksana",
            duty=duty,
            reports_to=self.positions.get(above),
        )
        Posting.objects.create(
            government=self.government, person=person, position=self.positions[role], starts_on=starts_on
        )
        self.people[role] = person
        return person

    def leave(self, role: str, *, on: date) -> None:
        """The person holds no post from that day on."""
        Posting.objects.filter(person=self.people[role]).update(ends_on=on)

    def move(self, role: str, *, below: str, on: date) -> None:
        """The person is transferred to a new post below another one."""
        self.leave(role, on=on)
        post = Position.objects.create(
            government=self.government,
            unit=self.unit,
            code=f"{role}-2",
            title=f"New post of {role}",
            level="pelaksana",
            reports_to=self.positions[below],
        )
        Posting.objects.create(government=self.government, person=self.people[role], position=post, starts_on=on)

    def plan(
        self, role: str, *, superior: str = "superior", starts_on: date = date(2026, 1, 1), state: str = "agreed"
    ) -> Skp:
        """A plan with one measured outcome (1,200 documents a year) and one that nothing measures."""
        person = self.people[role]
        skp = Skp.objects.create(
            government=self.government,
            person=person,
            posting=Posting.objects.filter(person=person).latest("starts_on"),
            superior=self.people[superior],
            year=YEAR,
            starts_on=starts_on,
            ends_on=date(YEAR + 1, 1, 1),
            approach="quantitative",
            state=state,
        )
        measured = self._outcome(skp, 1, "Residents have their documents")
        self._outcome(skp, 2, "The counter is a friendly place")
        Target.objects.create(
            government=self.government,
            outcome=measured,
            aspect="quantity",
            name="Documents issued",
            unit="documents",
            polarity="higher",
            accumulation="sum",
            low=120_000,
            high=120_000,
        )
        return skp

    def _outcome(self, skp: Skp, number: int, title: str) -> Outcome:
        return Outcome.objects.create(
            government=self.government, skp=skp, kind="main", number=number, title=title, measure="Seen by visitors"
        )

    def report(self, role: str, amount: int, *, on: date = date(2026, 5, 4), trust: str = "checked") -> Report:
        """So many documents reported on a day."""
        person = self.people[role]
        evidence = Evidence.objects.create(
            government=self.government, owner=person, kind="statement", trust=trust, given_at=NOON
        )
        return Report.objects.create(
            government=self.government,
            person=person,
            on=on,
            target=Target.objects.get(outcome__skp__person=person),
            amount=amount * 100,
            note="Counter 2",
            evidence=evidence,
            filed_at=NOON,
        )

    def quarter(self, number: int = 2) -> Period:
        """The legal quarter of that number."""
        return Period.objects.get(calendar="triwulan", number=number)

    def keep_policy(self) -> None:
        """The policy of a quarter is there already, as it is after a government's first gathering."""
        policy = packs.load(self.government.pack).policy("triwulan")
        KeptPolicy.objects.create(government=self.government, hash=policy.hash, text=policy.to_json())

    def gathered(self, role: str = "clerk") -> Appraisal:
        """The person's appraisal in the second quarter, gathered if need be."""
        gather_period(by=self.people["hr"], at=AFTER, period=self.quarter())
        return self.appraisal(role)

    def appraisal(self, role: str = "clerk") -> Appraisal:
        """The person's appraisal in the second quarter, as it is now."""
        return Appraisal.objects.get(person=self.people[role], period=self.quarter())

    def rated(self, role: str = "clerk") -> Appraisal:
        """The same, rated."""
        appraisal = self.gathered(role)
        rate(by=self.people["superior"], at=LATER, appraisal=appraisal, sheet=sheet(appraisal))
        return self.appraisal(role)

    def signed(self, role: str = "clerk") -> Appraisal:
        """The same, signed."""
        sign(by=self.people["superior"], at=LATER, appraisal=self.rated(role))
        return self.appraisal(role)


def committed(slug: str) -> Office:
    """Two people and their agency in a government of their own, to be kept for other connections."""
    government = found_government(
        by=None, at=NOON, slug=slug, name="Kota", time_zone="Asia/Jakarta", pack="permenpanrb-6-2022"
    )
    unit = Unit.objects.create(government=government, code="D", name="Dinas", time_zone="Asia/Jakarta")
    made = Office(government, unit)
    made.hire("superior")
    made.hire("clerk", above="superior")
    made.hire("hr", duty="hr")
    made.plan("clerk")
    open_periods(by=made.people["hr"], at=NOON, year=YEAR)
    return made


def objected(office: Office) -> Objection:
    """The clerk's objection to the work rating of the signed second quarter."""
    appraisal, points = office.signed(), [Point("work", "The queue of May is not counted.")]
    return raise_objection(by=office.people["clerk"], at=LATER, appraisal=appraisal, points=points)


def own_words(appraisal: Appraisal) -> str:
    """A sentence that stands on no other sheet."""
    told = f"{appraisal.person.name}{appraisal.period.starts_on}".lower()
    code = "".join(chr(97 + int(letter)) if letter.isdigit() else letter for letter in told if letter.isalnum())
    return f"You calmed queue{code} at desk{code} on Mondays."


def sheet(appraisal: Appraisal, **changes: object) -> Sheet:
    """A whole sheet that follows the proposal, but for what is changed."""
    stated = {outcome.pk: "meets" for outcome in Outcome.objects.filter(skp_id=appraisal.skp_id, targets__isnull=True)}
    work, behaviour = proposed(appraisal, ALL_MEET, stated)
    words = {"work": work or "meets", "behaviour": behaviour or "meets", "behaviours": ALL_MEET, "outcomes": stated}
    words["work_reason"] = "" if work else "I saw the queue myself."
    words["remark"] = own_words(appraisal)
    return Sheet(**{**words, "seconds": 90, **changes})  # type: ignore[arg-type]  # a test's changes by name


@pytest.fixture
def office(government: Government) -> Office:
    """Head > superior > clerk and colleague, HR and planning agency, and a stranger elsewhere."""
    unit = Unit.objects.create(government=government, code="D", name="Disdukcapil", time_zone="Asia/Jakarta")
    made = Office(government, unit)
    made.hire("above")
    made.hire("superior", above="above")
    made.hire("clerk", above="superior")
    made.hire("colleague", above="superior")
    made.hire("hr", duty="hr")
    made.hire("planner", duty="planning")
    made.plan("clerk")
    made.report("clerk", 290)
    open_periods(by=made.people["hr"], at=NOON, year=YEAR)
    made.people["stranger"] = _stranger()
    enter(government.pk)
    return made


@pytest.fixture
def visitor(office: Office, monkeypatch: pytest.MonkeyPatch) -> Visitor:
    """A signed-in client of a role; the clock of the shell stands on 6 July."""
    monkeypatch.setattr("tolok.web.middleware.around.now", lambda: AFTER)

    def entered(role: str) -> Client:
        enter(office.government.pk)
        account, _is_new = Account.objects.get_or_create(
            person=office.people[role], defaults={"government": office.government}
        )
        client = Client()
        client.force_login(account, backend="tolok.web.sign_in.NipOrEmailBackend")
        return client

    return entered


def _stranger() -> Person:
    other = found_government(
        by=None, at=NOON, slug="lain", name="Kota Lain", time_zone="Asia/Jakarta", pack="permenpanrb-6-2022"
    )
    return Person.objects.create(government=other, nip="199001012015019999"[:18], name="Stranger", status="pns")
