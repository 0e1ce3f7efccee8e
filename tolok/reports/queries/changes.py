"""What a report said before it was changed, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tolok.reports.models import ReportChange
from tolok.reports.queries.rows import TONES


@dataclass(frozen=True)
class ChangeRow:
    """One change of a report; amounts in hundredths, `trust` what the evidence before was worth."""

    at: datetime
    by: str
    reason: str
    amount_before: int | None
    amount_after: int | None
    minutes_before: int | None
    minutes_after: int | None
    note_before: str
    note_after: str
    is_proof_new: bool
    evidence_id: int
    link: str
    file_name: str
    trust: str
    tone: str


def changes(report_id: int) -> list[ChangeRow]:
    """The changes of one report, newest first; one query."""
    found = ReportChange.objects.filter(report_id=report_id).select_related("by", "evidence_before")
    return [_row(each) for each in found.order_by("-at", "-pk")]


def _row(change: ReportChange) -> ChangeRow:
    before = change.evidence_before
    return ChangeRow(
        at=change.at,
        by=change.by.name,
        reason=change.reason,
        amount_before=change.amount_before,
        amount_after=change.amount_after,
        minutes_before=change.minutes_before,
        minutes_after=change.minutes_after,
        note_before=change.note_before,
        note_after=change.note_after,
        is_proof_new=change.evidence_before_id != change.evidence_after_id,
        evidence_id=before.pk,
        link=before.link,
        file_name=before.file_name,
        trust=str(before.get_trust_display()),
        tone=TONES[before.trust],
    )
