"""Says that work goes on again."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from tolok.ledger.actions import record
from tolok.ledger.events import News, announce
from tolok.people.access import require
from tolok.reports.access import PERMISSIONS
from tolok.reports.actions.mend import Held
from tolok.reports.models import Report

if TYPE_CHECKING:
    from tolok.people.models import Person


@transaction.atomic
def unblock_report(*, by: Person, at: datetime, report_id: int) -> Report:
    """Say that one's own work goes on again; saying it twice changes nothing."""
    held = Held.of(report_id, at)
    report = held.report
    require(PERMISSIONS, "unblock_report", by=by, person=report.person, on=held.today)
    if report.is_blocked:
        report.is_blocked = False
        report.save(update_fields=["is_blocked"])
        record(verb="unblock_report", by=by, at=at, on=report, person=by, fields={"is_blocked": False})
        announce([News(report.government_id, report.person_id, "filed")])
    return report
