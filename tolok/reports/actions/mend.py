"""What a report says from now on; what stood before is kept, with its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from tolok.calendar.queries import closed_over
from tolok.evidence.actions import Upload, give_evidence, renew_evidence
from tolok.ledger.actions import Refusal
from tolok.people.queries import local_days
from tolok.reports.actions.drafts import (
    LENGTHS,
    AmountIsMissing,
    MinutesAreMissing,
    StuckWithoutWord,
    TextTooLong,
)
from tolok.reports.actions.figures import Figures
from tolok.reports.models import Report, ReportChange
from tolok.reports.queries import needs_minutes

if TYPE_CHECKING:
    from tolok.evidence.models import Evidence
    from tolok.people.models import Person


class NoReport(Refusal):
    """There is no such report in this government."""

    def __init__(self) -> None:
        super().__init__(_("This report is not there. Open it again from your list."))


class PeriodIsOver(Refusal):
    """The day belongs to a closed period, whose predikat rest on what stood then."""

    def __init__(self, label: str) -> None:
        super().__init__(
            _("%(period)s is closed, so its reports stay as they are. Tell your superior what should be different.")
            % {"period": label}
        )


@dataclass(frozen=True)
class Held:
    """A report that nobody else changes now, with the local days of its filing and of this moment."""

    report: Report
    filed_on: date
    today: date

    @classmethod
    def of(cls, report_id: int, at: datetime) -> Held:
        """Hold the report until the transaction ends; NoReport when there is none."""
        found = Report.objects.select_for_update(of=("self",)).select_related("evidence", "person__government")
        report = found.filter(pk=report_id).first()
        if report is None:
            raise NoReport
        days = local_days([(report.person_id, report.filed_at), (report.person_id, at)])
        return cls(report, days[report.person_id, report.filed_at], days[report.person_id, at])


@dataclass(frozen=True)
class Mending:
    """What a report should say from now on; evidence only when it is new."""

    amount: int | None
    note: str
    minutes: int | None
    reason: str
    link: str
    upload: Upload | None

    def store(self, report: Report, *, by: Person, at: datetime) -> ReportChange:
        """Write the new state and keep the old one; refuses what the report can't say."""
        self._check(report)
        change = ReportChange(
            government_id=report.government_id, report=report, by=by, at=at, reason=self.reason,
            amount_before=report.amount, minutes_before=report.minutes, note_before=report.note,
            amount_after=self.amount, minutes_after=self.minutes, note_after=self.note,
            evidence_before=report.evidence,
        )  # fmt: skip  # one line a thought
        report.evidence = change.evidence_after = self._proof(report.evidence, by, at)
        report.amount, report.minutes, report.note = self.amount, self.minutes, self.note
        report.save(update_fields=["amount", "minutes", "note", "evidence"])
        change.save()
        return change

    def _proof(self, before: Evidence, by: Person, at: datetime) -> Evidence:
        """New evidence, the same once more when somebody has looked at it, or what was there."""
        if self.link or self.upload:
            return give_evidence(by=by, at=at, link=self.link, upload=self.upload)
        if before.trust in ("checked", "refused"):
            return renew_evidence(by=by, at=at, evidence_id=before.pk)
        return before

    def _check(self, report: Report) -> None:
        closed = closed_over(report.on)
        if closed:
            raise PeriodIsOver(closed[0].label)
        if report.is_blocked and not self.note:
            raise StuckWithoutWord
        if report.target_id and self.amount is None and not report.is_blocked:
            raise AmountIsMissing
        if needs_minutes(report.person.government) and self.minutes is None:
            raise MinutesAreMissing
        Figures(self.amount, self.minutes).check()
        if len(self.note) > LENGTHS["note"]:
            raise TextTooLong(LENGTHS["note"])
