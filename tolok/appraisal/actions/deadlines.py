"""Moves objections whose deadline has passed: none passes unseen."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tolok.appraisal.access import agency, who_decide
from tolok.appraisal.actions.moves import Step
from tolok.appraisal.models import Objection
from tolok.appraisal.queries.objections import due_after, overdue

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
        if objection.state == Objection.State.RAISED:
            _pass_answer(Step(objection, "pass_answer", at))
        else:
            _pass_decision(Step(objection, "pass_decision", at))
    return len(late)


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
