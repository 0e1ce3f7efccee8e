"""Reads the dialogue of a person with whoever guides them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tolok.feedback.models import Card

if TYPE_CHECKING:
    from tolok.people.models import Person

State = Card.State
TONES = {State.AGREED: "good", State.DONE: "good", State.RETURNED: "warn"}


@dataclass(frozen=True)
class CardRow:
    """One card as pages show it; `is_late` is an agreed action past its day and not done."""

    id: int
    author_id: int
    author: str
    answered_by: str
    kind: str
    label: str
    state: str
    state_label: str
    tone: str
    text: str
    answer: str
    said_on: date
    answered_on: date | None
    due_on: date | None
    done_on: date | None
    is_late: bool


@dataclass(frozen=True)
class Dialogue:
    """All cards of a person: those that wait for a word, actions under way, and what was said before."""

    waiting: tuple[CardRow, ...]
    under_way: tuple[CardRow, ...]
    before: tuple[CardRow, ...]


def card_by_id(card_id: int) -> Card | None:
    """One card with its person, when this transaction may see it."""
    return Card.objects.select_related("person__government", "author").filter(pk=card_id).first()


def held_card(card_id: int) -> Card:
    """The same, locked: whoever answers it meanwhile waits."""
    return Card.objects.select_for_update(of=("self",)).select_related("person__government", "author").get(pk=card_id)


def cards_for(person: Person, *, starts_on: date, ends_on: date, on: date) -> list[CardRow]:
    """What both confirmed in a span (end exclusive), newest first; one query."""
    agreed = Card.objects.filter(person=person, state__in=[State.AGREED, State.REPORTED, State.DONE])
    span = agreed.filter(said_on__gte=starts_on, said_on__lt=ends_on)
    return [_row(each, on) for each in span.select_related("author", "by").order_by("-said_on", "-pk")]


def dialogue(person: Person, *, on: date) -> Dialogue:
    """Everything the two said to each other, newest first; one query."""
    found = Card.objects.filter(person=person).select_related("author", "by").order_by("-said_on", "-pk")
    rows = [_row(each, on) for each in found]
    under_way = [
        each for each in rows if each.kind == Card.Kind.ACTION and each.state in (State.AGREED, State.REPORTED)
    ]
    return Dialogue(
        waiting=tuple(each for each in rows if each.state == State.WRITTEN),
        under_way=tuple(sorted(under_way, key=lambda each: each.due_on or each.said_on)),
        before=tuple(each for each in rows if each.state != State.WRITTEN and each not in under_way),
    )


def _row(card: Card, on: date) -> CardRow:
    is_open = card.state in (State.AGREED, State.REPORTED)
    return CardRow(
        id=card.pk,
        author_id=card.author_id,
        author=card.author.name,
        answered_by=card.by.name if card.by else "",
        kind=card.kind,
        label=str(card.get_kind_display()),
        state=card.state,
        state_label=str(card.get_state_display()),
        tone=TONES.get(State(card.state), "info"),
        text=card.text,
        answer=card.answer,
        said_on=card.said_on,
        answered_on=card.answered_on,
        due_on=card.due_on,
        done_on=card.done_on,
        is_late=is_open and card.due_on is not None and card.due_on < on,
    )
