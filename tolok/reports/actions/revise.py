"""Mends a report, or corrects it later with a reason."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tolok.delivery.actions import Telling, tell_many
from tolok.evidence.actions import Upload
from tolok.ledger.actions import Refusal, record
from tolok.ledger.events import News, announce
from tolok.people.access import require
from tolok.people.queries import superior_of
from tolok.reports.access import PERMISSIONS
from tolok.reports.actions.drafts import TextTooLong
from tolok.reports.actions.mend import Held, Mending
from tolok.reports.models import Report, ReportChange
from tolok.reports.queries import may_still_mend, title_of

if TYPE_CHECKING:
    from tolok.people.models import Person

LONGEST_REASON = 300
CORRECTED = gettext_lazy("%(name)s corrected a report on “%(title)s”: %(reason)s")


class EditIsOver(Refusal):
    """The days in which a report may be mended are over; from now on a correction says why."""

    def __init__(self) -> None:
        super().__init__(_("The days for changing this report are over. Say why you correct it, then send again."))


class CheckedAlready(Refusal):
    """Somebody accepted the report as it is; a correction says why and is checked anew."""

    def __init__(self) -> None:
        super().__init__(_("This report has been checked. Say why you correct it, then send again."))


class MeasuredStays(Refusal):
    """A system measured the report; nobody types over it."""

    def __init__(self) -> None:
        super().__init__(_("A system measured this, so it can't be typed over. Ask the HR agency if it is wrong."))


class CorrectionNeedsReason(Refusal):
    """A correction says why."""

    about = "reason"

    def __init__(self) -> None:
        super().__init__(_("Say in one sentence why you correct this report. Your superiors see it."))


@transaction.atomic
def revise_report(
    *,
    by: Person,
    at: datetime,
    report_id: int,
    amount: int | None,
    note: str,
    reason: str = "",
    minutes: int | None = None,
    link: str = "",
    upload: Upload | None = None,
) -> Report:
    """Change one's own report within the policy's days; not once it is checked.

    New evidence, or mending what was not accepted, waits for a new check.
    """
    held = Held.of(report_id, at)
    report = held.report
    require(PERMISSIONS, "revise_report", by=by, person=report.person, on=held.today)
    if report.evidence.trust == "measured":
        raise MeasuredStays
    if not may_still_mend(report.person.government, filed_on=held.filed_on, on=held.today):
        raise EditIsOver
    if report.evidence.trust == "checked":
        raise CheckedAlready
    mending = Mending(amount, note.strip(), minutes, reason.strip(), link, upload)
    _store("revise_report", mending, report, by, at)
    return report


@transaction.atomic
def correct_report(
    *,
    by: Person,
    at: datetime,
    report_id: int,
    amount: int | None,
    note: str,
    reason: str,
    minutes: int | None = None,
    link: str = "",
    upload: Upload | None = None,
) -> Report:
    """Correct one's own report at any time until its period is closed, with a reason that the superior is told.

    What had been checked waits for a new check.
    """
    held = Held.of(report_id, at)
    report = held.report
    require(PERMISSIONS, "correct_report", by=by, person=report.person, on=held.today)
    if report.evidence.trust == "measured":
        raise MeasuredStays
    if not reason.strip():
        raise CorrectionNeedsReason
    if len(reason.strip()) > LONGEST_REASON:
        raise TextTooLong(LONGEST_REASON)
    mending = Mending(amount, note.strip(), minutes, reason.strip(), link, upload)
    change = _store("correct_report", mending, report, by, at)
    _tell_superior(report, at, held.today, change)
    return report


def _store(verb: str, mending: Mending, report: Report, by: Person, at: datetime) -> ReportChange:
    change = mending.store(report, by=by, at=at)
    fields = {
        "amount": report.amount, "minutes": report.minutes, "note": report.note, "evidence": report.evidence_id,
        "reason": change.reason,
    }  # fmt: skip  # one line a thought
    record(verb=verb, by=by, at=at, on=report, person=by, fields=fields)
    announce([News(report.government_id, report.person_id, "filed")])
    return change


def _tell_superior(report: Report, at: datetime, on: date, change: ReportChange) -> None:
    superior = superior_of(report.person, on=on)
    if superior:
        words = {"name": report.person.name, "title": title_of(report), "reason": change.reason}
        news = Telling(at, superior, f"correct_report:{change.pk}", CORRECTED, words, "reports:changes", report.pk)
        tell_many(at=at, tellings=[news])
