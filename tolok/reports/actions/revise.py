"""Mends a report while the policy allows it; the ledger keeps the trace."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from tolok.evidence.actions import Upload, give_evidence
from tolok.ledger.actions import Refusal, record
from tolok.ledger.events import News, announce
from tolok.people.access import require
from tolok.people.queries import local_days
from tolok.reports.access import PERMISSIONS
from tolok.reports.actions.drafts import LENGTHS, AmountIsMissing, AmountOutOfBounds, TextTooLong
from tolok.reports.models import Report
from tolok.reports.queries import MOST, may_still_mend

if TYPE_CHECKING:
    from tolok.people.models import Person


class NoReport(Refusal):
    """There is no such report in this government."""

    def __init__(self) -> None:
        super().__init__(_("This report is not there. Open it again from your list."))


class EditIsOver(Refusal):
    """The days in which a report may be mended are over; a reason doesn't reopen them."""

    def __init__(self) -> None:
        super().__init__(_("The time to change this report is over. Tell your superior what should be different."))


class CheckedAlready(Refusal):
    """Somebody accepted the report as it is, or a system measured it."""

    def __init__(self) -> None:
        super().__init__(_("This report has been checked and stays as it is. Ask your superior to look at it again."))


@transaction.atomic
def revise_report(
    *,
    by: Person,
    at: datetime,
    report_id: int,
    amount: int | None,
    note: str,
    reason: str = "",
    link: str = "",
    upload: Upload | None = None,
) -> Report:
    """Change amount, note and evidence of one's own report within the policy's days; not once it is checked.

    New evidence, or mending what was not accepted, waits for a new check.
    """
    report = Report.objects.select_for_update(of=("self",)).select_related("evidence").filter(pk=report_id).first()
    if report is None:
        raise NoReport
    _check(report, by, at, amount, note)
    if link or upload or report.evidence.trust == "refused":
        report.evidence = give_evidence(by=by, at=at, link=link, upload=upload)
    report.amount, report.note = amount, note.strip()
    report.save(update_fields=["amount", "note", "evidence"])
    fields = {"amount": report.amount, "note": report.note, "evidence": report.evidence_id, "reason": reason.strip()}
    record(verb="revise_report", by=by, at=at, on=report, person=by, fields=fields)
    announce([News(report.government_id, report.person_id, "filed")])
    return report


def _check(report: Report, by: Person, at: datetime, amount: int | None, note: str) -> None:
    days = local_days([(report.person_id, report.filed_at), (report.person_id, at)])
    today = days[report.person_id, at]
    require(PERMISSIONS, "revise_report", by=by, person=report.person, on=today)
    if not may_still_mend(report.person.government, filed_on=days[report.person_id, report.filed_at], on=today):
        raise EditIsOver
    if report.evidence.trust in ("checked", "measured"):
        raise CheckedAlready
    if report.target_id and amount is None:
        raise AmountIsMissing
    if amount is not None and not 0 <= amount <= MOST:
        raise AmountOutOfBounds
    if len(note.strip()) > LENGTHS["note"]:
        raise TextTooLong(LENGTHS["note"])
