"""Keeps what a person says about a signal in their own reports."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from tolok.ledger.actions import Refusal, record
from tolok.people.access import require
from tolok.people.queries import local_day_of
from tolok.reports.access import PERMISSIONS
from tolok.reports.actions.drafts import TextTooLong
from tolok.reports.models import SignalAnswer
from tolok.reports.queries import signals_of

if TYPE_CHECKING:
    from tolok.people.models import Person

MOST_LETTERS = 200
Kind, Choice = SignalAnswer.Kind, SignalAnswer.Choice


class NoSuchSignal(Refusal):
    """The month's reports don't call for this word, or no longer."""

    def __init__(self) -> None:
        super().__init__(_("There is nothing to explain here any more. Thank you for looking."))


class NotAnAnswer(Refusal):
    """The answer is none of those offered."""

    def __init__(self) -> None:
        super().__init__(_("Choose one of the answers below the note; a tap is enough."))


class SentenceIsMissing(Refusal):
    """Another answer says which."""

    about = "text"

    def __init__(self) -> None:
        super().__init__(_("Say in one sentence what it was, or choose one of the other answers."))


@transaction.atomic
def answer_signal(
    *, by: Person, at: datetime, person: Person, month: date, kind: str, choice: str, text: str = ""
) -> SignalAnswer:
    """Keep the person's word about a signal that the month's reports (`month` is its first day) do show."""
    on = local_day_of(person, at=at)
    require(PERMISSIONS, "answer_signal", by=by, person=person, on=on)
    if kind not in Kind.values or choice not in Choice.values:
        raise NotAnAnswer
    said = text.strip()
    if choice == Choice.OTHER and not said:
        raise SentenceIsMissing
    if len(said) > MOST_LETTERS:
        raise TextTooLong(MOST_LETTERS)
    found = next((each for each in signals_of(person, month=month, on=on) if each.kind == kind), None)
    if found is None:
        raise NoSuchSignal
    answer = SignalAnswer.objects.create(
        government_id=person.government_id, person=person, month=month, kind=kind, choice=choice, text=said,
        count=found.count, answered_at=at,
    )  # fmt: skip  # one line a thought
    fields = {"month": month, "kind": kind, "choice": choice, "text": said, "count": found.count}
    record(verb="answer_signal", by=by, at=at, on=answer, person=person, fields=fields)
    return answer
