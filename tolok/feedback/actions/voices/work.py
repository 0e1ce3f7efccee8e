"""Says how far a worker is with a round, and what holds it up."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy

from tolok.feedback.actions.voices.moves import RoundStep
from tolok.feedback.models import Round
from tolok.ledger.actions import record

LONGEST = 300
HALTED = gettext_lazy("The round of voices on %(period)s can't go on. Please open its page, which says why.")


@transaction.atomic
def note_work(*, at: datetime, round_: Round, done: int) -> bool:
    """Say how many of the steps or sheets are behind; False once the order is not the worker's any more."""
    ordered = Round.objects.filter(pk=round_.pk, state=round_.state, ordered_at=at)
    return bool(ordered.update(done=min(done, round_.total)))


@transaction.atomic
def halt_round(*, at: datetime, round_: Round, reason: str) -> bool:
    """Say why the work can't go on, and tell the HR agency once; it is tried again, and nothing is lost meanwhile."""
    ordered = Round.objects.select_for_update(of=("self",)).select_related("period", "government", "ordered_by")
    held = ordered.filter(pk=round_.pk, state=round_.state, ordered_at=at).exclude(reason=reason[:LONGEST]).first()
    if held is None:
        return False
    held.reason = reason[:LONGEST]
    held.save(update_fields=["reason"])
    record(verb="halt_round", by=None, at=at, on=held, fields={"reason": held.reason})
    RoundStep(held, "halt_round", None, at).tell(HALTED)
    return True
