"""How far the team says a project is: the reports on it are its progress updates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tolok.reports.models import Report

if TYPE_CHECKING:
    from tolok.evidence.models import Evidence

FULL = 10_000


@dataclass(frozen=True)
class Progress:
    """One report on a project: `ratio` is what its author calls done (10,000 = all), None without an amount."""

    on: date
    ratio: int | None
    note: str
    person: str
    is_blocked: bool
    is_refused: bool
    trust_label: str


def progress_of(project_id: int, *, on: date) -> list[Progress]:
    """The reports on a project up to that day, newest first; one query."""
    told = Report.objects.filter(project_id=project_id, on__lte=on).select_related("person", "evidence")
    return [
        Progress(
            on=each.on,
            ratio=None if each.amount is None else min(each.amount, FULL),
            note=each.note,
            person=each.person.name,
            is_blocked=each.is_blocked,
            is_refused=each.evidence.trust == "refused",
            trust_label=_label(each.evidence),
        )
        for each in told.order_by("-on", "-filed_at", "-pk")
    ]


def latest_progress(*, on: date) -> dict[int, int]:
    """The last progress that was told of each project up to that day and not refused, by project id; one query."""
    told = Report.objects.filter(project__isnull=False, amount__isnull=False, on__lte=on)
    newest = told.exclude(evidence__trust="refused").order_by("project_id", "-on", "-filed_at", "-pk")
    latest = newest.distinct("project_id").values_list("project_id", "amount")
    return {project_id: min(amount or 0, FULL) for project_id, amount in latest}


def _label(evidence: Evidence) -> str:
    return str(evidence.get_trust_display())
