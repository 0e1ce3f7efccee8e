"""Decides on appeals against moderation, by somebody else."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from tolok.calendar.queries import day_of
from tolok.citizens.access.appeals import STEPS
from tolok.citizens.access.moderation import require_turn
from tolok.citizens.actions.arrivals import count_row
from tolok.citizens.models import Appeal, Moderation, Post, Standing, Topic
from tolok.ledger.actions import record

if TYPE_CHECKING:
    from tolok.people.models import Person


@transaction.atomic
def uphold_appeal(*, by: Person, at: datetime, appeal: Appeal, answer: str) -> Appeal:
    """Grant the appeal: what was put aside is shown again."""
    held = _decide("uphold_appeal", by, at, appeal, answer)
    about: Post | Topic | None = held.post or held.topic
    assert about is not None  # a constraint says so
    row = type(about)._default_manager.select_for_update(of=("self",)).get(pk=about.pk)
    if row.standing != Standing.OPEN:
        row.standing, row.held_for = Standing.OPEN, ""
        row.save(update_fields=["standing", "held_for"])
        count_row(at=at, row=row, step=1)
    Moderation.objects.create(
        government_id=row.government_id, kind=str(row._meta.model_name), row=row.pk, by=by, at=at, verb="uphold"
    )
    return held


@transaction.atomic
def reject_appeal(*, by: Person, at: datetime, appeal: Appeal, answer: str) -> Appeal:
    """Let it stay aside, and tell the writer why."""
    return _decide("reject_appeal", by, at, appeal, answer)


def _decide(verb: str, by: Person, at: datetime, appeal: Appeal, answer: str) -> Appeal:
    held = Appeal.objects.select_for_update(of=("self",)).get(pk=appeal.pk)
    on = day_of(at, by.government)
    held.state = require_turn(STEPS, verb, by=by, row=held, state=held.state, on=on)
    held.answer, held.decided_by, held.decided_on = answer, by, on
    held.save(update_fields=["state", "answer", "decided_by", "decided_on"])
    record(verb=verb, by=by, at=at, on=held, fields={"answer": answer})
    return held
