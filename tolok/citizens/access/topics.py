"""Who speaks for the government on a topic; how a topic moves."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tolok.citizens.access.duties import is_coordinator
from tolok.citizens.access.moderation import Steps
from tolok.citizens.models import Topic
from tolok.citizens.queries.duties import units_served

if TYPE_CHECKING:
    from tolok.people.models import Person

State = Topic.State


def is_host(by: Person, topic: Topic, on: date) -> bool:
    """Who coordinates, or answers for the topic's unit that day."""
    if by.government_id != topic.government_id:
        return False
    return is_coordinator(by, by, on) or topic.unit_id in units_served(by, on=on)


STEPS: Steps[Topic] = {
    # verb: (from, to, who may); citizens write without an account, so they stand in no table
    "open_topic": ((None,), State.TALKING, is_host),
    "answer_topic": ((State.TALKING,), State.TALKING, is_host),
    "close_topic": ((State.TALKING,), State.CLOSED, is_host),
    "sum_up_topic": ((State.CLOSED,), State.CLOSED, is_host),
    "reopen_topic": ((State.CLOSED,), State.TALKING, is_host),
    "improve_topic": ((State.CLOSED,), State.CLOSED, is_host),
    "propose_indicator": ((State.CLOSED,), State.CLOSED, is_host),
}
