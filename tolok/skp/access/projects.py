"""Who may do what to a project, and its states."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from tolok.people.access import NotAllowed
from tolok.skp.access.plans import WrongStep
from tolok.skp.models import Project
from tolok.skp.queries import Standing, standing

if TYPE_CHECKING:
    from tolok.people.models import Person

OnProject = Callable[[Standing], bool]
State = Project.State


def leads(who: Standing) -> bool:
    """The head of the project, or of its unit."""
    return who.is_project_head or who.is_unit_head


def cares(who: Standing) -> bool:
    """Who leads the project, and the agencies that keep all of them."""
    return leads(who) or who.is_planner or who.is_hr


def oversees(who: Standing) -> bool:
    """The head of the unit and the agencies that keep all projects; never the project's own head as such."""
    return who.is_unit_head or who.is_planner or who.is_hr


def replans(who: Standing) -> bool:
    """The head of the unit and the planning agency, where they have no part in it: nobody moves one's own goal."""
    return (who.is_unit_head or who.is_planner) and not who.is_member


def hears(who: Standing) -> bool:
    """The team, the head of the unit and the HR agency."""
    return who.is_member or who.is_unit_head or who.is_hr


def assesses(who: Standing) -> bool:
    """Someone of the HR agency who has no part in the project: nobody assesses what is one's own."""
    return who.is_hr and not who.is_member


# The way of a project: verb: (from, to, who may).
STEPS: dict[str, tuple[tuple[Project.State, ...], Project.State, OnProject]] = {
    "begin_project": ((State.PLANNED,), State.RUNNING, leads),
    "finish_project": ((State.RUNNING,), State.FINISHED, leads),
    "stop_project": ((State.PLANNED, State.RUNNING), State.STOPPED, leads),
    "reopen_project": ((State.FINISHED, State.STOPPED), State.RUNNING, oversees),
}

# The rows of the permission table that speak of a project: verb: who may do it.
PERMISSIONS: dict[str, OnProject] = {
    "add_member": cares,
    "name_head": oversees,
    "end_membership": cares,
    "set_milestones": cares,
    "set_outcomes": cares,
    "replan_project": replans,
    "finish_milestone": leads,
    "read_outcome": leads,
    "book_spending": leads,
    "correct_spending": leads,
    "assess_project": assesses,
    "see_project_talk": hears,
}
# In which states a verb makes sense: plans until the end, facts from the beginning on, also of what came later.
OPEN = (State.PLANNED, State.RUNNING)
BEGUN = (State.RUNNING, State.FINISHED, State.STOPPED)
WHILE: dict[str, tuple[Project.State, ...]] = {
    "add_member": OPEN,
    "name_head": OPEN,
    "end_membership": OPEN,
    "set_milestones": OPEN,
    "set_outcomes": OPEN,
    "replan_project": OPEN,
    "finish_milestone": (State.RUNNING,),
    "read_outcome": BEGUN,
    "book_spending": BEGUN,
    "correct_spending": BEGUN,
    "assess_project": (State.RUNNING,),
}


def verbs_open(who: Standing, project: Project) -> set[str]:
    """Everything that somebody with this standing may do to the project in its state; for buttons."""
    turns = {verb for verb, (starts, _end, may) in STEPS.items() if project.state in starts and may(who)}
    return turns | {verb for verb, may in PERMISSIONS.items() if may(who) and project.state in WHILE.get(verb, State)}


def require_on_project(verb: str, *, by: Person, project: Project, on: date) -> None:
    """Refuse unless the tables let `by` do the verb to the project that day, in the state it is in."""
    if not PERMISSIONS[verb](standing(by, project, on=on)):
        raise NotAllowed(verb)
    if project.state not in WHILE.get(verb, State):
        raise _wrong(project)


def require_turn(verb: str, *, by: Person, project: Project, on: date) -> Project.State:
    """The state the verb leads to; refuses a person or a state that the table does not name."""
    starts, end, may = STEPS[verb]
    if not may(standing(by, project, on=on)):
        raise NotAllowed(verb)
    if project.state not in starts:
        raise _wrong(project)
    return end


def _wrong(project: Project) -> WrongStep:
    return WrongStep(
        _("This project is %(state)s, so this step cannot be taken. Open the project to see what is next.")
        % {"state": project.get_state_display().lower()}
    )
