"""A milestone that was moved keeps its first day; a missed one stays in the list."""

from __future__ import annotations

from datetime import date

from tests.apps.skp.conftest import Office
from tests.apps.skp.projects import milestones, planned, running
from tests.conftest import NOON
from tolok.skp import actions
from tolok.skp.actions import MilestoneDraft
from tolok.skp.models import Milestone, Project

JULY, AUGUST, LAST = date(2026, 7, 1), date(2026, 8, 1), date(2026, 8, 31)


def days() -> list[tuple[str, date, date | None]]:
    """Each milestone with its day, and the first one where that was another."""
    return list(Milestone.objects.order_by("number").values_list("title", "due_on", "first_due_on"))


def written(office: Office, project: Project, *drafts: tuple[str, date]) -> None:
    """Milestones of these names and days, written anew."""
    named = [MilestoneDraft(*each) for each in drafts]
    actions.set_milestones(by=office.head, at=NOON, project=project, drafts=named)


def test_a_moved_milestone_keeps_the_day_it_was_due_first_however_often_it_moves(office: Office) -> None:
    project = running(office)
    milestones(office, project, JULY)
    milestones(office, project, AUGUST)
    assert days() == [("Tahap 1", AUGUST, JULY)]

    milestones(office, project, LAST)
    assert days() == [("Tahap 1", LAST, JULY)]

    milestones(office, project, JULY)
    assert days() == [("Tahap 1", JULY, None)]


def test_a_missed_milestone_moves_beside_new_ones_and_its_name_is_read_as_people_type_it(office: Office) -> None:
    project = running(office)
    written(office, project, ("Tahap 1", JULY), ("Lelang", AUGUST))

    written(office, project, ("tahap  1", LAST), ("Uji coba", JULY))

    assert days() == [("Uji coba", JULY, None), ("tahap  1", LAST, JULY)]


def test_two_of_one_name_are_taken_by_their_days(office: Office) -> None:
    project = running(office)
    written(office, project, ("Rapat", JULY), ("Rapat", AUGUST))

    written(office, project, ("Rapat", LAST), ("Rapat", AUGUST))

    assert days() == [("Rapat", AUGUST, JULY), ("Rapat", LAST, AUGUST)]


def test_before_the_project_began_its_milestones_are_only_planned(office: Office) -> None:
    project = planned(office)
    milestones(office, project, JULY)

    milestones(office, project, AUGUST)
    assert days() == [("Tahap 1", AUGUST, None)]

    written(office, project)
    assert days() == []


def test_one_still_ahead_may_be_left_out(office: Office) -> None:
    project = running(office)
    milestones(office, project, AUGUST)

    written(office, project)

    assert days() == []
