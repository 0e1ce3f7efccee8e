"""Who opens and closes rounds of voices, who reads them, how they move."""

from __future__ import annotations

from tolok.feedback.models import Round
from tolok.people.access import Who, any_of, is_hr, is_self, is_superior, is_worker

State = Round.State

# This app's rows of the permission table, for voices: verb: who may do it to whom.
PERMISSIONS: dict[str, Who] = {
    "see_rounds": is_hr,
    "send_sheet": is_self,
    "see_voices": any_of(is_self, is_superior),
    "keep_served": is_hr,
}

STEPS: dict[str, tuple[tuple[str | None, ...], str, Who]] = {
    # verb: (from, to, who may)
    "order_round": ((None,), State.OPENING, is_hr),
    "open_round": ((State.OPENING,), State.OPEN, is_worker),
    "order_close": ((State.OPEN,), State.CLOSING, is_hr),
    "close_round": ((State.CLOSING,), State.CLOSED, is_worker),
    "void_round": ((State.OPENING, State.OPEN, State.CLOSING), State.VOID, is_hr),
}
