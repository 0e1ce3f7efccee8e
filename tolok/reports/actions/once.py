"""Files a report that may come twice: nobody knows whether its answer arrived."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from tolok.evidence.actions import Gift
from tolok.ledger.actions import Refusal
from tolok.ledger.queries import was_recorded
from tolok.reports.actions.drafts import Filing
from tolok.reports.actions.file import SomeAreRefused, file_reports
from tolok.reports.models import Report


class KeyIsTaken(Refusal):
    """The key belongs to a report with other contents."""

    def __init__(self) -> None:
        super().__init__(
            _("A report with this key was stored before, with other contents. It stays; send this one as a new report.")
        )


@transaction.atomic
def file_once(*, at: datetime, filing: Filing) -> Report:
    """Store a report, or find the one stored under its key when its contents are the same; else KeyIsTaken.

    The request's own key is asked first (`ledger`); this holds when that answer is gone or came by another way.
    """
    if stored := _kept(filing).first():
        return _same(stored, filing)
    try:
        with transaction.atomic():
            return file_reports(at=at, filings=[filing])[0]
    except SomeAreRefused as refused:
        raise refused.reasons[0] from None
    except IntegrityError:
        # Somebody with this key was quicker, and their row is visible by now.
        return _same(_kept(filing).get(), filing)


def _kept(filing: Filing) -> QuerySet[Report]:
    kept = Report.objects.select_related("evidence", "person", "target", "project", "copied_from")
    return kept.filter(person=filing.person, key=filing.key)


def _same(stored: Report, filing: Filing) -> Report:
    """The stored report; what was mended since doesn't count, so the ledger is asked what came first."""
    first = {**filing.recorded, "evidence": stored.evidence_id}
    is_first_proof = was_recorded("file_report", stored, {"evidence": stored.evidence_id})
    if not is_first_proof:
        del first["evidence"]
    if not was_recorded("file_report", stored, first) or (is_first_proof and not _proves(stored, filing)):
        raise KeyIsTaken
    return stored


def _proves(stored: Report, filing: Filing) -> bool:
    gift = Gift(filing.person, filing.at, filing.link, filing.upload)
    sha256 = gift.contents.sha256 if gift.contents else ""
    return (stored.evidence.link, stored.evidence.sha256) == (filing.link.strip(), sha256)
