"""Who may have a form: whoever may see what it says."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tolok.appraisal.access import sees_rating
from tolok.insight.models import Paper
from tolok.people.access import NotAllowed
from tolok.skp.access import PERMISSIONS as PLANS
from tolok.skp.models import Skp

if TYPE_CHECKING:
    from tolok.appraisal.models import Appraisal
    from tolok.people.models import Person


def may_have(kind: str, *, by: Person, subject: Skp | Appraisal, on: date) -> bool:
    """Who sees a plan may print it, its matrix who sees that; an appraisal is printed once it is signed."""
    if isinstance(subject, Skp):
        verb = "see_matrix" if kind == Paper.Kind.MATRIX else "see_skp"
        return PLANS[verb](by, subject.person, on)
    return subject.state == subject.State.SIGNED and sees_rating(by, subject, on)


def require_paper(kind: str, *, by: Person, subject: Skp | Appraisal, on: date) -> None:
    """Refuse whom the form doesn't concern."""
    if not may_have(kind, by=by, subject=subject, on=on):
        raise NotAllowed("issue_paper")
