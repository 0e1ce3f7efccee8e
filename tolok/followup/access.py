"""Who may see, open and close what a predikat opens."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tolok.followup.models import FollowUp
from tolok.people.access import Who, any_of, is_above, is_hr, is_self, is_superior

if TYPE_CHECKING:
    from tolok.people.models import Person

State = FollowUp.State


def is_helper(by: Person, person: Person, on: date) -> bool:
    """The direct superior or the HR agency, but never the person: nobody closes what is about oneself."""
    return not is_self(by, person, on) and (is_superior(by, person, on) or is_hr(by, person, on))


def is_nobody(by: Person, person: Person, on: date) -> bool:
    """No person: it follows from an objection."""
    return False


# This app's rows of the permission table: verb: who may do it to whom.
PERMISSIONS: dict[str, Who] = {
    "open_follow_ups": is_hr,
    "see_follow_up": any_of(is_self, is_above, is_hr),
    "list_follow_ups": is_hr,
}

STEPS: dict[str, tuple[tuple[str, ...], str, Who]] = {
    # verb: (from, to, who may)
    "close_follow_up": ((State.OPEN,), State.DONE, is_helper),
    "hold_follow_up": ((State.OPEN,), State.WAITING, is_nobody),
    "resume_follow_up": ((State.WAITING,), State.OPEN, is_nobody),
    "drop_follow_up": ((State.OPEN, State.WAITING), State.DROPPED, is_nobody),
}
