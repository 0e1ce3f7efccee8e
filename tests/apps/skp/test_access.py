"""Who may do what, and the states of a plan tried one by one."""

from __future__ import annotations

from itertools import product

import pytest

from tests.apps.skp.conftest import Office, measured, proposed, started
from tests.conftest import NOON, TODAY
from tolok.people.access import NotAllowed
from tolok.skp import actions
from tolok.skp.access import EDITABLE, PERMISSIONS, STEPS, WrongStep, may, require_edit, require_step
from tolok.skp.models import Skp

ROLES = ("self", "superior", "above", "colleague", "hr", "planner", "stranger")
ROWS = [
    ("add_goal", "self", False),
    ("add_goal", "superior", False),
    ("add_goal", "hr", True),
    ("add_goal", "planner", True),
    ("add_goal", "stranger", False),
    ("carry_goal", "colleague", False),
    ("carry_goal", "hr", True),
    ("carry_goal", "planner", True),
    ("add_indicator", "superior", False),
    ("add_indicator", "hr", True),
    ("add_indicator", "planner", True),
    ("revise_indicator", "above", False),
    ("revise_indicator", "hr", True),
    ("retire_indicator", "self", False),
    ("retire_indicator", "planner", True),
    ("keep_services", "self", False),
    ("keep_services", "superior", True),
    ("keep_services", "colleague", False),
    ("keep_services", "hr", True),
    ("keep_services", "planner", True),
    ("keep_services", "stranger", False),
    ("start_project", "self", False),
    ("start_project", "superior", True),
    ("start_project", "hr", True),
    ("start_project", "planner", True),
    ("start_project", "stranger", False),
    ("add_member", "colleague", False),
    ("add_member", "superior", True),
    ("add_member", "stranger", False),
    ("start_skp", "self", True),
    ("start_skp", "superior", False),
    ("start_skp", "hr", False),
    ("edit_skp", "self", True),
    ("edit_skp", "superior", False),
    ("edit_skp", "hr", False),
    ("link_outcome", "self", True),
    ("link_outcome", "superior", True),
    ("link_outcome", "above", False),
    ("propose_skp", "self", True),
    ("propose_skp", "superior", False),
    ("agree_skp", "self", False),
    ("agree_skp", "superior", True),
    ("agree_skp", "above", False),
    ("agree_skp", "hr", False),
    ("return_skp", "superior", True),
    ("return_skp", "self", False),
    ("see_skp", "self", True),
    ("see_skp", "superior", True),
    ("see_skp", "above", True),
    ("see_skp", "colleague", False),
    ("see_skp", "hr", True),
    ("see_skp", "planner", False),
    ("see_skp", "stranger", False),
    ("see_matrix", "self", True),
    ("see_matrix", "superior", True),
    ("see_matrix", "above", True),
    ("see_matrix", "colleague", False),
    ("see_matrix", "planner", True),
    ("see_matrix", "stranger", False),
    ("see_gaps", "self", False),
    ("see_gaps", "superior", True),
    ("see_gaps", "planner", True),
    ("see_gaps", "stranger", False),
    ("see_goals", "colleague", True),
    ("see_goals", "stranger", False),
]


@pytest.mark.parametrize(("verb", "role", "allowed"), ROWS)
def test_the_permission_table_holds(office: Office, verb: str, role: str, allowed: bool) -> None:
    people = {"self": office.clerk, "superior": office.head, "above": office.mayor, "colleague": office.colleague}
    people |= {"hr": office.hr, "planner": office.planner, "stranger": office.stranger}

    assert may(verb, by=people[role], person=office.clerk, on=TODAY) is allowed


def test_those_led_see_the_matrix_of_who_leads_them(office: Office) -> None:
    assert may("see_matrix", by=office.clerk, person=office.head, on=TODAY)
    assert set(STEPS) < set(PERMISSIONS)


@pytest.mark.parametrize(("verb", "state"), [*product(STEPS, Skp.State.values)])
def test_a_step_leads_from_its_states_only(office: Office, verb: str, state: str) -> None:
    skp = started(office.clerk)
    skp.state = state
    starts, end, _who = STEPS[verb]
    by = office.clerk if verb == "propose_skp" else office.head

    if state in starts:
        assert require_step(verb, by=by, skp=skp, on=TODAY) == end
    else:
        with pytest.raises(WrongStep):
            require_step(verb, by=by, skp=skp, on=TODAY)


@pytest.mark.parametrize("state", Skp.State.values)
def test_a_plan_is_edited_as_a_draft_or_when_returned(office: Office, state: str) -> None:
    skp = started(office.clerk)
    skp.state = state

    if state in EDITABLE:
        require_edit(by=office.clerk, skp=skp, on=TODAY)
    else:
        with pytest.raises(WrongStep):
            require_edit(by=office.clerk, skp=skp, on=TODAY)


def test_nobody_else_agrees_or_edits(office: Office) -> None:
    skp = proposed(office.clerk)

    for by in (office.clerk, office.colleague, office.mayor, office.hr):
        with pytest.raises(NotAllowed):
            actions.agree_skp(by=by, at=NOON, skp=skp)
    with pytest.raises(NotAllowed):
        measured_by_colleague(office)


def measured_by_colleague(office: Office) -> None:
    skp = started(office.colleague)
    outcome = measured(skp)
    actions.remove_outcome(by=office.clerk, at=NOON, outcome=outcome)
