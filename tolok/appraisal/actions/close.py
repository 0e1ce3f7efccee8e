"""Closes a period once everything in it is signed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import ngettext

from tolok.appraisal.access import PERMISSIONS
from tolok.appraisal.actions.gatherings import GatheringRuns
from tolok.appraisal.queries.gatherings import running_gathering
from tolok.appraisal.queries.lists import unsigned_count
from tolok.calendar.actions import end_rating
from tolok.calendar.queries import day_of
from tolok.ledger.actions import Refusal
from tolok.people.access import require

if TYPE_CHECKING:
    from tolok.calendar.models import Period
    from tolok.people.models import Person


class UnsignedRemain(Refusal):
    """Somebody's appraisal in the period is not signed yet."""

    def __init__(self, period: Period, count: int) -> None:
        said = ngettext(
            "%(count)s appraisal of %(period)s is not signed yet, so the period stays open. "
            "See in the cockpit whom it waits for, remind them, then close.",
            "%(count)s appraisals of %(period)s are not signed yet, so the period stays open. "
            "See in the cockpit whom they wait for, remind them, then close.",
            count,
        )
        super().__init__(said % {"count": count, "period": period.label})


@transaction.atomic
def close_period(*, by: Person, at: datetime, period: Period) -> bool:
    """Close the period, all of it signed and no gathering at work; False when it was closed already."""
    require(PERMISSIONS, "close_period", by=by, person=by, on=day_of(at, by.government))
    is_new = end_rating(by=by, at=at, period=period)
    if is_new and running_gathering(period.pk):
        raise GatheringRuns(period)
    if is_new and (count := unsigned_count(period.pk)):
        raise UnsignedRemain(period, count)
    return is_new
