"""Reads which results are due to be published, and whom that concerns."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from tolok.calendar.queries import common_clock
from tolok.citizens.models import Improvement
from tolok.citizens.queries.cases.clock import working_day_after
from tolok.citizens.queries.duties import officers_of, unit_officers
from tolok.citizens.queries.survey.desk import Span, spans
from tolok.citizens.queries.survey.surveys import SurveyRow
from tolok.engine import packs
from tolok.people.queries import branch_of, heads_of

if TYPE_CHECKING:
    from tolok.people.models import Government, Person

UNDER_WAY = (Improvement.State.PLANNED, Improvement.State.RUNNING)


def spans_due(government: Government, *, on: date) -> list[Span]:
    """The spans that are not published though their working days of waiting are over, the oldest first."""
    waiting = [span for span in reversed(spans(government, on=on)) if not span.is_released]
    if not waiting:
        return []
    clock, days = common_clock(government), packs.load(government.pack).contents.survey.publish_after
    return [span for span in waiting if working_day_after(clock, span.last_day, days) <= on]


def concerned(asked: Sequence[SurveyRow], *, on: date) -> list[Person]:
    """Who coordinates, answers for or heads a unit asked about, or has a plan of it in hand; each once."""
    units = {row.unit_id for row in asked}
    found = list(officers_of(None, on=on))
    for unit_id, officers in unit_officers(on=on).items():
        if units & branch_of([unit_id]):
            found += officers
    found += heads_of(units, on=on).values()
    plans = Improvement.objects.filter(survey_id__in=[row.id for row in asked], state__in=UNDER_WAY)
    found += [plan.owner for plan in plans.select_related("owner")]
    return list({person.pk: person for person in found}.values())
