"""Gives a filed report its proof, leaving what it says as it is."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from tolok.evidence.actions import Upload
from tolok.ledger.actions import Refusal
from tolok.reports.actions.mend import NoReport
from tolok.reports.actions.revise import revise_report
from tolok.reports.models import Report

if TYPE_CHECKING:
    from tolok.people.models import Person


class NoProof(Refusal):
    """Neither a file nor a link came."""

    def __init__(self) -> None:
        super().__init__(_("No file and no link came. Send one of them as evidence."))


@transaction.atomic
def prove_report(*, by: Person, at: datetime, report_id: int, link: str = "", upload: Upload | None = None) -> Report:
    """Give a file or a link as the evidence of one's own report, within the days in which it may be mended."""
    report = Report.objects.filter(pk=report_id).first()
    if report is None:
        raise NoReport
    if not link.strip() and upload is None:
        raise NoProof
    return revise_report(
        by=by, at=at, report_id=report_id, amount=report.amount, note=report.note, minutes=report.minutes,
        link=link, upload=upload,
    )  # fmt: skip  # one line a thought
