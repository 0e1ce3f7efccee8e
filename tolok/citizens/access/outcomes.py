"""Who carries out an improvement; how it moves."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tolok.citizens.access.moderation import Steps
from tolok.citizens.access.topics import is_host
from tolok.citizens.models import Remedy

if TYPE_CHECKING:
    from tolok.people.models import Person

State = Remedy.State


def is_owner(by: Person, remedy: Remedy, on: date) -> bool:
    """The owner, or who speaks for the government on the topic."""
    return by.pk == remedy.owner_id or is_host(by, remedy.topic, on)


STEPS: Steps[Remedy] = {
    # verb: (from, to, who may)
    "start_remedy": ((State.PLANNED,), State.RUNNING, is_owner),
    "finish_remedy": ((State.PLANNED, State.RUNNING), State.DONE, is_owner),
    "drop_remedy": ((State.PLANNED, State.RUNNING), State.DROPPED, is_owner),
}
