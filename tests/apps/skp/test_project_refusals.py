"""What must not happen to a project is refused by name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from tests.apps.skp.conftest import Office
from tests.apps.skp.projects import ENDS, STARTS, milestones, outcome, planned, running
from tests.conftest import NOON, TODAY
from tolok.ledger.actions import Refusal
from tolok.people.access import NotAllowed
from tolok.skp import actions
from tolok.skp.access import WrongStep
from tolok.skp.actions import Marks, MilestoneDraft
from tolok.skp.models import (
    MOST,
    Project,
    ProjectMember,
    ProjectSpending,
)

GOOD = Marks("on_course", "attention", "trouble")
TOMORROW = TODAY + timedelta(days=1)

Try = Callable[[Office], object]


def _member(office: Office) -> ProjectMember:
    return running(office).members.get(person=office.clerk)


def _gone(office: Office) -> ProjectMember:
    return actions.end_membership(by=office.head, at=NOON, member=_member(office))


def _finish(office: Office, **changes: object) -> Project:
    project = running(office)
    outcome(office, project, reached=5)
    given = {"by": office.colleague, "on": TODAY, "words": "Selesai", **changes}
    return actions.finish_project(at=NOON, project=project, **given)  # type: ignore[arg-type]  # the tests say what they pass


def _unread(office: Office) -> Project:
    project = running(office)
    outcome(office, project)
    return actions.finish_project(by=office.head, at=NOON, project=project, on=TODAY, words="Selesai")


def _read(office: Office, **changes: object) -> object:
    found = outcome(office, running(office))
    given = {"by": office.head, "on": TODAY, "amount": 5, **changes}
    return actions.read_outcome(at=NOON, outcome=found, **given)  # type: ignore[arg-type]  # the tests say what they pass


def _spend(office: Office, **changes: object) -> ProjectSpending:
    project = running(office)
    given = {"on": TODAY, "rupiah": 5, "purpose": "Lampu", **changes}
    return actions.book_spending(by=office.head, at=NOON, project=project, **given)  # type: ignore[arg-type]  # the tests say what they pass


def _correct(office: Office, **changes: object) -> ProjectSpending:
    given = {"spending": _spend(office), "rupiah": 4, "purpose": "Salah", **changes}
    return actions.correct_spending(by=office.head, at=NOON, **given)  # type: ignore[arg-type]  # the tests say what they pass


def _correct_a_correction(office: Office) -> ProjectSpending:
    return actions.correct_spending(by=office.head, at=NOON, spending=_correct(office), rupiah=1, purpose="Lagi")


def _too_much(office: Office) -> None:
    project = running(office)
    for _time in range(2):
        actions.book_spending(by=office.head, at=NOON, project=project, on=TODAY, rupiah=MOST, purpose="x")


def _reach(office: Office, *, times: int = 1, done_on: date = TODAY) -> None:
    milestone = milestones(office, running(office), date(2026, 6, 1))[0]
    for _time in range(times):
        actions.finish_milestone(by=office.head, at=NOON, milestone=milestone, done_on=done_on)


def _assess(office: Office, marks: Marks = GOOD, words: str = "Bagus") -> object:
    return actions.assess_project(by=office.hr, at=NOON, project=running(office), marks=marks, words=words)


def _no_head(office: Office) -> Project:
    project = planned(office)
    ProjectMember.objects.all().delete()
    return project


def _stopped_without_head(office: Office) -> Project:
    project = _no_head(office)
    return actions.stop_project(by=office.head, at=NOON, project=project, words="Batal")


def _plan(office: Office, **draft: object) -> object:
    drafts = [MilestoneDraft(**{"title": "Tahap", "due_on": STARTS, **draft})]  # type: ignore[arg-type]  # the tests say what they pass
    return actions.set_milestones(by=office.head, at=NOON, project=running(office), drafts=drafts)


def _dropped(office: Office, *, moved: bool = False) -> object:
    project = running(office)
    milestones(office, project, date(2026, 7, 1))
    if moved:
        milestones(office, project, date(2026, 8, 1))
    return actions.set_milestones(by=office.head, at=NOON, project=project, drafts=[])


REFUSALS: dict[str, tuple[Try, type[Refusal]]] = {
    "it ends before it starts": (lambda o: planned(o, ends_on=STARTS), actions.ProjectHasNoDays),
    "it lasts a century": (lambda o: planned(o, ends_on=date(2126, 1, 1)), actions.ProjectIsTooLong),
    "its budget is negative": (lambda o: planned(o, budget_rupiah=-1), actions.BudgetIsNegative),
    "its budget is huge": (lambda o: planned(o, budget_rupiah=MOST + 1), actions.BudgetIsTooLarge),
    "a member twice": (
        lambda o: actions.add_member(by=o.head, at=NOON, project=running(o), person=o.clerk, role="x"),
        actions.AlreadyMember,
    ),
    "two heads": (
        lambda o: actions.add_member(by=o.head, at=NOON, project=running(o), person=o.hr, role="x", is_head=True),
        actions.ProjectHasHead,
    ),
    "a member of another government": (
        lambda o: actions.add_member(by=o.head, at=NOON, project=running(o), person=o.stranger, role="x"),
        NotAllowed,
    ),
    "the head leaves": (
        lambda o: actions.end_membership(by=o.head, at=NOON, member=running(o).members.get(is_head=True)),
        actions.HeadMayNotLeave,
    ),
    "who left leads": (lambda o: actions.name_head(by=o.head, at=NOON, member=_gone(o)), actions.NoMember),
    "a late milestone is left out": (_dropped, actions.LateMilestoneStays),
    "a late milestone is moved, then left out": (lambda o: _dropped(o, moved=True), actions.LateMilestoneStays),
    "a clerk names members": (
        lambda o: actions.add_member(by=o.clerk, at=NOON, project=planned(o), person=o.clerk, role="x"),
        NotAllowed,
    ),
    "it begins before its day": (
        lambda o: actions.begin_project(by=o.head, at=NOON, project=planned(o, starts_on=TOMORROW)),
        actions.NotBegunYet,
    ),
    "it begins without a head": (
        lambda o: actions.begin_project(by=o.head, at=NOON, project=_no_head(o)),
        actions.HeadIsMissing,
    ),
    "a member begins it": (lambda o: actions.begin_project(by=o.clerk, at=NOON, project=planned(o)), NotAllowed),
    "it begins twice": (lambda o: actions.begin_project(by=o.head, at=NOON, project=running(o)), WrongStep),
    "it ends before its start": (lambda o: _finish(o, on=STARTS - timedelta(days=1)), actions.DayIsOutside),
    "it ends tomorrow": (lambda o: _finish(o, on=TOMORROW), actions.DayIsOutside),
    "it ends without a word": (lambda o: _finish(o, words="  "), actions.WordsAreMissing),
    "an outcome was not read": (_unread, actions.OutcomeIsUnread),
    "it stops without a reason": (
        lambda o: actions.stop_project(by=o.head, at=NOON, project=running(o), words=""),
        actions.WordsAreMissing,
    ),
    "its head opens it again": (
        lambda o: actions.reopen_project(by=o.colleague, at=NOON, project=_finish(o), words="x"),
        NotAllowed,
    ),
    "it opens again without a reason": (
        lambda o: actions.reopen_project(by=o.hr, at=NOON, project=_finish(o), words=""),
        actions.WordsAreMissing,
    ),
    "it runs again without a head": (
        lambda o: actions.reopen_project(by=o.hr, at=NOON, project=_stopped_without_head(o), words="x"),
        actions.HeadIsMissing,
    ),
    "a milestone before it": (lambda o: _plan(o, due_on=STARTS - timedelta(days=1)), actions.MilestoneIsOutside),
    "a milestone after it": (lambda o: _plan(o, due_on=ENDS), actions.MilestoneIsOutside),
    "a weight of nothing": (lambda o: _plan(o, weight=0), actions.WeightOutOfBounds),
    "a weight of thousands": (lambda o: _plan(o, weight=4000), actions.WeightOutOfBounds),
    "a milestone reached twice": (lambda o: _reach(o, times=2), actions.MilestoneIsReached),
    "a milestone reached tomorrow": (lambda o: _reach(o, done_on=TOMORROW), actions.DayIsOutside),
    "a target of nothing": (lambda o: outcome(o, running(o), target=0), actions.TargetIsZero),
    "a target below zero": (lambda o: outcome(o, running(o), target=-1), actions.TargetIsZero),
    "a target beyond reach": (lambda o: outcome(o, running(o), target=MOST + 1), actions.TargetIsTooLarge),
    "a reading before it": (lambda o: _read(o, on=STARTS - timedelta(days=1)), actions.DayIsOutside),
    "a reading below zero": (lambda o: _read(o, amount=-1), actions.ReadingOutOfBounds),
    "a huge reading": (lambda o: _read(o, amount=MOST + 1), actions.ReadingOutOfBounds),
    "a planner reads": (lambda o: _read(o, by=o.planner), NotAllowed),
    "spending nothing": (lambda o: _spend(o, rupiah=0), actions.SpendingOutOfBounds),
    "spending below zero": (lambda o: _spend(o, rupiah=-5), actions.SpendingOutOfBounds),
    "spending too much in all": (_too_much, actions.SpendingOutOfBounds),
    "spending for nothing": (lambda o: _spend(o, purpose=" "), actions.WordsAreMissing),
    "spending tomorrow": (lambda o: _spend(o, on=TOMORROW), actions.DayIsOutside),
    "a correction of a correction": (_correct_a_correction, actions.NotTheFirstRow),
    "a correction that corrects nothing": (lambda o: _correct(o, rupiah=5), actions.NothingToCorrect),
    "a correction below zero": (lambda o: _correct(o, rupiah=-5), actions.SpendingOutOfBounds),
    "an unknown mark": (lambda o: _assess(o, Marks("good", "attention", "trouble")), actions.UnknownMark),
    "an assessment without a word": (lambda o: _assess(o, words="\n"), actions.WordsAreMissing),
    "an assessment of what is over": (
        lambda o: actions.assess_project(by=o.hr, at=NOON, project=_finish(o), marks=GOOD, words="x"),
        WrongStep,
    ),
    "its head assesses it": (
        lambda o: actions.assess_project(by=o.colleague, at=NOON, project=running(o), marks=GOOD, words="x"),
        NotAllowed,
    ),
}


@pytest.mark.parametrize("what", REFUSALS)
def test_what_must_not_be_is_refused_by_name(office: Office, what: str) -> None:
    attempt, refusal = REFUSALS[what]

    with pytest.raises(refusal) as told:
        attempt(office)

    assert len(str(told.value)) > 20
