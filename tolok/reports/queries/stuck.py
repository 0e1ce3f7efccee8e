"""Work that is stuck: said in a report, and not reported on since."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, Value
from django.db.models.functions import Coalesce

from tolok.reports.models import Report
from tolok.reports.queries.rows import ReportRow, joined_reports, rows_of

LOOK_BACK = timedelta(days=60)


def blocked(person_ids: Iterable[int], *, on: date) -> list[ReportRow]:
    """The reports of these persons that say what is missing, unless a later one on the same thing came; newest first.

    Two queries; looks sixty days back.
    """
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
    held = joined_reports().filter(person_id__in=list(person_ids), is_blocked=True, on__gt=on - LOOK_BACK, on__lte=on)
    return rows_of(held.filter(~Exists(later)))
