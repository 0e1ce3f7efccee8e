"""What those who run surveys see: spans, what waits, plans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tolok.citizens.models import Improvement, Survey, SurveyRelease
from tolok.citizens.models.survey import SurveySum
from tolok.citizens.queries.spans import span_around
from tolok.citizens.queries.survey.questions import NAMES
from tolok.citizens.queries.survey.surveys import DAY
from tolok.engine import packs
from tolok.skp.queries import services_of

if TYPE_CHECKING:
    from tolok.people.models import Government
    from tolok.skp.models import Service


@dataclass(frozen=True)
class Span:
    """A span of results that is over, end exclusive, and whether it is published."""

    starts_on: date
    ends_on: date
    is_released: bool

    @property
    def last_day(self) -> date:
        """The last day that belongs to it."""
        return self.ends_on - DAY

    @property
    def key(self) -> str:
        """As an address says it."""
        return self.starts_on.isoformat()


@dataclass(frozen=True)
class PlanRow:
    """What a unit improves, for a page."""

    id: int
    service: str
    unsur: str
    text: str
    owner: str
    due_on: date
    state: str
    state_label: str
    outcome: str
    is_late: bool


def spans(government: Government, *, on: date) -> list[Span]:
    """The spans that are over and in which anybody answered, the newest first; two queries."""
    months = packs.load(government.pack).contents.survey.months
    told = set(SurveyRelease.objects.values_list("starts_on", flat=True))
    heard = {span_around(month, months) for month in SurveySum.objects.values_list("month", flat=True).distinct()}
    over = sorted((span for span in heard if span[1] <= on), reverse=True)
    return [Span(*span, span[0] in told) for span in over]


def running_span(government: Government, *, on: date) -> tuple[date, date]:
    """The span in which that day's answers count."""
    return span_around(on, packs.load(government.pack).contents.survey.months)


def plan_rows(survey_ids: Sequence[int], *, on: date) -> list[PlanRow]:
    """What is planned and what came of it, open ones first; one query."""
    held = Improvement.objects.filter(survey_id__in=list(survey_ids)).select_related("survey__service", "owner")
    rows = [plan_row(each, on=on) for each in held.order_by("due_on", "pk")]
    return sorted(rows, key=lambda row: row.state in ("done", "dropped"))


def plan_row(each: Improvement, *, on: date) -> PlanRow:
    """One plan, read with its service and owner, as a finished row."""
    assert each.survey is not None  # only those of surveys are rows here
    is_open = each.state in (Improvement.State.PLANNED, Improvement.State.RUNNING)
    return PlanRow(
        each.pk, each.survey.service.name, str(NAMES[each.unsur]), each.text, each.owner.name, each.due_on,
        each.state, str(Improvement.State(each.state).label), each.outcome, is_open and each.due_on < on,
    )  # fmt: skip  # the order of the row


def improvement_by_id(number: int) -> Improvement | None:
    """A plan with its service and owner, when this transaction may see it."""
    return Improvement.objects.select_related("survey__service__unit", "topic", "owner").filter(pk=number).first()


def services_without_survey(reached: set[int] | None) -> list[Service]:
    """The services of these units (None: of all) that nobody is asked about yet; two queries."""
    asked = set(Survey.objects.values_list("service_id", flat=True))
    return [each for each in services_of(reached) if each.pk not in asked]
