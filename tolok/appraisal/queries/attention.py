"""Reads for how long a rater looked at one sheet, whatever else was open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from tolok.appraisal.models import Rating

if TYPE_CHECKING:
    from tolok.appraisal.models import Appraisal
    from tolok.people.models import Person

# A form that was open all night was not looked at all night.
LONGEST = 6 * 60 * 60


@dataclass(frozen=True)
class Opened:
    """When a form was opened, and how many seconds its draft took before."""

    at: datetime
    before: int


def seconds_on(opened: Opened | None, *, rater: Person, appraisal: Appraisal, at: datetime) -> int | None:
    """How long the sheet was open, less what the rater's other sheets took meanwhile; one query.

    So many tabs opened together share their time. None where nobody knows.
    """
    if opened is None or at < opened.at:
        return None
    passed = int((at - opened.at).total_seconds())
    others = Rating.objects.filter(rater=rater, rated_at__gt=opened.at).exclude(appraisal=appraisal)
    taken = sum(
        min(seconds or 0, int((rated_at - opened.at).total_seconds()))
        for seconds, rated_at in others.values_list("seconds", "rated_at")
    )
    return min(opened.before + max(passed - taken, 0), LONGEST)
