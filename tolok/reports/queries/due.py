"""Until when a report may be filed and mended, and what it must say."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from tolok.engine import packs
from tolok.people.queries import local_day_of
from tolok.reports.queries.extended import extension

if TYPE_CHECKING:
    from tolok.people.models import Government
    from tolok.reports.models import Report


def first_day(government: Government, *, on: date, at: datetime | None = None) -> date:
    """The earliest day that may still be reported on that day, by the policy pack.

    With the moment, a day whose deadline an outage moved stays open until then; that takes one query.
    """
    extended = extension(government, on=on, at=at) if at else None
    return extended.first if extended else on - timedelta(days=packs.load(government.pack).reporting.backdate_days)


def may_still_mend(government: Government, *, filed_on: date, on: date) -> bool:
    """Whether a report filed on that local day may still be changed, by the policy pack."""
    return (on - filed_on).days <= packs.load(government.pack).reporting.edit_days


def needs_reason(report: Report, *, on: date) -> bool:
    """Whether a change of this report must say why: its days of mending are over, or it was checked."""
    filed_on = local_day_of(report.person, at=report.filed_at)
    is_late = not may_still_mend(report.person.government, filed_on=filed_on, on=on)
    return is_late or report.evidence.trust == "checked"


def needs_minutes(government: Government) -> bool:
    """Whether each report must say how long the work took, by the policy pack."""
    return packs.load(government.pack).reporting.minutes == "required"
