"""Lets what follows wait while an objection is open, and settles it afterwards."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from tolok.followup.access import STEPS
from tolok.followup.actions.open import open_follow_ups
from tolok.followup.models import FollowUp
from tolok.followup.queries import called_for
from tolok.ledger.actions import record

if TYPE_CHECKING:
    from tolok.appraisal.models import Appraisal


@transaction.atomic
def hold_follow_ups(*, at: datetime, appraisal: Appraisal) -> int:
    """What is open waits from now on; again, nothing more happens. The number that waits anew."""
    waiting = _held(appraisal, "hold_follow_up")
    for follow_up in waiting:
        follow_up.waits_since = at
        _move(follow_up, "hold_follow_up", at)
    return len(waiting)


@transaction.atomic
def settle_follow_ups(*, at: datetime, appraisal: Appraisal) -> list[FollowUp]:
    """After the objection: what the predikat still calls for goes on, later by the wait; what it doesn't is dropped.

    What a new predikat calls for is opened, and is the answer; again, nothing more happens.
    """
    called = {(row.kind, row.title) for row in called_for(appraisal, at=at)}
    for follow_up in _held(appraisal, "drop_follow_up"):
        if (follow_up.kind, follow_up.title) not in called:
            _move(follow_up, "drop_follow_up", at)
        elif follow_up.waits_since is not None:
            follow_up.due_on += at - follow_up.waits_since
            follow_up.waits_since = None
            _move(follow_up, "resume_follow_up", at)
    return open_follow_ups(by=None, at=at, appraisal=appraisal)


def _held(appraisal: Appraisal, verb: str) -> list[FollowUp]:
    """The appraisal's follow-ups that this step may move, locked."""
    starts, _end, _who = STEPS[verb]
    found = FollowUp.objects.select_for_update(of=("self",)).select_related("person")
    return list(found.filter(appraisal=appraisal, state__in=starts).order_by("pk"))


def _move(follow_up: FollowUp, verb: str, at: datetime) -> None:
    follow_up.state = STEPS[verb][1]
    follow_up.save(update_fields=["state", "due_on", "waits_since"])
    fields = {"due_on": follow_up.due_on}
    record(verb=verb, by=None, at=at, on=follow_up, person=follow_up.person, fields=fields)
