"""Prolongs the rating of a period, opens a closed one again, with a reason."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import formats
from django.utils.translation import gettext_lazy as _

from tolok.calendar.access import PERMISSIONS, STEPS
from tolok.calendar.actions.periods import PeriodIsClosed, PeriodIsNotRated
from tolok.calendar.models import Period, PeriodChange
from tolok.calendar.queries import day_of
from tolok.ledger.actions import Refusal, record
from tolok.people.access import require

if TYPE_CHECKING:
    from tolok.people.models import Person

LEAST_LETTERS = 10
Kind = PeriodChange.Kind


class NoReason(Refusal):
    """Nobody says why."""

    about = "reason"

    def __init__(self) -> None:
        super().__init__(_("Write in one sentence why; the raters read it."))


class NotLater(Refusal):
    """The new day is no later than what holds already."""

    def __init__(self, least: date) -> None:
        day = formats.date_format(least, "j F Y")
        super().__init__(_("The time to rate never becomes shorter. Choose a day after %(day)s.") % {"day": day})


class PeriodIsNotClosed(Refusal):
    """Only what is closed can be opened again."""

    def __init__(self, period: Period) -> None:
        super().__init__(
            _("%(period)s is not closed, so there is nothing to open again. Prolong it if raters need more time.")
            % {"period": period.label}
        )


@transaction.atomic
def extend_rating(*, by: Person, at: datetime, period: Period, rate_by: date, reason: str) -> PeriodChange:
    """Let the raters have until a later day; refuses an earlier one, one that has passed, and a closed period."""
    on = day_of(at, by.government)
    require(PERMISSIONS, "extend_rating", by=by, person=by, on=on)
    locked = Period.objects.select_for_update().get(pk=period.pk)
    if locked.state == Period.State.CLOSED:
        raise PeriodIsClosed(locked)
    if locked.state not in STEPS["extend_rating"][0]:
        raise PeriodIsNotRated(locked)
    return _change("extend_rating", Kind.EXTENDED, locked, by=by, at=at, rate_by=rate_by, reason=reason)


@transaction.atomic
def reopen_rating(*, by: Person, at: datetime, period: Period, rate_by: date, reason: str) -> PeriodChange:
    """Let a closed period be rated until a day: late plans can be gathered, and what is signed stays as it is."""
    on = day_of(at, by.government)
    require(PERMISSIONS, "reopen_rating", by=by, person=by, on=on)
    locked = Period.objects.select_for_update().get(pk=period.pk)
    if locked.state not in STEPS["reopen_rating"][0]:
        raise PeriodIsNotClosed(locked)
    return _change("reopen_rating", Kind.REOPENED, locked, by=by, at=at, rate_by=rate_by, reason=reason)


def _change(
    verb: str, kind: str, period: Period, *, by: Person, at: datetime, rate_by: date, reason: str
) -> PeriodChange:
    """Keep the change, then move the period; a day that has passed would give nobody more time."""
    said, before, today = reason.strip(), period.rate_by, day_of(at, by.government)
    if len(said) < LEAST_LETTERS:
        raise NoReason
    if rate_by <= before or rate_by <= today:
        raise NotLater(max(before, today))
    change = PeriodChange.objects.create(
        government_id=period.government_id,
        period=period,
        kind=kind,
        by=by,
        at=at,
        reason=said,
        rate_by_before=before,
        rate_by=rate_by,
    )
    Period.objects.filter(pk=period.pk).update(rate_by=rate_by, state=STEPS[verb][1])
    record(verb=verb, by=by, at=at, on=period, fields={"rate_by": rate_by, "reason": said})
    return change
