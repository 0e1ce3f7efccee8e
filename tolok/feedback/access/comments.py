"""Who reads the comments of a closed round, and how they move."""

from __future__ import annotations

from tolok.feedback.models import Comment
from tolok.people.access import Who, is_hr

State = Comment.State

STEPS: dict[str, tuple[tuple[str, ...], str, Who]] = {
    # verb: (from, to, who may)
    "show_comment": ((State.WAITING, State.HELD), State.SHOWN, is_hr),
    "hold_comment": ((State.WAITING, State.SHOWN), State.HELD, is_hr),
}
