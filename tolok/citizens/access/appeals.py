"""Who decides on an appeal against moderation; how it moves."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tolok.citizens.access.duties import is_coordinator
from tolok.citizens.access.moderation import Steps, last_moderator
from tolok.citizens.models import Appeal
from tolok.people.access import any_of, is_hr

if TYPE_CHECKING:
    from tolok.people.models import Person

State = Appeal.State


def is_second(by: Person, appeal: Appeal, on: date) -> bool:
    """Who coordinates, or the HR agency; never the one who put it aside."""
    if by.government_id != appeal.government_id or not any_of(is_coordinator, is_hr)(by, by, on):
        return False
    kind, row = ("post", appeal.post_id) if appeal.post_id else ("topic", appeal.topic_id)
    return last_moderator(kind, row or 0) != by.pk


STEPS: Steps[Appeal] = {
    # verb: (from, to, who may)
    "uphold_appeal": ((State.RAISED,), State.UPHELD, is_second),
    "reject_appeal": ((State.RAISED,), State.REJECTED, is_second),
}
