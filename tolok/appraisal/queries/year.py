"""Reads the periods of a year that stand beside the appraisal of the whole year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from tolok.appraisal.models import Appraisal
from tolok.appraisal.queries.history import tone_of

if TYPE_CHECKING:
    from tolok.calendar.models import Period

YEAR = 360


@dataclass(frozen=True)
class PeriodLine:
    """One period of the year as evidence: both ratings and the predikat once signed, by whom, and any objection."""

    appraisal_id: int
    label: str
    rater: str
    predikat: str
    work: str
    behaviour: str
    objection: str
    tone: str


def periods_of(person_id: int, period: Period) -> list[PeriodLine]:
    """The other periods inside a yearly legal one, in the order of time; for any other period none. One query.

    They are shown and never counted: the rules of the year take no predikat, only the year's own facts.
    """
    if not period.is_legal or (period.ends_on - period.starts_on).days < YEAR:
        return []
    inside = Appraisal.objects.filter(
        person_id=person_id, period__starts_on__gte=period.starts_on, period__ends_on__lte=period.ends_on
    ).exclude(period_id=period.pk)
    found = inside.select_related("period", "rater", "rating__rater", "objection")
    return [_line(each) for each in found.order_by("period__ends_on", "period__starts_on", "pk")]


def _line(appraisal: Appraisal) -> PeriodLine:
    rating = appraisal.rating if appraisal.state == Appraisal.State.SIGNED else None
    objection = getattr(appraisal, "objection", None)
    rater = rating.rater if rating else appraisal.rater
    upheld = objection if objection is not None and objection.state == "upheld" else rating
    return PeriodLine(
        appraisal_id=appraisal.pk,
        label=appraisal.period.label,
        rater=rater.name if rater else _("nobody is there to rate"),
        predikat=appraisal.predikat,
        work=upheld.work if upheld else "",
        behaviour=upheld.behaviour if upheld else "",
        objection=objection.get_state_display() if objection else "",
        tone=tone_of(objection) if objection else "",
    )
