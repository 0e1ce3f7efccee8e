"""Contests a measured event, and decides it: it counts, or it is struck out."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tolok.delivery.actions import Telling, tell_many
from tolok.evidence.access import STEPS
from tolok.evidence.actions.check import LONGEST_REASON, ReasonIsMissing
from tolok.evidence.models import Contest, ServiceEvent
from tolok.ledger.actions import Refusal, record
from tolok.ledger.events import News, announce
from tolok.people.access import require, require_step
from tolok.people.queries import local_day_of, superior_of

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from tolok.people.models import Person

RAISED = gettext_lazy("%(name)s contests a measured service: %(reason)s Please decide.")
KEPT = gettext_lazy("The service you contested counts as measured: %(reason)s")
STRUCK = gettext_lazy("The service you contested is struck out and counts no more: %(reason)s")


class NoEvent(Refusal):
    """There is no such event in this government."""

    def __init__(self) -> None:
        super().__init__(_("This event is not there. Open it again from the list."))


class AlreadyContested(Refusal):
    """The event was contested before; one decision is final."""

    def __init__(self) -> None:
        super().__init__(_("This event was contested once already. Read the decision below; it is final here."))


class NotContested(Refusal):
    """Nobody contests the event, or it is decided."""

    def __init__(self) -> None:
        super().__init__(_("There is nothing to decide: nobody contests this event, or it is decided already."))


@transaction.atomic
def contest_event(*, by: Person, at: datetime, event_id: int, reason: str) -> Contest:
    """Say that an event of one's own is wrong; until it is decided it counts nowhere."""
    event = _held(event_id)
    on = local_day_of(event.person, at=at)
    _start, end, who = STEPS["contest_event"]
    require({"contest_event": who}, "contest_event", by=by, person=event.person, on=on)
    if Contest.objects.filter(event=event).exists():
        raise AlreadyContested
    contest = Contest.objects.create(government_id=event.government_id, event=event, reason=_said(reason), raised_at=at)
    _move(event, end)
    record(verb="contest_event", by=by, at=at, on=event, person=event.person, fields={"reason": contest.reason})
    announce([News(event.government_id, event.person_id, "contested")])
    superior = superior_of(event.person, on=on)
    if superior is not None:
        words = {"name": by.name, "reason": contest.reason}
        tell_many(at=at, tellings=[_news(at, superior, f"contest:{contest.pk}", RAISED, words, event)])
    return contest


@transaction.atomic
def decide_contest(*, by: Person, at: datetime, event_id: int, is_struck: bool, answer: str) -> Contest:
    """Strike the event out, or let it count, with the reason; only for the direct superior or the HR agency."""
    event = _held(event_id)
    verb = "strike_event" if is_struck else "keep_event"
    on, refusal = local_day_of(event.person, at=at), NotContested()
    end = require_step(STEPS, verb, by=by, about=event.person, on=on, state=event.state, otherwise=refusal)
    contest = event.contest
    contest.verdict = Contest.Verdict.STRUCK if is_struck else Contest.Verdict.KEPT
    contest.decider, contest.answer, contest.decided_at = by, _said(answer), at
    contest.save()
    _move(event, end)
    record(verb=verb, by=by, at=at, on=event, person=event.person, fields={"answer": contest.answer})
    announce([News(event.government_id, event.person_id, "decided")])
    words = {"reason": contest.answer}
    text = STRUCK if is_struck else KEPT
    tell_many(at=at, tellings=[_news(at, event.person, f"contest_decided:{contest.pk}", text, words, event)])
    return contest


def _held(event_id: int) -> ServiceEvent:
    """The event, held until the step is stored, so that two steps come one after the other."""
    found = ServiceEvent.objects.select_for_update(of=("self",)).select_related("person__government")
    event = found.filter(pk=event_id).first()
    if event is None:
        raise NoEvent
    return event


def _move(event: ServiceEvent, end: str) -> None:
    event.state = end
    event.save(update_fields=["state"])


def _said(reason: str) -> str:
    said = reason.strip()[:LONGEST_REASON]
    if not said:
        raise ReasonIsMissing
    return said


def _news(
    at: datetime, person: Person, key: str, text: StrOrPromise, words: dict[str, str], event: ServiceEvent
) -> Telling:
    return Telling(at, person, key, text, words, "evidence:event", event.pk)
