"""The office these tests happen in, and a rater who decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.apps.appraisal.conftest import LATER, Office, office, sheet
from tolok.appraisal.actions import rate, sign
from tolok.rules.terms import Value

if TYPE_CHECKING:
    from tolok.appraisal.models import Appraisal

__all__ = ["judged", "office"]


def judged(office: Office, level: str, role: str = "clerk") -> Appraisal:
    """The person's appraisal, rated and signed at this level for work and behaviour alike."""
    given = office.gathered(role)
    decided = sheet(
        given,
        work=level,
        behaviour=level,
        behaviours={value.value: level for value in Value},
        work_reason="I saw it myself at the counter.",
        behaviour_reason="I saw it myself at the counter.",
    )
    rate(by=office.people["superior"], at=LATER, appraisal=given, sheet=decided)
    sign(by=office.people["superior"], at=LATER, appraisal=office.appraisal(role))
    return office.appraisal(role)
