"""Writes, confirms, returns and finishes the cards of a dialogue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Self

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tolok.delivery.actions import Telling, tell_many
from tolok.feedback.access import CARD_STEPS, PERMISSIONS
from tolok.feedback.actions.words import Words, WordsAreMissing
from tolok.feedback.models import Card
from tolok.feedback.queries.cards import held_card
from tolok.ledger.actions import Refusal, record
from tolok.people.access import require, require_step
from tolok.people.queries import local_day_of, person_of, rater_of

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from tolok.people.models import Person

State = Card.State
WRITTEN = gettext_lazy("%(name)s wrote a card for your dialogue. Please read and confirm it.")
NEWS = {
    "confirm_card": gettext_lazy("%(name)s confirmed your card: %(text)s"),
    "return_card": gettext_lazy("%(name)s sees your card differently: %(text)s"),
    "withdraw_card": gettext_lazy("%(name)s withdrew a card: %(text)s"),
    "report_card_done": gettext_lazy("%(name)s says that an agreed action is done: %(text)s"),
    "finish_card": gettext_lazy("%(name)s confirmed that an agreed action is done: %(text)s"),
}


class UnknownCard(Refusal):
    """A card is an expectation, feedback or an agreed action."""

    def __init__(self) -> None:
        super().__init__(_("Choose whether this is an expectation, feedback or an agreed action."))


class DayMissing(Refusal):
    """An agreed action has a day to come, everything else has none."""

    def __init__(self) -> None:
        super().__init__(_("An agreed action needs a day from today on by which it is done. Choose one."))


class CardMoved(Refusal):
    """The card stands elsewhere than the step needs."""

    def __init__(self, card: Card) -> None:
        super().__init__(
            _("This step does not fit any more. The card stands at: %(state)s. Open the dialogue again.")
            % {"state": card.get_state_display()}
        )


class NothingToDo(Refusal):
    """Only agreed actions are done."""

    def __init__(self) -> None:
        super().__init__(_("Only an agreed action can be done. An expectation or feedback stays as it was confirmed."))


@dataclass(frozen=True)
class Step:
    """One step of one card, locked until it is stored."""

    card: Card
    verb: str
    by: Person
    at: datetime

    @classmethod
    def begin(cls, verb: str, *, by: Person, at: datetime, card: Card) -> Self:
        """The step, when this person may take it now; else NotAllowed or CardMoved."""
        locked = held_card(card.pk)
        on, refusal = local_day_of(locked.person, at=at), CardMoved(locked)
        require_step(CARD_STEPS, verb, by=by, about=locked, on=on, state=locked.state, otherwise=refusal)
        return cls(locked, verb, by, at)

    @property
    def on(self) -> date:
        """The local day of the step."""
        return local_day_of(self.card.person, at=self.at)


@transaction.atomic
def write_card(*, by: Person, at: datetime, person: Person, kind: str, text: str, due_on: date | None = None) -> Card:
    """Write a card, which the other side confirms; an action with the day by which it is done."""
    on = local_day_of(person, at=at)
    require(PERMISSIONS, "write_card", by=by, person=person, on=on)
    if kind not in Card.Kind.values:
        raise UnknownCard
    words = Words(text).kept
    if not words:
        raise WordsAreMissing
    if (kind == Card.Kind.ACTION) != (due_on is not None) or (due_on is not None and due_on < on):
        raise DayMissing
    card = Card.objects.create(
        government_id=person.government_id, person=person, author=by, kind=kind, text=words, due_on=due_on, said_on=on
    )
    record(
        verb="write_card", by=by, at=at, on=card, person=person, fields={"kind": kind, "text": words, "due_on": due_on}
    )
    _tell(card, by, at, WRITTEN)
    return card


@transaction.atomic
def confirm_card(*, by: Person, at: datetime, card: Card) -> Card:
    """Say that it is so; from now on both said it."""
    step = Step.begin("confirm_card", by=by, at=at, card=card)
    return _store(step, by_id=by.pk, answered_on=step.on)


@transaction.atomic
def return_card(*, by: Person, at: datetime, card: Card, answer: str) -> Card:
    """Say how one sees it; the author may write another card."""
    step = Step.begin("return_card", by=by, at=at, card=card)
    words = Words(answer).kept
    if not words:
        raise WordsAreMissing
    return _store(step, by_id=by.pk, answered_on=step.on, answer=words)


@transaction.atomic
def withdraw_card(*, by: Person, at: datetime, card: Card) -> Card:
    """Take back what nobody confirmed yet; it stays to be read."""
    return _store(Step.begin("withdraw_card", by=by, at=at, card=card))


@transaction.atomic
def report_card_done(*, by: Person, at: datetime, card: Card) -> Card:
    """Say that one did what was agreed."""
    step = Step.begin("report_card_done", by=by, at=at, card=card)
    if step.card.kind != Card.Kind.ACTION:
        raise NothingToDo
    return _store(step)


@transaction.atomic
def finish_card(*, by: Person, at: datetime, card: Card) -> Card:
    """Confirm that it was done."""
    step = Step.begin("finish_card", by=by, at=at, card=card)
    if step.card.kind != Card.Kind.ACTION:
        raise NothingToDo
    return _store(step, done_on=step.on)


def _store(step: Step, **fields: object) -> Card:
    """Store the card in the state after the step, with its entry, and tell the other side."""
    card = step.card
    card.state = CARD_STEPS[step.verb][1]
    for name, value in fields.items():
        setattr(card, name, value)
    card.save()
    record(verb=step.verb, by=step.by, at=step.at, on=card, person=card.person, fields=fields)
    _tell(card, step.by, step.at, NEWS[step.verb])
    return card


def _tell(card: Card, by: Person, at: datetime, text: StrOrPromise) -> None:
    """Tell the other of the two; whoever guides the person today where the person acted."""
    reader: Person | None = card.person
    if by.pk == card.person_id:
        guide = rater_of(card.person, on=local_day_of(card.person, at=at)).rater_id
        reader = card.author if card.author_id != by.pk else (person_of(guide) if guide else None)
    if reader is None:
        return
    words = {"name": by.name, "text": card.text}
    tell_many(
        at=at,
        tellings=[
            Telling(at, reader, f"card:{card.pk}:{card.state}", text, words, "feedback:dialogue", card.person_id)
        ],
    )
