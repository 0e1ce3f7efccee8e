"""The forms about a project; what was typed stays when it is refused."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.apps.skp.conftest import Office, Visitor
from tests.apps.skp.projects import milestones, outcome, planned, running
from tests.conftest import NOON, TODAY
from tolok.people.access import enter
from tolok.skp import actions
from tolok.skp.models import Milestone, Project, ProjectAssessment, ProjectOutcome, ProjectReading, ProjectSpending

pytestmark = pytest.mark.usefixtures("noon")

DAYS = {"starts_on": "2026-07-01", "last_on": "2026-09-30", "budget_rupiah": "Rp25.000.000"}


def text(answer: Any) -> str:
    return str(answer.content.decode())


def test_a_project_is_planned_with_its_head_and_begun(office: Office) -> None:
    head = Visitor(office.head)

    opened = head.open("proyek/baru/").status_code
    sent = head.send("proyek/baru/", title="Loket malam", unit=str(office.unit.pk), head=office.clerk.nip, **DAYS)
    project = Project.objects.get()
    began = head.send(f"proyek/{project.pk}/mulai/")

    project.refresh_from_db()
    assert (opened, sent.status_code, began.status_code) == (200, 302, 302)
    assert sent.headers["Location"] == f"/contoh/proyek/{project.pk}/"
    assert (project.ends_on, project.budget_rupiah, project.state) == (date(2026, 10, 1), 25_000_000, "running")
    assert project.members.get(is_head=True).person == office.clerk


@pytest.mark.parametrize(
    "wrong",
    [
        {"budget_rupiah": "9" * 20},
        {"budget_rupiah": "-5"},
        {"budget_rupiah": "banyak"},
        {"head": "1"},
        {"last_on": "2026-06-01"},
        {"last_on": "9999-12-31"},
        {"starts_on": "0001-01-01"},
        {"unit": "0"},
    ],
)
def test_a_faulty_project_is_shown_again_with_what_was_typed(office: Office, wrong: dict[str, str]) -> None:
    given = {"title": "Loket malam", "unit": str(office.unit.pk), "head": "", **DAYS, **wrong}

    answer = Visitor(office.head).send("proyek/baru/", **given)

    (field,) = wrong
    assert (answer.status_code, "Loket malam" in text(answer), f'id="id_{field}_error"' in text(answer)) == (
        422,
        True,
        True,
    )
    assert not Project.objects.exists()


@pytest.mark.parametrize(
    ("form", "second", "field"),
    [
        ("tahap", {"title": "Dua", "due_on": "2027-06-01", "weight": "1"}, "due_on_2"),
        ("tahap", {"title": "Dua", "due_on": "2026-06-02", "weight": "0"}, "weight_2"),
        ("tahap", {"title": "Dua", "due_on": "", "weight": ""}, "due_on_2"),
        ("hasil", {"name": "Dua", "unit": "orang", "target": "0"}, "target_2"),
        ("hasil", {"name": "Dua", "unit": "orang", "target": "9" * 18}, "target_2"),
    ],
)
def test_what_is_wrong_with_a_row_is_said_in_it(office: Office, form: str, second: dict[str, str], field: str) -> None:
    project = running(office)
    good = {"title": "Satu", "due_on": "2026-06-02", "name": "Satu", "unit": "orang", "target": "5"}
    rows = [{name: good.get(name, "") for name in second}, dict.fromkeys(second, ""), second]
    sent = {f"{name}_{place}": value for place, row in enumerate(rows) for name, value in row.items()}

    answer = Visitor(office.head).send(f"proyek/{project.pk}/{form}/", **sent)

    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in text(answer)
    assert text(answer).count('class="error"') == 1


def test_members_are_named_handed_the_lead_and_let_go(office: Office) -> None:
    project, head = planned(office), Visitor(office.head)
    at = f"proyek/{project.pk}/anggota/"

    unknown = head.send(at, nip="1", role="Anggota")
    head.send(at, nip=f" {office.clerk.nip} ", role="Anggota")
    twice = head.send(at, nip=office.clerk.nip, role="Anggota")
    clerk = project.members.get(person=office.clerk)
    asked = head.open(f"proyek/anggota/{clerk.pk}/ketua/").status_code
    head.send(f"proyek/anggota/{clerk.pk}/ketua/")
    stays = head.send(f"proyek/anggota/{clerk.pk}/keluar/")
    colleague = project.members.get(person=office.colleague)
    leaves = head.send(f"proyek/anggota/{colleague.pk}/keluar/")

    assert [a.status_code for a in (unknown, twice, stays, leaves)] == [422, 422, 422, 302]
    assert asked == 200
    assert 'class="errors"' in text(stays)
    running_now = project.members.filter(ends_on=None).values_list("person__name", "is_head")
    assert list(running_now) == [("Ani", True)]


def test_milestones_are_written_in_rows_and_reached(office: Office) -> None:
    project, head = running(office), Visitor(office.head)
    at = f"proyek/{project.pk}/tahap/"
    rows = {"title_0": "Pasang lampu", "due_on_0": "2026-06-01", "weight_0": "2", "title_1": " ", "due_on_1": ""}

    opened = text(head.open(at))
    half = head.send(at, **rows, title_2="Tanpa hari")
    outside = head.send(at, title_0="Terlambat", due_on_0="2026-12-01")
    written = head.send(at, **rows, title_2="Buka loket", due_on_2="2026-08-01")
    first = Milestone.objects.get(number=1)
    reached = head.send(f"proyek/tahap/{first.pk}/tercapai/", done_on="2026-06-02", note="Hujan")

    assert opened.count("<fieldset") == 3
    assert [a.status_code for a in (half, outside, written, reached)] == [422, 422, 302, 302]
    assert "Pasang lampu" in text(half)
    found = Milestone.objects.order_by("number").values_list("title", "weight", "done_on")
    assert list(found) == [("Pasang lampu", 2, date(2026, 6, 2)), ("Buka loket", 1, None)]
    assert head.open(at).status_code == 200


def test_outcomes_are_written_and_read(office: Office) -> None:
    project, head = running(office), Visitor(office.head)
    at = f"proyek/{project.pk}/hasil/"
    row = {"name_0": "Warga terlayani", "target_0": "1.200", "unit_0": "orang"}

    zero = head.send(at, **{**row, "target_0": "0"})
    spread = head.send(at, **{**row, "target_0": "10-20"})
    head.send(at, **row)
    found = ProjectOutcome.objects.get()
    shown = text(head.open(at))
    missing = head.send(f"proyek/hasil/{found.pk}/capaian/", on="2026-07-01", amount="")
    read = head.send(f"proyek/hasil/{found.pk}/capaian/", on="2026-07-01", amount="300", note="Buku tamu")

    assert [a.status_code for a in (zero, spread, missing, read)] == [422, 422, 422, 302]
    assert (found.target, 'value="1.200"' in shown) == (120_000, True)
    assert ProjectReading.objects.get().amount == 30_000


def test_money_is_booked_and_corrected(office: Office) -> None:
    project, head = running(office), Visitor(office.head)

    opened = head.open(f"proyek/{project.pk}/belanja/").status_code
    head.send(f"proyek/{project.pk}/belanja/", on="2026-07-01", rupiah="300.000", purpose="Lampu")
    booked = ProjectSpending.objects.get()
    same = head.send(f"proyek/belanja/{booked.pk}/koreksi/", rupiah="300000", purpose="Salah")
    head.send(f"proyek/belanja/{booked.pk}/koreksi/", rupiah="250000", purpose="Salah")
    correction = ProjectSpending.objects.exclude(pk=booked.pk).get()

    assert (opened, same.status_code) == (200, 422)
    assert correction.rupiah == -50_000
    assert head.open(f"proyek/belanja/{correction.pk}/koreksi/").status_code == 404


def test_a_project_is_finished_and_opened_again_or_stopped(office: Office) -> None:
    project, head = running(office), Visitor(office.head)
    outcome(office, project, reached=5)

    wordless = head.send(f"proyek/{project.pk}/selesai/", on="2026-07-10", words="")
    finished = head.send(f"proyek/{project.pk}/selesai/", on="2026-07-10", words="Loket buka sampai malam")
    reopened = head.send(f"proyek/{project.pk}/buka/", words="Satu loket belum buka")
    stopped = head.send(f"proyek/{project.pk}/henti/", words="Dipindah tahun depan")

    assert [a.status_code for a in (wordless, finished, reopened, stopped)] == [422, 302, 302, 302]
    assert Project.objects.get().state == "stopped"


def test_the_hr_agency_assesses_a_running_project_with_a_word_to_the_team(office: Office) -> None:
    project, hr = running(office), Visitor(office.hr)
    marks = {"outcome": "on_course", "time": "attention", "budget": "on_course"}

    opened = text(hr.open(f"proyek/{project.pk}/nilai/"))
    wordless = hr.send(f"proyek/{project.pk}/nilai/", **marks, words="")
    given = hr.send(f"proyek/{project.pk}/nilai/", **marks, words="Tambah petugas malam.")

    assert "checked" not in opened
    assert (wordless.status_code, given.status_code) == (422, 302)
    assert ProjectAssessment.objects.get().words == "Tambah petugas malam."


VERBS = ["anggota", "tahap", "hasil", "belanja", "rencana", "selesai", "henti", "nilai"]


@pytest.mark.parametrize("place", VERBS)
def test_a_member_finds_the_forms_of_the_head_closed(office: Office, place: str) -> None:
    project = running(office)

    assert Visitor(office.clerk).open(f"proyek/{project.pk}/{place}/").status_code == 403


def test_no_row_of_a_project_of_another_government_opens(office: Office) -> None:
    project = running(office)
    milestone, found = milestones(office, project, TODAY)[0], outcome(office, project)
    spent = actions.book_spending(by=office.head, at=NOON, project=project, on=TODAY, rupiah=5, purpose="x")
    member = project.members.get(person=office.clerk)
    rows = [f"{project.pk}/{place}" for place in (*VERBS, "mulai", "buka")]
    rows += [f"tahap/{milestone.pk}/tercapai", f"hasil/{found.pk}/capaian", f"belanja/{spent.pk}/koreksi"]
    rows += [f"anggota/{member.pk}/ketua", f"anggota/{member.pk}/keluar"]
    enter(office.stranger.government_id)
    stranger = Visitor(office.stranger)

    answers = {row: stranger.client.get(f"/lain/rencana/proyek/{row}/").status_code for row in rows}

    assert answers == dict.fromkeys(rows, 404)
