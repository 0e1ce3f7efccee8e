"""A project is reported from its first to its last worked day, by its members."""

from __future__ import annotations

from datetime import date

import pytest

from tests.apps.work import YESTERDAY, Office, filed
from tests.conftest import NOON, TODAY
from tolok.reports import actions, queries
from tolok.reports.actions import Filing, SomeAreRefused, file_reports
from tolok.reports.models import Report
from tolok.skp.actions import reopen_project
from tolok.skp.models import Project, ProjectMember


def over(office: Office, state: str = "finished", *, on: date = YESTERDAY) -> int:
    """The office's project, over since that day; its number."""
    Project.objects.filter(pk=office.project.pk).update(state=state, ended_on=on)
    return office.project.pk


@pytest.mark.parametrize("state", ["finished", "stopped"])
def test_what_is_over_is_reported_no_more_and_says_what_to_do(office: Office, state: str) -> None:
    with pytest.raises(actions.ProjectIsOver, match=r"13 Juli 2026.*pekerjaan lain.*kepala unit"):
        filed(office, project_id=over(office, state), amount=None)

    assert Report.objects.count() == 0


def test_the_last_worked_day_is_reported_also_later(office: Office) -> None:
    assert filed(office, project_id=over(office), amount=None, on=YESTERDAY).project == office.project


def test_what_was_opened_again_is_reported_again(office: Office) -> None:
    project_id = over(office)
    ProjectMember.objects.update(is_head=True)
    reopen_project(by=office["planner"], at=NOON, project=office.project, words="Dua kelurahan belum")

    assert filed(office, project_id=project_id, amount=None).on == TODAY


def test_only_the_report_on_what_is_over_is_refused_among_many(office: Office) -> None:
    ani, project_id = office["self"], over(office)
    filings = [Filing(ani, NOON, ani, on, project_id=project_id, note="Dua kelurahan") for on in (YESTERDAY, TODAY)]

    with pytest.raises(SomeAreRefused) as refused:
        file_reports(at=NOON, filings=filings)

    assert [type(reason) for reason in refused.value.reasons.values()] == [actions.ProjectIsOver]
    assert Report.objects.count() == 0


def test_what_is_over_is_proposed_until_its_last_worked_day(office: Office) -> None:
    over(office)

    offered = {on: {each.kind for each in queries.proposals(office["self"], on=on)} for on in (YESTERDAY, TODAY)}

    assert ("project" in offered[YESTERDAY], "project" in offered[TODAY]) == (True, False)


def belonged(office: Office, *spans: tuple[date, date | None]) -> int:
    """The clerk's memberships of the office's project; its number."""
    ProjectMember.objects.all().delete()
    for starts_on, ends_on in spans:
        ProjectMember.objects.create(
            government=office.government, project=office.project, person=office["self"], role="Anggota",
            starts_on=starts_on, ends_on=ends_on,
        )  # fmt: skip  # one line a thought
    return office.project.pk


FIRST, LEFT = date(2026, 7, 1), date(2026, 7, 3)


@pytest.mark.parametrize(
    "spans",
    [[(YESTERDAY, None)], [(FIRST, TODAY)], [(FIRST, LEFT), (YESTERDAY, None)], [(YESTERDAY, None), (FIRST, LEFT)]],
)
def test_a_day_of_ones_own_part_is_reported(office: Office, spans: list[tuple[date, date | None]]) -> None:
    assert filed(office, project_id=belonged(office, *spans), amount=None, on=YESTERDAY).on == YESTERDAY


@pytest.mark.parametrize(
    ("spans", "reason", "said"),
    [
        ([(TODAY, None)], actions.PartBeganLater, r"sejak 14 Juli 2026.*pekerjaan lain"),
        ([(FIRST, YESTERDAY)], actions.PartIsOver, r"12 Juli 2026.*pekerjaan lain"),
        ([(FIRST, LEFT), (TODAY, None)], actions.PartIsOver, r"2 Juli 2026"),
        ([(YESTERDAY, YESTERDAY)], actions.NotYourProject, r"bukan anggota"),
        ([(YESTERDAY, YESTERDAY), (TODAY, None)], actions.PartBeganLater, r"14 Juli 2026"),
    ],
)
def test_a_day_outside_ones_own_part_is_refused_and_says_until_or_from_when(
    office: Office, spans: list[tuple[date, date | None]], reason: type[Exception], said: str
) -> None:
    with pytest.raises(reason, match=said):
        filed(office, project_id=belonged(office, *spans), amount=None, on=YESTERDAY)

    assert Report.objects.count() == 0
