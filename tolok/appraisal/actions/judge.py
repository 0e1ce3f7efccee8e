"""Decides an objection: with new ratings, or the old ones stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tolok.appraisal.actions.deadlines import Move
from tolok.appraisal.actions.moves import Step
from tolok.appraisal.actions.rate import UnknownLevel
from tolok.appraisal.events import announce_objection
from tolok.appraisal.models import Level, Objection, Predikat, Rating
from tolok.appraisal.queries.facts import policy_of
from tolok.ledger.actions import Refusal
from tolok.rules.quadrant import predikat
from tolok.rules.terms import Level as Word

if TYPE_CHECKING:
    from tolok.people.models import Person

UPHELD = _("Your objection to %(period)s is upheld. The reasons and the new rating are on its page.")
REJECTED = _("Your objection to %(period)s is rejected. The reasons are on its page; the rating stands.")
TOLD = _("The objection of %(name)s to %(period)s is decided. The reasons are on its page.")


class NothingChanges(Refusal):
    """An upheld objection that leaves both ratings as they were."""

    def __init__(self) -> None:
        super().__init__(
            _("Both ratings would stay as they are. Choose what changes, or reject the objection with your reasons.")
        )


@dataclass(frozen=True)
class Verdict:
    """What the judge heard from both and decided, with the reason."""

    heard_person: str
    heard_rater: str
    reason: str


@transaction.atomic
def uphold_objection(
    *, by: Person, at: datetime, objection: Objection, verdict: Verdict, work: str, behaviour: str
) -> Objection:
    """Set new ratings in the rater's place; the predikat follows from them, the rater's sheet stays as it was."""
    step = Move.begin("uphold_objection", by=by, at=at, objection=objection)
    own = step.objection
    for level in (work, behaviour):
        if level not in Level.values:
            raise UnknownLevel(level)
    rating = Rating.objects.get(appraisal_id=own.appraisal_id)
    if (work, behaviour) == (rating.work, rating.behaviour):
        raise NothingChanges
    own.work, own.behaviour = work, behaviour
    quadrant = policy_of(own.appraisal.dossier.policy.text).quadrant
    own.appraisal.predikat = Predikat(str(predikat(Word(work), Word(behaviour), quadrant)))
    _end(step, verdict)
    own.appraisal.save(update_fields=["predikat"])
    step.tell([own.person], UPHELD)
    return own


@transaction.atomic
def reject_objection(*, by: Person, at: datetime, objection: Objection, verdict: Verdict) -> Objection:
    """Let the rating stand, with the reasons."""
    step = Move.begin("reject_objection", by=by, at=at, objection=objection)
    _end(step, verdict)
    step.tell([step.objection.person], REJECTED)
    return step.objection


def _end(step: Step, verdict: Verdict) -> None:
    own = step.objection
    own.heard_person = step.said(verdict.heard_person, "heard_person")
    own.heard_rater = step.said(verdict.heard_rater, "heard_rater")
    own.reason = step.said(verdict.reason, "reason")
    own.decider, own.due_at, own.ended_at = step.by, None, step.at
    step.store(work=own.work, behaviour=own.behaviour, predikat=own.appraisal.predikat, reason=own.reason)
    announce_objection(objection=own, at=step.at, is_over=True)
    step.tell([own.rater], TOLD)
