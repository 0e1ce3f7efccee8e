"""An agreed end or budget moves before it is missed; the first plan stays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import InternalError, ProgrammingError, transaction

from tests.apps.skp.conftest import Office, Visitor
from tests.apps.skp.projects import ENDS, STARTS, milestones, planned, running
from tests.conftest import NOON, TODAY
from tolok.delivery.models import Notice
from tolok.ledger.actions import Refusal
from tolok.ledger.models import LedgerEntry
from tolok.people.access import NotAllowed
from tolok.skp import actions, queries
from tolok.skp.access import WrongStep
from tolok.skp.models import MOST, Project, ProjectReplan

LATER, DAY = date(2026, 11, 1), timedelta(days=1)


def moved(office: Office, project: Project, **changes: Any) -> ProjectReplan:
    """The head of the unit moves the end to October, unless told otherwise."""
    given = {"by": office.head, "ends_on": LATER, "budget_rupiah": 1_000_000, "words": " Hujan dua bulan. ", **changes}
    return actions.replan_project(at=NOON, project=project, **given)


def spent(office: Office, project: Project, rupiah: int) -> Project:
    """The project with money booked."""
    actions.book_spending(by=office.colleague, at=NOON, project=project, on=TODAY, rupiah=rupiah, purpose="Lampu")
    return project


def test_the_plan_that_holds_moves_and_each_one_before_it_is_kept(office: Office) -> None:
    project = running(office)

    moved(office, project)
    moved(office, project, by=office.planner, budget_rupiah=1_500_000, words="Perubahan anggaran")

    project.refresh_from_db()
    assert (project.ends_on, project.budget_rupiah) == (LATER, 1_500_000)
    last, first = queries.replans_of(project)
    assert (first.former_last_on, first.last_on, first.is_budget_moved) == (ENDS - DAY, LATER - DAY, False)
    assert (last.former_budget, last.budget, last.is_end_moved) == (1_000_000, 1_500_000, False)
    assert [(each.by, each.words) for each in (first, last)] == [
        ("Ratna", "Hujan dua bulan."),
        ("Pandu", "Perubahan anggaran"),
    ]
    entries = LedgerEntry.objects.filter(verb="replan_project").order_by("id").values_list("actor_id", flat=True)
    assert list(entries) == [office.head.pk, office.planner.pk]


def test_a_project_that_has_not_begun_moves_too(office: Office) -> None:
    assert moved(office, planned(office)).project.ends_on == LATER


def test_the_team_is_told_what_moved_and_why(office: Office) -> None:
    project = running(office)
    Notice.objects.all().delete()

    moved(office, project)

    told = dict(Notice.objects.values_list("person__name", "text"))
    assert set(told) == {"Ani", "Budi"}
    assert all(part in told["Ani"] for part in ("31 Oktober 2026", "Rp1.000.000", "Hujan dua bulan."))


def test_a_project_is_late_and_over_against_the_plan_agreed_last_and_the_first_stands_beside_it(office: Office) -> None:
    project = spent(office, running(office), 900_000)
    moved(office, project, budget_rupiah=2_000_000)
    spent(office, project, 600_000)

    line = queries.project_lines(on=ENDS + DAY)[0]

    assert (line.delay, line.over) == (None, 0)
    assert (line.first_last_on, line.first_rupiah) == (ENDS - DAY, 1_000_000)
    late = queries.project_lines(on=LATER)[0].delay
    assert (late.days, late.what) == (1, "end") if late else False


def test_what_moved_there_and_back_is_as_it_was_first(office: Office) -> None:
    project = running(office)
    moved(office, project, budget_rupiah=5)
    moved(office, project, ends_on=ENDS, budget_rupiah=1_000_000)

    line = queries.project_lines(on=TODAY)[0]

    assert (line.first_last_on, line.first_rupiah) == (None, None)
    assert len(queries.replans_of(project)) == 2


def _finished(office: Office) -> Project:
    return actions.finish_project(by=office.head, at=NOON, project=running(office), on=TODAY, words="Selesai")


def _milestone_ahead(office: Office) -> Project:
    project = running(office)
    milestones(office, project, date(2026, 8, 20))
    return project


def _led_by_the_unit_head(office: Office) -> Project:
    project = running(office)
    actions.add_member(by=office.planner, at=NOON, project=project, person=office.head, role="Ketua")
    return project


Try = Callable[[Office], object]
REFUSALS: dict[str, tuple[Try, type[Refusal]]] = {
    "without a reason": (lambda o: moved(o, running(o), words="  "), actions.WordsAreMissing),
    "to what holds already": (lambda o: moved(o, running(o), ends_on=ENDS), actions.NothingMoves),
    "to before its start": (lambda o: moved(o, running(o), ends_on=STARTS), actions.ProjectHasNoDays),
    "by a century": (lambda o: moved(o, running(o), ends_on=date(2126, 1, 1)), actions.ProjectIsTooLong),
    "to a day that has passed": (lambda o: moved(o, running(o), ends_on=TODAY), actions.EndHasPassed),
    "once its end has passed": (lambda o: moved(o, running(o, ends_on=TODAY)), actions.EndHasPassed),
    "past a milestone": (
        lambda o: moved(o, _milestone_ahead(o), ends_on=date(2026, 8, 20)),
        actions.MilestoneWouldBeOutside,
    ),
    "to a negative budget": (lambda o: moved(o, running(o), budget_rupiah=-1), actions.BudgetIsNegative),
    "to a huge budget": (lambda o: moved(o, running(o), budget_rupiah=MOST + 1), actions.BudgetIsTooLarge),
    "below what was spent": (lambda o: moved(o, spent(o, running(o), 6), budget_rupiah=5), actions.BudgetIsSpent),
    "once it was overspent": (
        lambda o: moved(o, spent(o, running(o), 1_000_001), budget_rupiah=2_000_000),
        actions.BudgetIsSpent,
    ),
    "once it is finished": (lambda o: moved(o, _finished(o)), WrongStep),
    "by its own head": (lambda o: moved(o, running(o), by=o.colleague), NotAllowed),
    "by a member": (lambda o: moved(o, running(o), by=o.clerk), NotAllowed),
    "by the HR agency": (lambda o: moved(o, running(o), by=o.hr), NotAllowed),
    "by a unit head who has a part in it": (lambda o: moved(o, _led_by_the_unit_head(o)), NotAllowed),
    "by somebody of another government": (lambda o: moved(o, running(o), by=o.stranger), NotAllowed),
}


@pytest.mark.parametrize("how", REFUSALS)
def test_a_plan_does_not_move(office: Office, how: str) -> None:
    attempt, refusal = REFUSALS[how]

    with pytest.raises(refusal) as told:
        attempt(office)

    assert len(str(told.value)) > 20
    assert not ProjectReplan.objects.exists()


def test_today_and_what_was_spent_to_the_rupiah_are_still_a_plan(office: Office) -> None:
    replan = moved(office, spent(office, running(office), 5), ends_on=TODAY + DAY, budget_rupiah=5)

    assert (replan.ends_on, replan.budget_rupiah) == (TODAY + DAY, 5)


def test_an_overspent_project_may_still_move_its_end(office: Office) -> None:
    assert moved(office, spent(office, running(office), 1_000_001)).ends_on == LATER


@pytest.mark.parametrize("act", ["update", "delete"])
def test_how_a_plan_moved_is_never_changed(office: Office, act: str) -> None:
    moved(office, running(office))
    rows = ProjectReplan.objects.all()
    changes: dict[str, Callable[[], object]] = {"update": lambda: rows.update(words="x"), "delete": rows.delete}

    with pytest.raises((ProgrammingError, InternalError)), transaction.atomic():
        changes[act]()

    assert ProjectReplan.objects.get().words == "Hujan dua bulan."


@pytest.mark.usefixtures("noon")
def test_the_form_moves_the_plan_and_keeps_what_was_typed(office: Office) -> None:
    project, head = running(office), Visitor(office.head)
    place = f"proyek/{project.pk}/rencana/"

    opened = head.open(place).content.decode()
    wordless = head.send(place, last_on="2026-10-31", budget_rupiah="1.000.000", words="")
    passed = head.send(place, last_on="2026-07-01", budget_rupiah="1.000.000", words="Hujan dua bulan.")
    sent = head.send(place, last_on="2026-10-31", budget_rupiah="Rp1.200.000", words="Hujan dua bulan.")

    assert 'value="2026-08-31"' in opened
    assert 'value="1.000.000"' in opened
    assert [each.status_code for each in (wordless, passed, sent)] == [422, 422, 302]
    assert "Hujan dua bulan." in passed.content.decode()
    project.refresh_from_db()
    assert (project.ends_on, project.budget_rupiah) == (LATER, 1_200_000)


@pytest.mark.usefixtures("noon")
@pytest.mark.parametrize("role", ["clerk", "colleague", "hr"])
def test_the_form_is_closed_to_the_team_and_the_hr_agency(office: Office, role: str) -> None:
    project = running(office)

    assert Visitor(getattr(office, role)).open(f"proyek/{project.pk}/rencana/").status_code == 403
