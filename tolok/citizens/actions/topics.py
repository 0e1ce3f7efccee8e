"""Writes what the government says on a topic, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from tolok.calendar.queries import day_of
from tolok.citizens.access.moderation import require_turn
from tolok.citizens.access.topics import STEPS
from tolok.citizens.actions.arrivals import store_arrival
from tolok.citizens.actions.forum import AnswersAnAnswer
from tolok.citizens.models import Improvement, IndicatorProposal, Post, Topic
from tolok.citizens.queries.receipts import key_hash
from tolok.ledger.actions import Refusal, record

if TYPE_CHECKING:
    from tolok.people.models import Person, Unit


class DueBeforeToday(Refusal):
    """It would be over before it began."""

    about = "due_on"

    def __init__(self) -> None:
        super().__init__(_("The day by which it is done has passed already. Choose a later one."))


@dataclass(frozen=True)
class Wanted:
    """An indicator to be proposed; the target in hundredths of what it is measured in."""

    name: str
    measured_in: str
    polarity: str
    accumulation: str
    formula: str
    target: int
    service: str
    owner: Person
    due_on: date


@transaction.atomic
def open_topic(*, by: Person, at: datetime, key: UUID, title: str, text: str, unit: Unit | None) -> Topic:
    """Open a topic in the government's name."""
    on = day_of(at, by.government)
    topic = Topic(
        government=by.government, key_hash=key_hash(key), official=by, title=title, text=text, unit=unit, on=on
    )
    topic.state = require_turn(STEPS, "open_topic", by=by, row=topic, state=None, on=on)
    topic = store_arrival(at=at, row=topic)
    record(verb="open_topic", by=by, at=at, on=topic, fields={"title": title})
    return topic


@transaction.atomic
def answer_topic(*, by: Person, at: datetime, topic: Topic, answers: Post | None, key: UUID, text: str) -> Post:
    """Write on a topic in the government's name, with one's own."""
    held, on = _turned("answer_topic", by, at, topic)
    if answers is not None and (answers.answers_id or answers.topic_id != topic.pk):
        raise AnswersAnAnswer
    post = Post(
        government_id=held.government_id, key_hash=key_hash(key), topic=held, answers=answers, official=by, text=text,
        on=on,
    )  # fmt: skip  # one line a thought
    post = store_arrival(at=at, row=post)
    record(verb="answer_topic", by=by, at=at, on=post, fields={"text": text})
    return post


@transaction.atomic
def close_topic(*, by: Person, at: datetime, topic: Topic, summary: str) -> Topic:
    """End the talk with a summary of what was said."""
    return _sum_up("close_topic", by, at, topic, summary)


@transaction.atomic
def sum_up_topic(*, by: Person, at: datetime, topic: Topic, summary: str) -> Topic:
    """Write the summary anew."""
    return _sum_up("sum_up_topic", by, at, topic, summary)


@transaction.atomic
def reopen_topic(*, by: Person, at: datetime, topic: Topic) -> Topic:
    """Let people write again; the summary stays."""
    held, _on = _turned("reopen_topic", by, at, topic)
    held.save(update_fields=["state"])
    record(verb="reopen_topic", by=by, at=at, on=held)
    return held


@transaction.atomic
def improve_topic(
    *, by: Person, at: datetime, topic: Topic, text: str, owner: Person, unit: Unit | None, due_on: date
) -> Improvement:
    """Say what is done about a closed topic, by whom, until when."""
    held, on = _turned("improve_topic", by, at, topic)
    _check_due(due_on, on)
    made = Improvement.objects.create(
        government_id=held.government_id, topic=held, text=text, owner=owner, unit=unit, due_on=due_on, planned_on=on
    )
    record(verb="improve_topic", by=by, at=at, on=made, person=owner, fields={"text": text, "due": due_on})
    return made


@transaction.atomic
def propose_indicator(
    *, by: Person, at: datetime, topic: Topic, wanted: Wanted, unit: Unit | None
) -> IndicatorProposal:
    """Propose to measure what a closed topic asks for; a planner reviews it."""
    held, on = _turned("propose_indicator", by, at, topic)
    _check_due(wanted.due_on, on)
    made = IndicatorProposal.objects.create(
        government_id=held.government_id, topic=held, unit=unit, proposed_by=by, **vars(wanted)
    )
    fields = {"name": wanted.name, "target": wanted.target}
    record(verb="propose_indicator", by=by, at=at, on=made, person=wanted.owner, fields=fields)
    return made


def _check_due(due_on: date, on: date) -> None:
    if due_on < on:
        raise DueBeforeToday


def _turned(verb: str, by: Person, at: datetime, topic: Topic) -> tuple[Topic, date]:
    """The locked topic in the state to which the verb leads, unsaved, and the day."""
    held, on = Topic.objects.select_for_update(of=("self",)).get(pk=topic.pk), day_of(at, by.government)
    held.state = require_turn(STEPS, verb, by=by, row=held, state=held.state, on=on)
    return held, on


def _sum_up(verb: str, by: Person, at: datetime, topic: Topic, summary: str) -> Topic:
    held, on = _turned(verb, by, at, topic)
    held.summary, held.summed_on = summary, on
    held.save(update_fields=["state", "summary", "summed_on"])
    record(verb=verb, by=by, at=at, on=held, fields={"summary": summary})
    return held
