"""A government of any size for measuring, with plans, reports, a receipt."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.db import connection, transaction

from tests.load.ground import settle_down
from tolok.appraisal.actions import Sheet, gather_period, rate, sign
from tolok.appraisal.queries import to_rate
from tolok.calendar.actions import open_periods
from tolok.calendar.queries import period_of
from tolok.engine import packs
from tolok.insight.actions import Plan, start_simulation
from tolok.insight.tasks import compute
from tolok.people import queries as people
from tolok.people.access import inside
from tolok.people.actions import found_government, import_people, make_accounts
from tolok.people.models import Government, Person
from tolok.people.queries import ImportRows, PersonRow, PositionRow, PostingRow, UnitRow
from tolok.reports.actions import Filing, file_reports
from tolok.rules.terms import Value
from tolok.skp.actions import (
    Agreement,
    GoalDraft,
    OutcomeDraft,
    PlanDraft,
    Proposal,
    TargetDraft,
    add_goals,
    agree_plans,
    draft_plans,
    propose_plans,
)
from tolok.skp.models import Skp, Target

UNIT = 50
MONDAY = date(2026, 7, 13)
MORNING = datetime(2026, 1, 12, 3, 0, tzinfo=UTC)
NOON = datetime(2026, 7, 13, 5, 0, tzinfo=UTC)
AUTUMN = datetime(2026, 10, 5, 3, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Town:
    """The measured government with one person of each kind."""

    government: Government
    clerk: Person
    head: Person
    planner: Person
    hr: Person
    ids: dict[str, int]


def build(slug: str, persons: int, superuser: str) -> Town:
    """A committed government of about `persons` people with agreed plans, a week of reports and a gathered quarter."""
    with transaction.atomic():
        town, plans = at_work(slug, persons)
        targets = Target.objects.select_related("outcome").order_by("-pk")
        first = {target.outcome.skp_id: target.pk for target in targets}
        file_reports(at=NOON, filings=[filing for person, skp in plans for filing in _week(person, first[skp.pk])])
    settle_down(superuser)
    with inside(town.government.pk):
        _rate_one(town)
    return town


def at_work(slug: str, persons: int) -> tuple[Town, list[tuple[Person, Skp]]]:
    """A government whose people have accounts and agreed plans, and nothing reported yet."""
    town, named = settle(slug, persons)
    make_accounts(by=None, at=MORNING, persons=named)
    return town, agree(town, named, draft)


def settle(slug: str, persons: int, pack: str = "permenpanrb-6-2022") -> tuple[Town, list[Person]]:
    """Found a government with units, posts, people and open periods; the town and everybody in it."""
    with connection.cursor() as cursor:
        # Rows of this transaction have no statistics yet; loops over them would take minutes.
        cursor.execute("SET LOCAL enable_nestloop = off")
    government = found_government(
        by=None, at=MORNING, slug=slug, name=f"Kota {slug}", time_zone="Asia/Jakarta", pack=pack
    )
    import_people(by=None, at=MORNING, government=government, rows=_rows(persons))
    everybody = {posting.person.nip: posting.person for posting in people.postings(on=MONDAY)}
    hr, planner, head, clerk = (everybody[_nip(number)] for number in range(4))
    town = Town(government, clerk=clerk, head=head, planner=planner, hr=hr, ids={"person": clerk.pk, "matrix": head.pk})
    open_periods(by=town.hr, at=MORNING, year=2026)
    return town, list(everybody.values())


def agree(town: Town, named: list[Person], made: Callable[[Person], PlanDraft]) -> list[tuple[Person, Skp]]:
    """Draft, propose and agree a plan of everybody who has a superior; each with its person."""
    goal = GoalDraft(by=town.planner, at=MORNING, year=2026, code="S1", title="Layanan cepat", source="RPJMD contoh")
    add_goals(at=NOON, drafts=[goal])
    superiors = people.superiors_of_all(on=MORNING.date())
    led = [person for person in named if person.pk in superiors]
    plans = draft_plans(at=NOON, drafts=[made(person) for person in led])
    propose_plans(at=NOON, proposals=[Proposal(by=p, at=MORNING, skp_id=s.pk) for p, s in zip(led, plans, strict=True)])
    agreed = [Agreement(by=superiors[p.pk], at=MORNING, skp_id=s.pk) for p, s in zip(led, plans, strict=True)]
    agree_plans(at=NOON, agreements=agreed)
    return list(zip(led, plans, strict=True))


def _rate_one(town: Town) -> None:
    """Gather the third quarter for everybody, and let the head rate and sign the clerk."""
    period = period_of("triwulan", on=MONDAY)
    assert period is not None
    gather_period(by=town.hr, at=AUTUMN, period=period)
    waiting = {appraisal.person_id: appraisal for appraisal in to_rate(town.head, on=AUTUMN.date())}
    signed = waiting.pop(town.clerk.pk)
    sheet = Sheet("meets", "meets", dict.fromkeys(Value, "meets"), work_reason="Contoh kalimat untuk diukur.")
    rate(by=town.head, at=AUTUMN, appraisal=signed, sheet=sheet)
    sign(by=town.head, at=AUTUMN, appraisal=signed)
    plan = Plan(period=period, before=packs.load(period.pack), after=packs.load("pp-30-2019"))
    town.ids["simulation"] = start_simulation(by=town.hr, at=AUTUMN, plan=plan).pk
    compute(government_id=town.government.pk, simulation_id=town.ids["simulation"])
    town.ids.update(receipt=signed.pk, rate=min(appraisal.pk for appraisal in waiting.values()))


def _rows(persons: int) -> ImportRows:
    units = max(1, persons // UNIT)
    positions = [PositionRow("B", "Wali Kota", "U0", "head_of_region", is_head=True)]
    positions += [PositionRow("HR", "Analis SDM", "U0", "fungsional", reports_to="B", duty="hr")]
    positions += [PositionRow("PL", "Perencana", "U0", "fungsional", reports_to="B", duty="planning")]
    positions += [
        PositionRow(f"K{n}", f"Kepala {n}", f"U{n}", "jpt", reports_to="B", is_head=True) for n in range(units)
    ]
    positions += [PositionRow(f"P{n}", "Pengelola", f"U{n}", "pelaksana", reports_to=f"K{n}") for n in range(units)]
    posts = ["HR", "PL", *(post for n in range(units) for post in [f"K{n}", *[f"P{n}"] * (UNIT - 1)])][:persons]
    return ImportRows(
        units=tuple(UnitRow(f"U{n}", f"Dinas Contoh {n}") for n in range(units)),
        positions=tuple(positions),
        persons=tuple(PersonRow(_nip(n), f"Pegawai Contoh {n}") for n in range(persons)),
        postings=tuple(PostingRow(_nip(n), post, date(2026, 1, 1)) for n, post in enumerate(posts)),
    )


def _nip(number: int) -> str:
    born = date(1980, 1, 1) + timedelta(days=number % 5000)
    return f"{born:%Y%m%d}2010{number // 5000 + 1:02d}1{900 + number % 100}"


def draft(person: Person) -> PlanDraft:
    """A plan of three outcomes with two targets each."""
    targets = (
        TargetDraft(aspect="quantity", low=120_000, name="Dokumen selesai", unit="dokumen"),
        TargetDraft(aspect="time", low=300, name="Lama layanan", unit="hari", polarity="lower", accumulation="mean"),
    )
    outcomes = tuple(
        OutcomeDraft(key=f"{person.pk}-{n}", title=f"Hasil kerja contoh {n}", targets=targets) for n in range(3)
    )
    return PlanDraft(by=person, at=MORNING, year=2026, approach="quantitative", outcomes=outcomes)


def _week(person: Person, target_id: int) -> Iterator[Filing]:
    for back in (0, 3, 4):
        moment = NOON - timedelta(days=back)
        yield Filing(by=person, at=moment, person=person, on=moment.date(), target_id=target_id, amount=1200)
