"""Lets what the public sent count, puts it aside with a reason, or lets it wait."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from django.db import transaction
from django.utils.translation import gettext as _

from tolok.calendar.queries import day_of
from tolok.citizens.access.moderation import STEPS, require_turn
from tolok.citizens.actions.arrivals import count_row
from tolok.citizens.models import Arrived, Moderation, Reason, Standing
from tolok.ledger.actions import Refusal, record

if TYPE_CHECKING:
    from tolok.people.models import Person


R = TypeVar("R", bound=Arrived)


class NoReason(Refusal):
    """It is put aside without saying why."""

    about = "reason"

    def __init__(self) -> None:
        super().__init__(_("The reason is missing, so nothing was changed. Choose one; the writer and readers see it."))


@transaction.atomic
def release(*, by: Person, at: datetime, row: R, note: str = "") -> R:
    """Let the row count and be shown."""
    return _move("release", by, at, row, "", note)


@transaction.atomic
def set_aside(*, by: Person, at: datetime, row: R, reason: str, note: str = "") -> R:
    """Let the row neither count nor be shown; readers see the reason in its place."""
    if reason not in Reason.values:
        raise NoReason
    return _move("set_aside", by, at, row, reason, note)


@transaction.atomic
def hold(*, by: Person, at: datetime, row: R, note: str = "") -> R:
    """Undo what was decided: the row waits again."""
    return _move("hold", by, at, row, "", note)


def _move(verb: str, by: Person, at: datetime, row: R, reason: str, note: str) -> R:
    held: Any = type(row)._default_manager.select_for_update(of=("self",)).get(pk=row.pk)
    before, on = held.standing, day_of(at, by.government)
    held.standing = require_turn(STEPS, verb, by=by, row=held, state=before, on=on)
    held.held_for = reason or ("moderator" if verb == "hold" else "")
    held.save(update_fields=["standing", "held_for"])
    if step := (held.standing == Standing.OPEN) - (before == Standing.OPEN):
        count_row(at=at, row=held, step=step)
    Moderation.objects.create(
        government_id=held.government_id, kind=held._meta.model_name, row=held.pk, by=by, at=at, verb=verb,
        reason=reason, note=note,
    )  # fmt: skip  # one line a thought
    record(verb=verb, by=by, at=at, on=held, fields={"reason": reason})
    moved: R = held
    return moved
