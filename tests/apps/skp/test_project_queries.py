"""Which project needs help, how far it should be, who had a part in it."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING

import pytest

from tests.apps.skp.conftest import Office
from tests.apps.skp.projects import ENDS, STARTS, led_by, milestones, outcome, planned, running
from tests.conftest import NOON, TODAY
from tolok.skp import actions, queries
from tolok.skp.actions import Marks
from tolok.skp.models import ProjectMember, ProjectTurn
from tolok.skp.queries import planned_on, points_between

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

YEAR = {"starts_on": date(2026, 1, 1), "ends_on": date(2027, 1, 1)}


def test_what_is_late_or_over_its_budget_comes_first(office: Office) -> None:
    running(office, title="Tepat")
    milestones(office, running(office, title="Tahap lewat"), date(2026, 7, 10), date(2026, 8, 1))
    running(office, title="Lewat", ends_on=date(2026, 7, 5))
    over = running(office, title="Mahal", budget_rupiah=10)
    actions.book_spending(by=office.head, at=NOON, project=over, on=TODAY, rupiah=15, purpose="x")
    planned(office, title="Belum mulai", starts_on=date(2026, 7, 12))
    planned(office, title="Nanti", starts_on=date(2026, 8, 1))
    ended = running(office, title="Selesai")
    actions.finish_project(by=office.head, at=NOON, project=ended, on=TODAY, words="x")

    found = queries.project_lines(on=TODAY)

    said = [(each.title, (each.delay.days, each.delay.what) if each.delay else None, each.over) for each in found]
    assert said == [
        ("Lewat", (10, "end"), 0),
        ("Tahap lewat", (4, "milestone"), 0),
        ("Belum mulai", (2, "begin"), 0),
        ("Mahal", None, 5),
        ("Tepat", None, 0),
        ("Nanti", None, 0),
        ("Selesai", None, 0),
    ]
    assert [each.title for each in queries.troubled_projects(on=TODAY)] == [title for title, _, _ in said[:4]]
    assert (found[0].head, found[0].n_members, found[0].spent, found[0].last_on) == ("Budi", 2, None, date(2026, 7, 4))
    assert queries.project_lines(on=TODAY, unit_ids=[0]) == []


def test_on_its_last_day_a_project_is_not_late(office: Office) -> None:
    running(office, ends_on=date(2026, 7, 15))

    assert queries.troubled_projects(on=TODAY) == []


def test_the_list_takes_one_query_whatever_its_length(
    office: Office, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(3):
        running(office, title=f"Proyek {number}")

    with django_assert_num_queries(1):
        assert len(queries.project_lines(on=TODAY)) == 3


def test_a_late_project_is_still_reported_on_and_a_finished_one_is_not(office: Office) -> None:
    running(office, title="Lewat", ends_on=date(2026, 7, 5))
    done = running(office, title="Selesai")
    actions.finish_project(by=office.head, at=NOON, project=done, on=date(2026, 7, 10), words="x")

    assert [each.title for each in queries.projects_of(office.clerk, on=TODAY)] == ["Lewat"]
    before = queries.projects_of(office.clerk, on=date(2026, 7, 10))
    assert [each.title for each in before] == ["Lewat", "Selesai"]


def test_who_left_sees_the_project_no_longer_among_their_own(office: Office) -> None:
    project = running(office)
    actions.end_membership(by=office.head, at=NOON, member=project.members.get(person=office.clerk))

    assert queries.projects_of(office.clerk, on=TODAY) == []
    assert [member.person for member in queries.members_of(project)] == [led_by(project)]


def test_an_outcome_counts_what_was_read_last(office: Office) -> None:
    project = running(office)
    found = outcome(office, project, reached=30_000)
    for on, amount in ((date(2026, 7, 10), 10_000), (date(2026, 6, 1), 50_000), (date(2026, 7, 10), 20_000)):
        actions.read_outcome(by=office.head, at=NOON, outcome=found, on=on, amount=amount)

    reading = queries.project_outcomes_of(project)[0]

    assert (reading.read, reading.read_on, reading.ratio) == (20_000, date(2026, 7, 10), 5_000)


def test_an_assessment_belongs_to_those_who_had_a_part_on_its_day(office: Office) -> None:
    project = running(office)
    marks = Marks("on_course", "on_course", "attention")
    actions.assess_project(by=office.hr, at=NOON, project=project, marks=marks, words="Bagus")

    assert [each.words for each in queries.assessments_for(office.clerk, **YEAR)] == ["Bagus"]
    assert queries.assessments_for(office.head, **YEAR) == []
    assert queries.assessments_for(office.clerk, starts_on=date(2026, 1, 1), ends_on=TODAY) == []
    project.members.filter(person=office.clerk).update(ends_on=TODAY)
    assert queries.assessments_for(office.clerk, **YEAR) == []


def test_parts_are_known_for_many_in_three_queries(
    office: Office, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    one, stopped = running(office, title="Satu"), running(office, title="Henti")
    over = running(office, title="Dulu", starts_on=date(2026, 1, 1), ends_on=date(2026, 2, 1))
    actions.finish_project(by=office.head, at=NOON, project=over, on=date(2026, 2, 1), words="x")
    actions.stop_project(by=office.head, at=NOON, project=stopped, words="x")
    outcome(office, one, reached=10_000)
    actions.book_spending(by=office.head, at=NOON, project=one, on=TODAY, rupiah=7, purpose="x")
    span = {"starts_on": date(2026, 4, 1), "ends_on": date(2026, 10, 1)}

    with django_assert_num_queries(3):
        found = queries.project_parts([office.clerk.pk, office.colleague.pk], **span)

    assert {person: [part.project.title for part in parts] for person, parts in found.items()} == {
        office.clerk.pk: ["Satu"], office.colleague.pk: ["Satu"],
    }  # fmt: skip  # one line a thought
    known = found[office.clerk.pk][0].project
    assert (known.spent, [each.read for each in known.outcomes], known.finished_on) == (7, [10_000], None)
    assert queries.project_parts([office.hr.pk], **span) == {}


def test_parts_that_ended_before_the_span_are_told_too(office: Office) -> None:
    project = running(office)
    project.members.filter(person=office.clerk).update(ends_on=date(2026, 6, 1))
    actions.add_member(by=office.head, at=NOON, project=project, person=office.clerk, role="Kembali")

    found = queries.project_parts([office.clerk.pk], starts_on=date(2026, 7, 1), ends_on=date(2026, 10, 1))

    days = [(part.starts_on, part.ends_on) for part in found[office.clerk.pk]]
    assert sorted(days) == [(STARTS, date(2026, 6, 1)), (TODAY, None)]


def test_the_plan_grows_from_milestone_to_milestone() -> None:
    days = {"starts_on": STARTS, "ends_on": ENDS}
    parts = [(date(2026, 5, 10), 1), (date(2026, 5, 20), 3)]

    assert planned_on(date(2026, 4, 30), parts=parts, **days) == 0
    assert planned_on(date(2026, 5, 5), parts=parts, **days) == 1_250
    assert planned_on(date(2026, 5, 10), parts=parts, **days) == 2_500
    assert planned_on(date(2026, 5, 15), parts=parts, **days) == 6_250
    assert planned_on(date(2026, 5, 20), parts=parts, **days) == 10_000
    assert planned_on(date(2026, 8, 31), parts=[], **days) == 10_000
    assert planned_on(date(2026, 7, 1), parts=[], **days) == 5_040


@pytest.mark.parametrize("seed", range(100))
def test_the_plan_never_falls_and_ends_full(seed: int) -> None:
    chance = Random(seed)
    length = chance.choice((1, 2, 8, chance.randrange(1, 3660)))
    ends = STARTS + timedelta(days=length)
    dues = [STARTS + timedelta(days=chance.randrange(length)) for _ in range(chance.randrange(8))]
    parts = [(due, chance.randint(1, 100)) for due in sorted(dues)]

    points = points_between(STARTS, ends)
    told = [planned_on(day, starts_on=STARTS, ends_on=ends, parts=parts) for day in points]

    assert told == sorted(told)
    assert told[-1] == 10_000
    assert (points[0], points[-1]) == (STARTS, ends - timedelta(days=1))
    assert len(points) <= 13


@pytest.mark.parametrize("on", [STARTS, TODAY])
def test_rows_say_what_they_are(office: Office, on: date) -> None:
    project = running(office)
    found = outcome(office, project, reached=5)
    spent = actions.book_spending(by=office.head, at=NOON, project=project, on=on, rupiah=5, purpose="Lampu")
    milestone = milestones(office, project, on)[0]
    assessment = actions.assess_project(
        by=office.hr, at=NOON, project=project, marks=Marks(*["trouble"] * 3), words="x"
    )
    turn, member = ProjectTurn.objects.get(), ProjectMember.objects.filter(person=office.clerk).get()

    said = [str(each) for each in (found, found.readings.get(), spent, milestone, assessment, turn, member)]

    assert said == [
        "Warga terlayani malam", f"{found.pk} 2026-07-01", "Lampu", "Tahap 1",
        f"{project.pk} 2026-07-14", f"{project.pk} running", f"{office.clerk.pk} in {project.pk}",
    ]  # fmt: skip  # one line a thought
