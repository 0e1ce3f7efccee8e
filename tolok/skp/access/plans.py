"""Who may do what to goals, library and plans, and the states of a plan."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext as _

from tolok.ledger.actions import Refusal
from tolok.people.access import Who, any_of, is_above, is_colleague, is_hr, is_lead, is_self, is_superior, require
from tolok.people.queries import is_superior_on, running
from tolok.skp.models import Skp

if TYPE_CHECKING:
    from tolok.people.models import Person

State = Skp.State
Step = tuple[tuple[Skp.State, ...], Skp.State, Who]


class WrongStep(Refusal):
    """The plan is in a state from which this step does not lead on."""


def is_led_by(by: Person, person: Person, on: date) -> bool:
    """Someone whose direct superior is the person."""
    return is_superior_on(person, by, on=on)


def is_in_team_of(by: Person, person: Person, on: date) -> bool:
    """Someone who works in a team that the person leads."""
    return is_lead(person, by, on)


def is_keeper(by: Person, person: Person, on: date) -> bool:
    """Someone of the planning agency or the HR agency of the same government."""
    held = running(on).filter(person=by, position__duty__in=("planning", "hr"))
    return by.government_id == person.government_id and held.exists()


def is_keeper_or_head(by: Person, person: Person, on: date) -> bool:
    """A keeper, or someone of the same government whose position heads a unit."""
    held = running(on).filter(Q(position__duty__in=("planning", "hr")) | Q(position__is_head=True), person=by)
    return by.government_id == person.government_id and held.exists()


# The way of a plan: verb: (from, to, who may).
STEPS: dict[str, Step] = {
    "propose_skp": ((State.DRAFT, State.RETURNED), State.PROPOSED, is_self),
    "agree_skp": ((State.PROPOSED,), State.AGREED, is_superior),
    "return_skp": ((State.PROPOSED, State.AGREED), State.RETURNED, is_superior),
}
EDITABLE = (State.DRAFT, State.RETURNED)

# This app's rows of the permission table: verb: who may do it to whom.
PERMISSIONS: dict[str, Who] = {
    "add_goal": is_keeper,
    "carry_goal": is_keeper,
    "add_indicator": is_keeper,
    "revise_indicator": is_keeper,
    "retire_indicator": is_keeper,
    "keep_agreement": is_keeper,
    "keep_services": is_keeper_or_head,
    "start_project": is_keeper_or_head,
    "start_skp": is_self,
    "edit_skp": is_self,
    "link_outcome": any_of(is_self, is_superior),
    "propose_skp": is_self,
    "agree_skp": is_superior,
    "return_skp": is_superior,
    "see_skp": any_of(is_self, is_superior, is_hr, is_above),
    "see_matrix": any_of(is_self, is_keeper, is_led_by, is_above, is_in_team_of),
    "see_gaps": is_keeper_or_head,
    "see_goals": is_colleague,
}


def may(verb: str, *, by: Person, person: Person, on: date) -> bool:
    """Whether the permission table lets `by` do the verb to `person` that day."""
    return PERMISSIONS[verb](by, person, on)


def require_edit(*, by: Person, skp: Skp, on: date) -> None:
    """Refuse unless `by` owns the plan and it is a draft or was returned."""
    require(PERMISSIONS, "edit_skp", by=by, person=skp.person, on=on)
    if skp.state not in EDITABLE:
        raise WrongStep(
            _("This plan is %(state)s and cannot be changed now. Ask your superior to return it.")
            % {"state": skp.get_state_display().lower()}
        )


def require_step(verb: str, *, by: Person, skp: Skp, on: date) -> Skp.State:
    """The state the verb leads to; refuses a person or a state that the table does not name."""
    _starts, end, who = STEPS[verb]
    require({verb: who}, verb, by=by, person=skp.person, on=on)
    check_state(verb, skp)
    return end


def check_state(verb: str, skp: Skp) -> None:
    """Refuse when the plan's state is none from which the verb leads on."""
    starts, _end, _who = STEPS[verb]
    if skp.state not in starts:
        raise WrongStep(
            _("This plan is %(state)s, so this step cannot be taken. Open the plan to see what is next.")
            % {"state": skp.get_state_display().lower()}
        )
