"""Moves objections whose deadline has passed: none passes unseen."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tolok.appraisal.access import OBJECTION_STEPS, agency, who_decide
from tolok.appraisal.actions.moves import Step, WrongMoment
from tolok.appraisal.models import Objection
from tolok.appraisal.queries.objections import due_after, held_objection, overdue
from tolok.calendar.queries import day_of
from tolok.people.access import require_step

if TYPE_CHECKING:
    from tolok.people.models import Person

SILENT = _("The rater has not answered the objection of %(name)s to %(period)s. Please decide until %(day)s.")
GOES_ON = _("Your rater has not answered your objection to %(period)s in time. That does you no harm; it goes on.")
LATE = _("The decision on the objection of %(name)s to %(period)s is late. Please see that it comes until %(day)s.")
WAIT = _("The decision on your objection to %(period)s is late. The next higher superior and BKPSDM know.")


@transaction.atomic
def pass_deadlines(*, at: datetime) -> int:
    """Move each open objection that is late on one step, tell who must act next; how many. The clock acts.

    It runs every few minutes and after a pause catches up one step a run; two runs at once share the rows.
    """
    late = overdue(at)
    for objection in late:
        _pass(objection, at)
    return len(late)


class Move(Step):
    """A step that a person takes, after whatever the clock should have taken before."""

    @classmethod
    def begin(cls, verb: str, *, by: Person, at: datetime, objection: Objection) -> Self:
        """The step of an objection, when this person may take it now; else NotAllowed or WrongMoment.

        A deadline that passed since the clock last looked passes first, so that a late step never hides it.
        """
        locked = held_objection(objection.pk)
        assert locked is not None  # it was read in this transaction's government and is never deleted
        if locked.due_at is not None and locked.due_at <= at:
            _pass(locked, at)
        on, refusal = day_of(at, locked.person.government), WrongMoment(locked.get_state_display())
        require_step(OBJECTION_STEPS, verb, by=by, about=locked, on=on, state=locked.state, otherwise=refusal)
        return cls(locked, verb, at, by)


def _pass(objection: Objection, at: datetime) -> None:
    objection.missed += 1
    if objection.state == Objection.State.RAISED:
        _pass_answer(Step(objection, "pass_answer", at))
    else:
        _pass_decision(Step(objection, "pass_decision", at))


def _pass_answer(step: Step) -> None:
    own = step.objection
    own.due_at = due_after(own, at=step.at, step="decide_within")
    step.store(due_at=own.due_at.isoformat())
    step.tell([*who_decide(own, on=step.on), own.rater], SILENT)
    step.tell([own.person], GOES_ON)


def _pass_decision(step: Step) -> None:
    own = step.objection
    own.due_at = due_after(own, at=step.at, step="escalate_within")
    step.store(due_at=own.due_at.isoformat())
    step.tell([*who_decide(own, on=step.on), *agency(own, on=step.on)], LATE)
    step.tell([own.person], WAIT)
