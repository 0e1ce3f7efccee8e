"""Reads the periods of a year that stand beside the appraisal of the whole year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet
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
    if not _has_periods(period):
        return []
    return [_line(each) for each in _appraisals(person_id, _inside(period))]


def history_of(appraisal: Appraisal) -> tuple[Appraisal | None, list[PeriodLine]]:
    """The signed appraisal before this one in the same calendar, and the periods of its year; one query."""
    period = appraisal.period
    earlier = Q(state=Appraisal.State.SIGNED, period__calendar=period.calendar, period__starts_on__lt=period.starts_on)
    asked = earlier | _inside(period) if _has_periods(period) else earlier
    found = list(_appraisals(appraisal.person_id, asked))
    before = [each for each in found if each.period.starts_on < period.starts_on]
    return (before[-1] if before else None), [_line(each) for each in found if each not in before]


def _has_periods(period: Period) -> bool:
    return period.is_legal and (period.ends_on - period.starts_on).days >= YEAR


def _inside(period: Period) -> Q:
    within = Q(period__starts_on__gte=period.starts_on, period__ends_on__lte=period.ends_on)
    return within & ~Q(period_id=period.pk)


def _appraisals(person_id: int, asked: Q) -> QuerySet[Appraisal]:
    found = Appraisal.objects.filter(asked, person_id=person_id)
    joined = found.select_related("period", "rater", "rating__rater", "objection")
    return joined.order_by("period__ends_on", "period__starts_on", "pk")


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
