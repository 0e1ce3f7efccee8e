"""A finished project is judged; one that still runs is missing, never zero."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.apps.appraisal.conftest import AFTER, LATER, Office, Visitor, sheet
from tests.apps.appraisal.test_rating_queries import BUDGET, head_decided
from tests.apps.work import SAVEPOINTS
from tests.conftest import NOON
from tolok.appraisal.actions import gather_period, rate, sign
from tolok.appraisal.models import Appraisal, Dossier
from tolok.appraisal.queries.parts import project_facts
from tolok.appraisal.queries.projects import counts_projects, project_lines
from tolok.appraisal.queries.text import receipt_text
from tolok.calendar.models import Period
from tolok.engine import packs
from tolok.rules.facts import Dossier as Facts
from tolok.rules.facts import ProjectFact
from tolok.skp import actions
from tolok.skp.actions import Marks, ProjectOutcomeDraft
from tolok.skp.models import Project, ProjectMember
from tolok.skp.queries import KnownProject, OutcomeReading, ProjectPart

STARTS, ENDS = date(2026, 3, 1), date(2026, 6, 9)
QUARTER = {"starts_on": date(2026, 4, 1), "ends_on": date(2026, 7, 1)}


def reading(read: int | None, target: int = 10_000) -> OutcomeReading:
    return OutcomeReading(1, "Berkas", "berkas", target, read, None if read is None else STARTS)


def part(*outcomes: OutcomeReading, finished_on: date | None = date(2026, 6, 10), **changes: Any) -> ProjectPart:
    """Somebody's part in a project of 100 days and 900 rupiah, finished after 102 days for 810."""
    span = {"starts_on": STARTS, "ends_on": None, **changes}
    return ProjectPart(KnownProject(7, "Jalan", STARTS, ENDS, finished_on, 900, 810, outcomes), **span)


def facts(*parts: ProjectPart) -> tuple[ProjectFact, ...]:
    return project_facts(parts, **QUARTER)


def test_a_finished_project_says_what_it_brought_took_and_cost() -> None:
    assert facts(part(reading(12_000, 10_000))) == (ProjectFact(7, "Jalan", 10_000, 12_000, 100, 102, 900, 810),)


def test_a_running_project_is_missing_in_all_three_and_never_zero() -> None:
    assert facts(part(reading(5_000), finished_on=None)) == (
        ProjectFact(7, "Jalan", 10_000, None, 100, None, 900, None),
    )


def test_no_indicator_hides_behind_another_one() -> None:
    assert [(each.target, each.done) for each in facts(part(reading(30_000), reading(0), reading(5_000)))] == [
        (10_000, 5_000)
    ]


@pytest.mark.parametrize("outcomes", [(reading(10_000), reading(None)), (reading(None),)])
def test_an_outcome_nobody_read_leaves_the_whole_unknown(outcomes: tuple[OutcomeReading, ...]) -> None:
    assert [each.done for each in facts(part(*outcomes))] == [None]


def test_a_project_without_an_outcome_has_no_target() -> None:
    assert [(each.target, each.done, each.taken_days) for each in facts(part())] == [(0, None, 102)]


@pytest.mark.parametrize(
    ("changes", "judged"),
    [
        ({"finished_on": date(2026, 3, 20)}, []),
        ({"finished_on": date(2026, 7, 1)}, [None]),
        ({"finished_on": date(2026, 6, 30)}, [122]),
        ({"ends_on": date(2026, 4, 1)}, []),
        ({"starts_on": date(2026, 7, 1)}, []),
        ({"ends_on": date(2026, 6, 10)}, [102]),
        ({"ends_on": date(2026, 4, 2)}, [102]),
        ({"starts_on": date(2026, 6, 11)}, [None]),
    ],
)
def test_a_project_is_judged_once_where_it_was_finished_for_its_members_of_the_span(
    changes: dict[str, date], judged: list[int | None]
) -> None:
    assert [each.taken_days for each in facts(part(reading(1), **changes))] == judged


def test_whoever_left_and_came_back_is_judged_for_the_part_in_which_it_ended() -> None:
    left = part(reading(1), ends_on=date(2026, 5, 1))
    back = part(reading(1), starts_on=date(2026, 6, 1))

    assert [each.taken_days for each in facts(left, back)] == [102]
    assert [each.taken_days for each in facts(back, left)] == [102]


@pytest.fixture
def road(office: Office) -> Project:
    """A road by the pack of Bulungan, finished in June; the clerk had a part in it."""
    Period.objects.filter(calendar="triwulan", number=2).update(pack="bulungan-2026", calendar="semester")
    project = actions.start_project(
        by=office.people["planner"], at=NOON, unit=office.unit, title="Jalan lingkungan", starts_on=STARTS,
        ends_on=ENDS, budget_rupiah=900,
    )  # fmt: skip  # one line a thought
    named = {"project": project, "role": "Anggota", "government": office.government, "starts_on": STARTS}
    ProjectMember.objects.create(person=office.people["clerk"], is_head=True, **named)
    lead, at = office.people["clerk"], NOON
    actions.begin_project(by=lead, at=at, project=project)
    goals = [ProjectOutcomeDraft("Jalan mantap", "meter", 120_000)]
    wanted = actions.set_outcomes(by=lead, at=at, project=project, drafts=goals)[0]
    actions.read_outcome(by=lead, at=at, outcome=wanted, on=date(2026, 6, 8), amount=120_000)
    actions.book_spending(by=lead, at=at, project=project, on=date(2026, 6, 1), rupiah=810, purpose="Aspal")
    marks = Marks("on_course", "attention", "on_course")
    actions.assess_project(
        by=office.people["hr"],
        at=datetime(2026, 6, 5, 4, tzinfo=UTC),
        project=project,
        marks=marks,
        words="Aspal lebih awal.",
    )
    return actions.finish_project(by=lead, at=at, project=project, on=date(2026, 6, 18), words="Jalan mantap")


