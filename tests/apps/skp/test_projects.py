"""A project's way: team, plan, facts, end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, InternalError, ProgrammingError, transaction

from tests.apps.skp.conftest import Office
from tests.apps.skp.projects import ENDS, STARTS, led_by, milestones, outcome, planned, running
from tests.conftest import NOON, TODAY
from tolok.delivery.models import Notice
from tolok.ledger.models import LedgerEntry
from tolok.people.models import Unit
from tolok.skp import actions
from tolok.skp.actions import Marks, ProjectOutcomeDraft
from tolok.skp.models import (
    Milestone,
    Project,
    ProjectAssessment,
    ProjectMember,
    ProjectOutcome,
    ProjectReading,
    ProjectSpending,
    ProjectTurn,
)
from tolok.skp.queries import standing

GOOD = Marks("on_course", "attention", "trouble")


def test_a_project_is_planned_begun_finished_and_opened_again(office: Office) -> None:
    project = planned(office)

    states = [project.state]
    states.append(actions.begin_project(by=office.colleague, at=NOON, project=project).state)
    done = actions.finish_project(by=office.colleague, at=NOON, project=project, on=TODAY, words=" Loket buka. ")
    states += [done.state, actions.reopen_project(by=office.hr, at=NOON, project=project, words="Belum semua").state]

    assert states == ["planned", "running", "finished", "running"]
    assert done.ended_on == TODAY
    assert Project.objects.get().ended_on is None
    assert list(ProjectTurn.objects.order_by("pk").values_list("state", "words")) == [
        ("running", ""),
        ("finished", "Loket buka."),
        ("running", "Belum semua"),
    ]
    assert LedgerEntry.objects.filter(verb__endswith="_project").count() == 4


def test_a_stopped_project_keeps_its_reason_and_may_stop_before_it_begins(office: Office) -> None:
    coming = planned(office, starts_on=date(2026, 8, 1))

    stopped = actions.stop_project(by=office.head, at=NOON, project=coming, words="Anggaran dialihkan")

    assert (stopped.state, stopped.ended_on) == ("stopped", TODAY)


def test_a_member_belongs_to_a_project_from_today_or_its_first_day(office: Office) -> None:
    now, coming = running(office), planned(office, title="Nanti", starts_on=date(2026, 8, 1))

    late = actions.add_member(by=office.head, at=NOON, project=now, person=office.hr, role="Pendamping")

    assert late.starts_on == TODAY
    assert coming.members.get().starts_on == date(2026, 8, 1)


def test_members_are_told_of_their_part_and_the_head_of_the_lead(office: Office) -> None:
    project = running(office)

    told = dict(Notice.objects.values_list("person__name", "text"))

    assert "Anggota" in told["Ani"]
    assert "Loket malam" in told["Budi"]
    assert told["Budi"] != told["Ani"]
    assert set(Notice.objects.values_list("address", flat=True)) == {f"/contoh/proyek/{project.pk}/"}


def test_whoever_names_themselves_is_not_told(office: Office) -> None:
    project = actions.start_project(
        by=office.head, at=NOON, unit=office.unit, title="Sendiri", starts_on=STARTS, ends_on=ENDS, budget_rupiah=0
    )

    actions.add_member(by=office.head, at=NOON, project=project, person=office.head, role="Ketua", is_head=True)

    assert not Notice.objects.exists()


def test_a_project_is_handed_over_to_a_member_and_keeps_exactly_one_head(office: Office) -> None:
    project = running(office)

    actions.name_head(by=office.head, at=NOON, member=project.members.get(person=office.clerk))

    assert led_by(project) == office.clerk
    assert project.members.filter(is_head=True).count() == 1


def test_whoever_left_may_be_named_again(office: Office) -> None:
    project = running(office)
    actions.end_membership(by=office.colleague, at=NOON, member=project.members.get(person=office.clerk))

    actions.add_member(by=office.head, at=NOON, project=project, person=office.clerk, role="Kembali")

    spans = project.members.filter(person=office.clerk).order_by("pk").values_list("starts_on", "ends_on")
    assert list(spans) == [(STARTS, TODAY), (TODAY, None)]


def test_the_database_knows_one_head_and_one_membership(office: Office) -> None:
    project = running(office)
    for row in (
        {"person": office.hr, "is_head": True},
        {"person": office.clerk, "is_head": False},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            ProjectMember.objects.create(
                government_id=project.government_id, project=project, role="x", starts_on=TODAY, **row
            )


def test_milestones_ahead_are_written_anew_and_those_reached_stay(office: Office) -> None:
    project = running(office)
    first, _second = milestones(office, project, date(2026, 6, 1), date(2026, 8, 1))
    actions.finish_milestone(by=office.colleague, at=NOON, milestone=first, done_on=date(2026, 6, 3), note="Hujan")

    milestones(office, project, date(2026, 8, 20), date(2026, 5, 20))

    found = Milestone.objects.order_by("number").values_list("number", "due_on", "done_on", "weight")
    assert list(found) == [
        (1, date(2026, 5, 20), None, 1),
        (2, date(2026, 6, 1), date(2026, 6, 3), 1),
        (3, date(2026, 8, 20), None, 1),
    ]


def test_outcomes_are_written_anew_until_somebody_read_them(office: Office) -> None:
    project = running(office)
    outcome(office, project, reached=10_000)
    actions.set_outcomes(
        by=office.head, at=NOON, project=project, drafts=[ProjectOutcomeDraft("Buka malam", "hari", 9_000)]
    )

    actions.set_outcomes(by=office.head, at=NOON, project=project, drafts=[ProjectOutcomeDraft("Buka", "malam", 8_000)])

    found = ProjectOutcome.objects.order_by("number").values_list("number", "name", "target")
    assert list(found) == [(1, "Warga terlayani malam", 40_000), (2, "Buka", 8_000)]


def test_spending_is_corrected_by_further_rows_and_both_stay(office: Office) -> None:
    project = running(office)
    booked = actions.book_spending(
        by=office.colleague, at=NOON, project=project, on=TODAY, rupiah=300_000, purpose="Lampu"
    )

    actions.correct_spending(by=office.colleague, at=NOON, spending=booked, rupiah=250_000, purpose="Salah ketik")
    actions.correct_spending(by=office.head, at=NOON, spending=booked, rupiah=260_000, purpose="Ongkos kirim")

    rows = ProjectSpending.objects.order_by("pk").values_list("rupiah", "corrects_id")
    assert list(rows) == [(300_000, None), (-50_000, booked.pk), (10_000, booked.pk)]


def test_an_assessment_is_kept_and_the_team_is_told(office: Office) -> None:
    project = running(office)
    Notice.objects.all().delete()

    actions.assess_project(by=office.hr, at=NOON, project=project, marks=GOOD, words=" Tambah petugas. ")

    kept = ProjectAssessment.objects.get()
    assert (kept.on, kept.outcome, kept.time, kept.budget, kept.words) == (
        TODAY, "on_course", "attention", "trouble", "Tambah petugas.",
    )  # fmt: skip  # one line a thought
    assert set(Notice.objects.values_list("person__name", flat=True)) == {"Ani", "Budi"}
    assert "Tambah petugas." in Notice.objects.all()[0].text


@pytest.mark.parametrize("model", [ProjectReading, ProjectSpending, ProjectAssessment, ProjectTurn])
def test_what_was_read_booked_assessed_and_turned_is_never_changed(office: Office, model: Any) -> None:
    project = running(office)
    outcome(office, project, reached=1)
    actions.book_spending(by=office.head, at=NOON, project=project, on=TODAY, rupiah=1, purpose="x")
    actions.assess_project(by=office.hr, at=NOON, project=project, marks=GOOD, words="x")

    changes: list[Callable[[], object]] = [
        lambda: model.objects.update(government=project.government),
        lambda: model.objects.all().delete(),
    ]
    for act in changes:
        with pytest.raises((ProgrammingError, InternalError)), transaction.atomic():
            act()
    assert model.objects.exists()


def test_the_head_of_a_unit_above_leads_its_projects_too(office: Office) -> None:
    branch = Unit.objects.create(
        government=office.unit.government, code="U2", name="Bidang", time_zone="Asia/Jakarta", parent=office.unit
    )
    found = running(office, unit=branch)

    assert standing(office.head, found, on=TODAY).is_unit_head
    assert not standing(office.clerk, found, on=TODAY).is_unit_head
