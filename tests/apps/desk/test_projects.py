"""A project's page joins plan and reports; late ones stand where help is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from tests.apps.work import SAVEPOINTS, Office, enter_as, filed
from tests.conftest import NOON, TODAY
from tolok.calendar.actions import open_periods
from tolok.desk.queries.projects import project_page, troubles_of
from tolok.people.models import Position, Unit
from tolok.skp import actions
from tolok.skp.actions import Marks, MilestoneDraft, ProjectOutcomeDraft
from tolok.skp.models import ProjectMember

pytestmark = pytest.mark.usefixtures("noon")


@pytest.fixture
def followed(office: Office) -> Office:
    """The superior heads the unit; the project has a plan, money, an outcome, words, and is late."""
    Position.objects.filter(postings__person=office["superior"]).update(is_head=True)
    ProjectMember.objects.update(is_head=True)
    lead, project = office["superior"], office.project
    drafts = [MilestoneDraft("Sosialisasi", date(2026, 7, 8)), MilestoneDraft("Semua kelurahan", date(2026, 8, 31))]
    actions.set_milestones(by=lead, at=NOON, project=project, drafts=drafts)
    goals = [ProjectOutcomeDraft("KTP-el terbit di rumah", "dokumen", 40_000)]
    wanted = actions.set_outcomes(by=lead, at=NOON, project=project, drafts=goals)[0]
    actions.read_outcome(by=lead, at=NOON, outcome=wanted, on=TODAY, amount=10_000)
    actions.book_spending(by=lead, at=NOON, project=project, on=TODAY, rupiah=11_000_000, purpose="Sewa mobil")
    marks = Marks("on_course", "attention", "trouble")
    actions.assess_project(by=office["hr"], at=NOON, project=project, marks=marks, words="Pakai mobil dinas.")
    filed(office, project_id=project.pk, amount=1_000, note="Dua kelurahan")
    return office


def opened(client: Client, address: str) -> str:
    answer = client.get(f"/contoh/{address}")
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_plan_and_reports_meet_in_one_chart(followed: Office) -> None:
    page = project_page(followed.project, followed["self"], on=TODAY)

    told = [(reading.label, reading.value, reading.planned) for reading in page.readings]
    assert (page.progress, page.planned, page.over, page.left) == (1_000, 5_600, 1_000_000, 0)
    assert told[0] == ("1 Jul", None, 600)
    assert told[-1] == ("31 Agu", None, 10_000)
    assert page.delay is not None
    assert (page.delay.days, page.delay.title) == (6, "Sosialisasi")


def test_the_chart_ends_with_the_project_and_starts_with_the_first_report(followed: Office) -> None:
    later = date(2026, 9, 20)

    page = project_page(followed.project, followed["self"], on=later)

    assert [reading.value for reading in page.readings][-1] == 1_000
    assert page.readings[0].value is None
    assert page.planned == 10_000


@pytest.mark.parametrize(
    ("role", "hears"), [("self", True), ("superior", True), ("hr", True), ("colleague", False), ("planner", False)]
)
def test_words_are_for_the_team_the_head_of_the_unit_and_hr_alone(
    followed: Office, client: Client, role: str, hears: bool
) -> None:
    enter_as(client, followed[role])

    page = opened(client, f"proyek/{followed.project.pk}/")

    assert ("Pakai mobil dinas." in page, "Dua kelurahan" in page) == (hears, hears)
    assert "Sewa mobil" in page


def test_a_moved_plan_stands_with_the_first_one_beside_it(followed: Office, client: Client) -> None:
    actions.replan_project(
        by=followed["superior"], at=NOON, project=followed.project, ends_on=date(2026, 10, 1),
        budget_rupiah=10_000_000, words="Dua kelurahan banjir",
    )  # fmt: skip  # one line a thought
    enter_as(client, followed["colleague"])

    page, found = opened(client, f"proyek/{followed.project.pk}/"), opened(client, "proyek/")

    assert all(part in page for part in ("Dua kelurahan banjir", "Perubahan rencana", "semula sampai 31 Agustus 2026"))
    assert "semula sampai 31 Agustus 2026" in found
    assert "semula: Rp" not in page + found
    assert f"/rencana/proyek/{followed.project.pk}/rencana/" not in page


def test_a_moved_milestone_stands_with_the_day_it_was_due_first(followed: Office, client: Client) -> None:
    drafts = [MilestoneDraft("Sosialisasi", date(2026, 8, 3)), MilestoneDraft("Semua kelurahan", date(2026, 8, 31))]
    actions.set_milestones(by=followed["planner"], at=NOON, project=followed.project, drafts=drafts)
    enter_as(client, followed["colleague"])

    page = opened(client, f"proyek/{followed.project.pk}/")

    assert "jatuh tempo 3 Agustus 2026, semula 8 Juli 2026" in page
    assert page.count(", semula ") == 1


@pytest.mark.parametrize(("role", "may"), [("superior", True), ("planner", True), ("self", False), ("hr", False)])
def test_who_may_move_the_plan_finds_the_way(followed: Office, client: Client, role: str, may: bool) -> None:
    enter_as(client, followed[role])

    page = opened(client, f"proyek/{followed.project.pk}/")

    assert (f"/contoh/rencana/proyek/{followed.project.pk}/rencana/" in page) is may
    assert ("Hari terakhir dan anggaran diubah oleh" in page) is (role == "self")


def test_an_empty_project_teaches_what_to_write(office: Office, client: Client) -> None:
    enter_as(client, office["planner"])
    empty = actions.start_project(
        by=office["planner"], at=NOON, unit=office.unit, title="Kosong", starts_on=TODAY, ends_on=date(2026, 9, 1),
        budget_rupiah=0,
    )  # fmt: skip  # one line a thought

    page = opened(client, f"proyek/{empty.pk}/")

    assert "–" in page
    assert f"/contoh/rencana/proyek/{empty.pk}/tahap/" in page
    assert f"/contoh/rencana/proyek/{empty.pk}/belanja/" not in page


def test_the_list_is_narrowed_to_a_unit_and_what_lies_below(followed: Office, client: Client) -> None:
    enter_as(client, followed["self"])
    other = Unit.objects.create(government=followed.government, code="X", name="Dinas Lain", time_zone="Asia/Jakarta")

    found = [
        followed.project.title in opened(client, address)
        for address in ("proyek/", f"proyek/?unit={followed.unit.pk}", f"proyek/?unit={other.pk}", "proyek/?unit=x")
    ]

    assert found == [True, True, False, True]


def test_the_head_of_the_unit_and_hr_see_what_is_late_and_over_budget(followed: Office, client: Client) -> None:
    open_periods(by=followed["hr"], at=NOON, year=2026)
    desks = {"superior": "lainnya/", "hr": "pemantauan/", "colleague": "lainnya/"}
    seen = {}
    for role, address in desks.items():
        enter_as(client, followed[role])
        seen[role] = followed.project.title in opened(client, address)

    assert seen == {"superior": True, "hr": True, "colleague": False}
    assert [line.delay for line in troubles_of(followed["colleague"], on=TODAY)] == []


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("address", "queries"), [("proyek/", 10), ("proyek/%s/", 17)])
def test_a_page_costs_the_same_with_1_row_and_3(
    followed: Office,
    client: Client,
    address: str,
    queries: int,
    rows: int,
    django_assert_num_queries: Callable[..., Any],
) -> None:
    for number in range(rows - 1):
        actions.start_project(
            by=followed["planner"], at=NOON, unit=followed.unit, title=f"Lagi {number}", starts_on=TODAY,
            ends_on=date(2026, 9, 1), budget_rupiah=0,
        )  # fmt: skip  # one line a thought
        filed(followed, project_id=followed.project.pk, amount=1_500, note=f"Hari {number}")
    enter_as(client, followed["self"])

    with django_assert_num_queries(queries):
        client.get(f"/contoh/{address.replace('%s', str(followed.project.pk))}")
    assert queries - SAVEPOINTS <= 15