def gathered(office: Office) -> Appraisal:
    """The clerk's appraisal of the half-year that the road belongs to."""
    gather_period(by=office.people["hr"], at=AFTER, period=Period.objects.get(calendar="semester"))
    return Appraisal.objects.get(person=office.people["clerk"])


def signed(office: Office) -> Appraisal:
    """The same, rated and signed by the superior."""
    appraisal, by = gathered(office), office.people["superior"]
    rate(by=by, at=LATER, appraisal=appraisal, sheet=sheet(appraisal))
    sign(by=by, at=LATER, appraisal=Appraisal.objects.get(pk=appraisal.pk))
    return Appraisal.objects.get(pk=appraisal.pk)


def page(visitor: Visitor, role: str, address: str) -> str:
    answer = visitor(role).get(f"/contoh/penilaian/{address}")
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode())


def test_the_dossier_keeps_a_finished_project_for_its_members_alone(office: Office, road: Project) -> None:
    office.plan("colleague")

    kept = Facts.from_json(gathered(office).dossier.facts)
    other = Facts.from_json(Dossier.objects.get(appraisal__person=office.people["colleague"]).facts)

    assert kept.projects == (ProjectFact(road.pk, "Jalan lingkungan", 120_000, 120_000, 100, 110, 900, 810),)
    assert other.projects == ()


def test_the_receipt_judges_a_finished_project_by_outcome_time_and_budget(
    office: Office, road: Project, visitor: Visitor
) -> None:
    appraisal = signed(office)

    shown = page(visitor, "clerk", f"{appraisal.pk}/")

    assert all(part in shown for part in ("Jalan lingkungan", "90 %", "Artikel Tanjung Selor", "97"))
    assert "Jalan lingkungan" in receipt_text(appraisal)


def test_a_guest_of_the_last_days_reads_why_the_project_counts_for_others(
    office: Office, road: Project, visitor: Visitor
) -> None:
    ProjectMember.objects.filter(project=road).update(starts_on=date(2026, 6, 9))

    appraisal = signed(office)

    kept = Facts.from_json(appraisal.dossier.facts).projects
    assert kept == (ProjectFact(road.pk, "Jalan lingkungan", 120_000, None, 100, None, 900, None, own_days=10),)
    shown = page(visitor, "clerk", f"{appraisal.pk}/")
    assert "10 hari sebagai anggota" in shown
    assert "kurang dari sepersepuluh" in shown
    assert "97" not in re.sub(r"<[^>]*>", "", shown[shown.index("Jalan lingkungan") : shown.index("sepersepuluh")])


def test_what_a_project_lacks_says_so_on_the_receipt(office: Office, road: Project, visitor: Visitor) -> None:
    Project.objects.filter(pk=road.pk).update(state="running", ended_on=None)

    running = page(visitor, "clerk", f"{signed(office).pk}/")

    assert "Tidak dihitung, bukan nol" in running
    assert "Jalan lingkungan" in running


def test_a_finished_project_without_reading_or_booking_waits_for_its_head() -> None:
    fact = ProjectFact(7, "Jalan", 0, None, 100, 102, 900, None)

    line = project_lines([fact], packs.load("bulungan-2026").policy("semester"))[0]

    assert [(step.result, step.missing) for step in line.steps] == [("–", True), ("98 %", False), ("–", True)]


def test_a_policy_says_whether_projects_count() -> None:
    assert counts_projects(packs.load("bulungan-2026").policy("semester"))
    assert not counts_projects(packs.load("permenpanrb-6-2022").policy())


def test_the_rater_has_the_project_and_what_hr_saw_beside_the_form(
    office: Office, road: Project, visitor: Visitor
) -> None:
    appraisal = gathered(office)

    shown = page(visitor, "superior", f"{appraisal.pk}/nilai/")

    assert "Aspal lebih awal." in shown
    assert shown.count("Jalan lingkungan") == 2


def test_the_drafted_sheet_of_a_head_with_a_project_keeps_the_budget_of_queries(
    office: Office, road: Project, visitor: Visitor, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    appraisal = gathered(office)
    head_decided(office, appraisal.period)
    rate(by=office.people["superior"], at=LATER, appraisal=appraisal, sheet=sheet(appraisal))
    client = visitor("superior")

    with django_assert_num_queries(BUDGET + SAVEPOINTS):
        shown = client.get(f"/contoh/penilaian/{appraisal.pk}/nilai/").content.decode()

    assert ("Aspal lebih awal." in shown, "Capaian unit" in shown) == (True, True)
