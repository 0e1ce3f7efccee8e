"""Plans what is improved after a survey, and says what came of it and of topics."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from tolok.calendar.queries import day_of
from tolok.citizens.access.improvements import STEPS
from tolok.citizens.access.moderation import require_turn
from tolok.citizens.access.surveys import require_there
from tolok.citizens.models import Improvement
from tolok.citizens.queries.survey.questions import UNSUR
from tolok.ledger.actions import Refusal, record
from tolok.people.access import NotAllowed

if TYPE_CHECKING:
    from tolok.citizens.models import Survey
    from tolok.people.models import Person


class NotSuchAPlan(Refusal):
    """A plan says about which unsur, what, and until a day to come."""

    about = "due_on"

    def __init__(self) -> None:
        super().__init__(_("Say for which unsur, what will be done, and until which day to come; nothing was stored."))


class SayWhatCameOfIt(Refusal):
    """An end is told in a sentence."""

    about = "outcome"

    def __init__(self) -> None:
        super().__init__(_("Say in a sentence of at most 300 letters what came of it; the public may read it."))


@transaction.atomic
def plan_improvement(
    *, by: Person, at: datetime, survey: Survey, unsur: str, text: str, owner: Person, due_on: date
) -> Improvement:
    """Plan what is done about an unsur of a service, by whom and until when."""
    require_there("plan_improvement", by=by, unit_id=survey.service.unit_id, at=at)
    on = day_of(at, by.government)
    if owner.government_id != by.government_id:
        raise NotAllowed("plan_improvement")
    if unsur not in UNSUR or not 1 <= len(text.strip()) <= 300 or due_on <= on:
        raise NotSuchAPlan
    plan = Improvement.objects.create(
        government_id=by.government_id, survey=survey, unsur=unsur, text=text.strip(), owner=owner, due_on=due_on,
        planned_on=on,
    )  # fmt: skip  # what is stored stands together
    record(verb="plan_improvement", by=by, at=at, on=plan, person=owner, fields={"unsur": unsur, "text": text})
    return plan


@transaction.atomic
def start_improvement(*, by: Person, at: datetime, improvement: Improvement) -> Improvement:
    """Say that it is under way."""
    return _move(by, at, improvement, "start_improvement", "")


@transaction.atomic
def finish_improvement(*, by: Person, at: datetime, improvement: Improvement, outcome: str) -> Improvement:
    """Say that it is done, and what came of it."""
    return _move(by, at, improvement, "finish_improvement", _sentence(outcome))


@transaction.atomic
def drop_improvement(*, by: Person, at: datetime, improvement: Improvement, outcome: str) -> Improvement:
    """Give it up, and say why."""
    return _move(by, at, improvement, "drop_improvement", _sentence(outcome))


def _sentence(text: str) -> str:
    if not 1 <= len(text.strip()) <= 300:
        raise SayWhatCameOfIt
    return text.strip()


def _move(by: Person, at: datetime, improvement: Improvement, verb: str, outcome: str) -> Improvement:
    plans = Improvement.objects.select_for_update(of=("self",)).select_related("survey__service", "topic", "owner")
    held, on = plans.get(pk=improvement.pk), day_of(at, by.government)
    held.state = require_turn(STEPS, verb, by=by, row=held, state=held.state, on=on)
    held.outcome, held.ended_on = outcome, on if outcome else None
    held.save(update_fields=["state", "outcome", "ended_on"])
    record(verb=verb, by=by, at=at, on=held, person=held.owner, fields={"outcome": outcome})
    return held
