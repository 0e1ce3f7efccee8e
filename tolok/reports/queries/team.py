"""A team's reports for whoever leads it: what is stuck first, then what waits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import BooleanField, Case, Exists, OuterRef, Q, Value, When
from django.db.models.functions import Coalesce

from tolok.reports.models import Report
from tolok.reports.queries.rows import ReportRow, joined_reports, rows_of

# Older work that was stuck is asked about in person.
LOOK_BACK = timedelta(days=60)


@dataclass(frozen=True)
class TeamReport:
    """A report, and whether its work is stuck since: nothing came on the same thing afterwards."""

    row: ReportRow
    is_stuck: bool


def team_reports(person_ids: Iterable[int], *, on: date, most: int) -> list[TeamReport]:
    """The reports of these persons up to that day: stuck work, then open checks, then the newest; two queries."""
    later = Report.objects.annotate(
        thing=Coalesce("target_id", Value(0)), part=Coalesce("project_id", Value(0))
    ).filter(
        Q(on__gt=OuterRef("on")) | Q(on=OuterRef("on"), pk__gt=OuterRef("pk")),
        person=OuterRef("person"),
        task=OuterRef("task"),
        thing=Coalesce(OuterRef("target_id"), Value(0)),
        part=Coalesce(OuterRef("project_id"), Value(0)),
        on__lte=on,
    )
    # PostgreSQL looks for a later report only where the first conditions hold.
    is_stuck = Case(
        When(Q(is_blocked=True, on__gt=on - LOOK_BACK) & ~Exists(later), then=Value(True)),
        default=Value(False),
        output_field=BooleanField(),
    )
    is_open = Case(When(evidence__trust="claimed", then=Value(0)), default=Value(1))
    held = joined_reports().filter(person_id__in=list(person_ids), on__lte=on).annotate(is_stuck=is_stuck)
    found = list(held.order_by("-is_stuck", is_open, "-filed_at", "-pk")[:most])
    return [TeamReport(row, report.is_stuck) for row, report in zip(rows_of(found), found, strict=True)]
