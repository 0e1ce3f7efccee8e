"""A quarter of the clerk for tests of the companion."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.apps.work import Office
from tests.conftest import NOON
from tolok.calendar.models import Period
from tolok.desk.queries.bkn import Companion, Indicator
from tolok.evidence.actions import check_evidence
from tolok.reports.models import Report


def open_period(office: Office, label: str, starts_on: date, ends_on: date, **more: Any) -> Period:
    """A period of the government."""
    given = {"calendar": "triwulan", "number": 3, "is_legal": True, "pack": "permenpanrb-6-2022", **more}
    return Period.objects.create(
        government=office.government, label=label, starts_on=starts_on, ends_on=ends_on, rate_by=ends_on, **given
    )


@pytest.fixture
def quarter(office: Office, settings: Any, tmp_path: Path) -> Period:
    """The third quarter."""
    settings.MEDIA_ROOT = tmp_path
    return open_period(office, "Triwulan III 2026", date(2026, 7, 1), date(2026, 10, 1))


def documents_of(office: Office, found: Companion) -> Indicator:
    """The indicator that counts documents."""
    return next(each for result in found.results for each in result.indicators if each.target.id == office.documents.pk)


def texts(indicator: Indicator) -> dict[str, list[str]]:
    """What can be copied, by piece."""
    return {piece.item.partition("-")[0]: [field.text for field in piece.fields] for piece in indicator.pieces}


def accept(office: Office, report: Report) -> None:
    """The superior accepts the evidence."""
    check_evidence(by=office["superior"], at=NOON, evidence_id=report.evidence_id, is_accepted=True)
