"""Who may do what, and the states of a plan tried one by one."""

from __future__ import annotations

from itertools import product

import pytest

from tests.apps.skp.conftest import Office, measured, proposed, started
from tests.apps.skp.projects import led_by, running
from tests.conftest import NOON, TODAY
from tolok.people.access import NotAllowed
from tolok.skp import actions
from tolok.skp.access import (
    EDITABLE,
    PERMISSIONS,
    PROJECT_STEPS,
    STEPS,
    WrongStep,
    may,
    require_edit,
    require_step,
    require_turn,
    verbs_open,
)
from tolok.skp.models import Project, Skp
from tolok.skp.queries import standing

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
    ("keep_agreement", "self", False),
    ("keep_agreement", "superior", False),
    ("keep_agreement", "hr", True),
    ("keep_agreement", "planner", True),
    ("keep_agreement", "stranger", False),
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
    ("begin_project", "member", False),
    ("begin_project", "project_head", True),
    ("begin_project", "superior", True),
    ("begin_project", "hr", False),
    ("begin_project", "stranger", False),
    ("finish_project", "member", False),
    ("finish_project", "project_head", True),
    ("finish_project", "superior", True),
    ("finish_project", "planner", False),
    ("stop_project", "member", False),
    ("stop_project", "project_head", True),
    ("stop_project", "stranger", False),
    ("reopen_project", "project_head", False),
    ("reopen_project", "superior", True),
    ("reopen_project", "hr", True),
    ("reopen_project", "planner", True),
    ("add_member", "above", False),
    ("add_member", "member", False),
    ("add_member", "project_head", True),
    ("add_member", "superior", True),
    ("add_member", "planner", True),
    ("add_member", "stranger", False),
    ("name_head", "project_head", False),
    ("name_head", "superior", True),
    ("name_head", "hr", True),
    ("end_membership", "member", False),
    ("end_membership", "project_head", True),
    ("set_milestones", "member", False),
    ("set_milestones", "project_head", True),
    ("set_milestones", "planner", True),
    ("set_milestones", "stranger", False),
    ("set_outcomes", "above", False),
    ("set_outcomes", "superior", True),
    ("replan_project", "member", False),
    ("replan_project", "project_head", False),
    ("replan_project", "superior", True),
    ("replan_project", "planner", True),
    ("replan_project", "hr", False),
    ("replan_project", "stranger", False),
    ("finish_milestone", "member", False),
    ("finish_milestone", "project_head", True),
    ("finish_milestone", "planner", False),
    ("read_outcome", "hr", False),
    ("read_outcome", "superior", True),
    ("book_spending", "member", False),
    ("book_spending", "project_head", True),
    ("book_spending", "hr", False),
    ("correct_spending", "above", False),
    ("correct_spending", "superior", True),
    ("assess_project", "project_head", False),
    ("assess_project", "superior", False),
    ("assess_project", "planner", False),
    ("assess_project", "hr", True),
    ("assess_project", "stranger", False),
    ("see_project_talk", "member", True),
    ("see_project_talk", "superior", True),
    ("see_project_talk", "hr", True),
    ("see_project_talk", "planner", False),
    ("see_project_talk", "above", False),
    ("see_project_talk", "stranger", False),
]


@pytest.mark.parametrize(("verb", "role", "allowed"), [row for row in ROWS if row[0] in PERMISSIONS])
def test_the_permission_table_holds(office: Office, verb: str, role: str, allowed: bool) -> None:
    people = {"self": office.clerk, "superior": office.head, "above": office.mayor, "colleague": office.colleague}
    people |= {"hr": office.hr, "planner": office.planner, "stranger": office.stranger}

    assert may(verb, by=people[role], person=office.clerk, on=TODAY) is allowed


@pytest.mark.parametrize(("verb", "role", "allowed"), [row for row in ROWS if row[0] not in PERMISSIONS])
def test_the_tables_of_projects_hold(office: Office, verb: str, role: str, allowed: bool) -> None:
    found = running(office)
    ends = (found.State.STOPPED, TODAY) if verb == "reopen_project" else (found.state, None)
    found.state, found.ended_on = ends if verb != "begin_project" else (found.State.PLANNED, None)
    people = {"member": office.clerk, "project_head": led_by(found), "superior": office.head, "hr": office.hr}
    people |= {"planner": office.planner, "above": office.mayor, "stranger": office.stranger}

    assert (verb in verbs_open(standing(people[role], found, on=TODAY), found)) is allowed


@pytest.mark.parametrize(("verb", "state"), [*product(PROJECT_STEPS, Project.State.values)])
def test_a_project_s_step_leads_from_its_states_only(office: Office, verb: str, state: str) -> None:
    found = running(office)
    found.state = Project.State(state)
    starts, end, _who = PROJECT_STEPS[verb]

    if state in starts:
        assert require_turn(verb, by=office.head, project=found, on=TODAY) == end
    else:
        with pytest.raises(WrongStep):
            require_turn(verb, by=office.head, project=found, on=TODAY)


def test_somebody_of_the_hr_agency_does_not_assess_a_project_of_their_own(office: Office) -> None:
    found = running(office)
    actions.add_member(by=office.head, at=NOON, project=found, person=office.hr, role="Anggota")

    assert "assess_project" not in verbs_open(standing(office.hr, found, on=TODAY), found)


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
