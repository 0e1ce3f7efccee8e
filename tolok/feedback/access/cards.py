"""Who may write, confirm and finish a card of a dialogue; how it moves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from tolok.feedback.models import Card
from tolok.people.access import Who, any_of, is_above, is_lead, is_self
from tolok.people.queries import rater_of

if TYPE_CHECKING:
    from tolok.people.models import Person

Decides = Callable[["Person", Card, date], bool]
State = Card.State


def guides(by: Person, person: Person, on: date) -> bool:
    """Who rates the person that day, or leads a team in which they work."""
    return rater_of(person, on=on).rater_id == by.pk or is_lead(by, person, on)


def is_author(by: Person, card: Card, on: date) -> bool:
    """Who wrote it."""
    return by.pk == card.author_id


def is_other_side(by: Person, card: Card, on: date) -> bool:
    """The person where their superior wrote it; whoever guides them that day where the person did."""
    return guides(by, card.person, on) if card.author_id == card.person_id else by.pk == card.person_id


def is_doer(by: Person, card: Card, on: date) -> bool:
    """The person whose work it is about."""
    return by.pk == card.person_id


def is_guide(by: Person, card: Card, on: date) -> bool:
    """Whoever guides the person that day."""
    return guides(by, card.person, on)


# These rows of the permission table: verb: who may do it to whom.
PERMISSIONS: dict[str, Who] = {
    "write_card": any_of(is_self, guides),
    "see_cards": any_of(is_self, guides, is_above),
}

STEPS: dict[str, tuple[tuple[str | None, ...], str, Decides]] = {
    # verb: (from, to, who may)
    "confirm_card": ((State.WRITTEN,), State.AGREED, is_other_side),
    "return_card": ((State.WRITTEN,), State.RETURNED, is_other_side),
    "withdraw_card": ((State.WRITTEN,), State.WITHDRAWN, is_author),
    "report_card_done": ((State.AGREED,), State.REPORTED, is_doer),
    "finish_card": ((State.AGREED, State.REPORTED), State.DONE, is_guide),
}
