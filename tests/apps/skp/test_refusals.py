"""Each action refuses aloud what it must."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from tests.apps.skp.conftest import EXACT, Office, measured, post, proposed, started
from tests.apps.skp.test_bulk import WORDING
from tests.conftest import NOON
from tolok.ledger.actions import Refusal
from tolok.people.access import NotAllowed
from tolok.people.models import Posting
from tolok.skp import actions
from tolok.skp.actions import GoalDraft, IndicatorDraft, Proposal
from tolok.skp.models import Goal, Outcome, Skp, Target

Try = Callable[[Office], Any]


def goal_of(office: Office, year: int = 2026) -> Goal:
    return actions.add_goal(by=office.planner, at=NOON, year=year, code="S1", title="Layanan", source="RPJMD")


def add(office: Office, **links: Any) -> Outcome:
    skp = Skp.objects.filter(person=office.clerk).first() or started(office.clerk)
    return actions.add_outcome(by=office.clerk, at=NOON, skp=skp, title="Berkas", **links)


def aim(office: Office, **changes: Any) -> Target:
    return actions.add_target(by=office.clerk, at=NOON, outcome=add(office), target=replace(EXACT, **changes))


def without_posting(office: Office) -> Skp:
    Posting.objects.filter(person=office.clerk).delete()
    return started(office.clerk)


def without_superior(office: Office) -> Skp:
    lone = post(office.unit.government, office.unit, 50, "Sendiri", None)
    return proposed(lone)


def lone_in_bulk(office: Office) -> list[Skp]:
    lone = post(office.unit.government, office.unit, 50, "Sendiri", None)
    skp = started(lone)
    measured(skp)
    return actions.propose_plans(at=NOON, proposals=[Proposal(lone, NOON, skp.pk)])


def retired(office: Office) -> Any:
    revision = actions.add_indicator(by=office.hr, at=NOON, code="I1", wording=WORDING)
    actions.retire_indicator(by=office.hr, at=NOON, indicator=revision.indicator)
    return revision


def propose(office: Office, approach: str = "quantitative", **links: Any) -> Skp:
    skp = started(office.clerk, approach)
    actions.add_outcome(by=office.clerk, at=NOON, skp=skp, title="Berkas", **links)
    return actions.propose_skp(by=office.clerk, at=NOON, skp=skp)


def relink(office: Office) -> None:
    outcome = add(office, assigned_by="Sekda")
    actions.link_outcome(by=office.clerk, at=NOON, outcome=outcome, goal=goal_of(office))


def carried_twice(office: Office) -> None:
    goal = goal_of(office)
    for _time in range(2):
        actions.carry_goal(by=office.planner, at=NOON, goal=goal, unit=office.unit)


def add_indicator(office: Office, **changes: Any) -> Any:
    return actions.add_indicator(by=office.hr, at=NOON, code="I1", wording=replace(WORDING, **changes))


REFUSALS: list[tuple[Try, type[Refusal]]] = [
    (without_posting, actions.NoPosting),
    (lambda o: (started(o.clerk), started(o.clerk)), actions.PlanExists),
    (without_superior, actions.NoSuperior),
    (lone_in_bulk, actions.NoSuperior),
    (lambda o: actions.propose_skp(by=o.clerk, at=NOON, skp=started(o.clerk)), actions.PlanIsIncomplete),
    (lambda o: propose(o, kind="additional"), actions.PlanIsIncomplete),
    (propose, actions.PlanIsIncomplete),
    (lambda o: propose(o, "qualitative"), actions.PlanIsIncomplete),
    (lambda o: actions.return_skp(by=o.head, at=NOON, skp=proposed(o.clerk), remark=" "), actions.RemarkIsMissing),
    (
        lambda o: actions.agree_skp(by=o.head, at=NOON, skp=proposed(o.clerk), expectations={"rajin": "x"}),
        actions.UnknownBehaviour,
    ),
    (lambda o: add(o, supports=measured(started(o.colleague))), actions.NotYourSuperiorsOutcome),
    (lambda o: add(o, goal=goal_of(o, 2027)), actions.GoalOfAnotherYear),
    (lambda o: aim(o, name=" "), actions.TargetIsIncomplete),
    (lambda o: aim(o, unit=""), actions.TargetIsIncomplete),
    (lambda o: aim(o, aspect="luck"), actions.TargetIsIncomplete),
    (lambda o: aim(o, low=200, high=100), actions.TargetOutOfOrder),
    (lambda o: aim(o, low=-1), actions.TargetOutOfOrder),
    (lambda o: aim(o, low=10**15), actions.TargetOutOfOrder),
    (lambda o: aim(o, low=0), actions.TargetIsZero),
    (lambda o: aim(o, polarity="date", accumulation="sum"), actions.DateIsNoSum),
    (lambda o: aim(o, revision_id=retired(o).pk), actions.IndicatorIsRetired),
    (relink, actions.AlreadyLinked),
    (lambda o: actions.link_outcome(by=o.clerk, at=NOON, outcome=add(o)), actions.NothingToLink),
    (
        lambda o: actions.write_annex(by=o.clerk, at=NOON, skp=started(o.clerk), kind="lain", lines=["x"]),
        actions.UnknownAnnex,
    ),
    (lambda o: (goal_of(o), goal_of(o)), actions.GoalCodeIsTaken),
    (carried_twice, actions.AlreadyCarried),
    (
        lambda o: actions.add_goals(at=NOON, drafts=[GoalDraft(o.planner, NOON, 2026, "A", "x", "y", parent="?")]),
        actions.UnknownParent,
    ),
    (lambda o: actions.add_goals(at=NOON, drafts=[GoalDraft(o.clerk, NOON, 2026, "A", "x", "y")]), NotAllowed),
    (lambda o: (add_indicator(o), add_indicator(o)), actions.IndicatorCodeIsTaken),
    (lambda o: add_indicator(o, typical_low=2, typical_high=1), actions.TypicalOutOfOrder),
    (lambda o: add_indicator(o, typical_low=None, typical_high=1), actions.TypicalOutOfOrder),
    (
        lambda o: actions.retire_indicator(by=o.hr, at=NOON, indicator=retired(o).indicator),
        actions.IndicatorIsRetired,
    ),
    (
        lambda o: actions.revise_indicator(by=o.hr, at=NOON, indicator=retired(o).indicator, wording=WORDING),
        actions.IndicatorIsRetired,
    ),
    (lambda o: actions.add_indicators(at=NOON, drafts=[IndicatorDraft(o.clerk, NOON, "I", WORDING)]), NotAllowed),
]


@pytest.mark.parametrize(("attempt", "refusal"), REFUSALS)
def test_what_must_not_be_is_refused_by_name(office: Office, attempt: Try, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal) as told:
        attempt(office)

    assert len(str(told.value)) > 20
