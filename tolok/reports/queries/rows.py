"""Reports as pages show them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db.models import Case, Count, Q, QuerySet, Value, When
from django.utils.translation import gettext as _

from tolok.evidence.queries import Said, latest_verdicts
from tolok.reports.models import Report

if TYPE_CHECKING:
    from tolok.evidence.models import Evidence
    from tolok.people.models import Person

# What the mark of trust looks like: tone of the badge, by trust.
TONES = {"claimed": "", "checked": "good", "refused": "warn", "measured": "info"}


@dataclass(frozen=True)
class ReportRow:
    """One report with its proof; `amount` in hundredths of `unit`."""

    id: int
    person_id: int
    person: str
    on: date
    target_id: int | None
    kind: str
    title: str
    unit: str
    amount: int | None
    note: str
    ordered_by: str
    copied_from_on: date | None
    filed_at: datetime
    evidence_id: int
    evidence_kind: str
    link: str
    file_name: str
    source: str
    trust: str
    trust_label: str
    tone: str
    checker: str
    reason: str

    @property
    def is_open(self) -> bool:
        """Whether nobody has checked it yet."""
        return self.trust == "claimed"


@dataclass(frozen=True)
class Place:
    """Where a page of reports ended: the day and the id of its last one."""

    on: date
    id: int


def report(report_id: int) -> Report | None:
    """One report with person, target, project and evidence, when this transaction may see it."""
    return _all().filter(pk=report_id).first()


def owners(report_ids: Iterable[int]) -> dict[int, int]:
    """Whose report each is: person id by report id."""
    return dict(Report.objects.filter(pk__in=list(report_ids)).values_list("pk", "person_id"))


def reports_of(person: Person, *, starts_on: date, ends_on: date) -> list[ReportRow]:
    """A person's reports of the span (end exclusive), newest first; two queries."""
    return _rows(_all().filter(person=person, on__gte=starts_on, on__lt=ends_on))


def reports_page(person: Person, *, starts_on: date, ends_on: date, after: Place | None, most: int) -> list[ReportRow]:
    """A person's reports of the span (end exclusive), newest day first, from behind `after`; two queries."""
    held = _all().filter(person=person, on__gte=starts_on, on__lt=ends_on)
    if after is not None:
        held = held.filter(Q(on__lt=after.on) | Q(on=after.on, pk__lt=after.id))
    return _rows(held.order_by("-on", "-pk")[:most])


def reports_on_target(target_id: int, *, starts_on: date, ends_on: date) -> list[ReportRow]:
    """The reports that a line of a receipt opens to, newest first; two queries."""
    return _rows(_all().filter(target_id=target_id, on__gte=starts_on, on__lt=ends_on))


def newest(person_ids: Iterable[int], *, on: date, most: int) -> list[ReportRow]:
    """The latest reports of these persons up to that day, those that wait for a check first; two queries."""
    held = _all().filter(person_id__in=list(person_ids), on__lte=on)
    is_checked = Case(When(evidence__trust="claimed", then=Value(0)), default=Value(1))
    return _rows(held.order_by(is_checked, "-filed_at", "-pk")[:most])


def waiting(person_ids: Iterable[int]) -> dict[int, int]:
    """How many reports of each person wait for a check, by person id; one query."""
    held = Report.objects.filter(person_id__in=list(person_ids), evidence__trust="claimed")
    return dict(held.values_list("person_id").annotate(count=Count("pk")))


def row_of(found: Report, said: Said | None = None) -> ReportRow:
    """A report, read with what belongs to it, as a finished row."""
    evidence = found.evidence
    return ReportRow(
        id=found.pk,
        person_id=found.person_id,
        person=found.person.name,
        on=found.on,
        target_id=found.target_id,
        kind="target" if found.target else "project" if found.project else "task",
        title=_title(found),
        unit=found.target.unit if found.target else _("percent done") if found.project else "",
        amount=found.amount,
        note=found.note,
        ordered_by=found.ordered_by,
        copied_from_on=found.copied_from.on if found.copied_from else None,
        filed_at=found.filed_at,
        evidence_id=evidence.pk,
        evidence_kind=evidence.kind,
        link=evidence.link,
        file_name=evidence.file_name,
        source=evidence.source,
        trust=evidence.trust,
        trust_label=_label(evidence),
        tone=TONES[evidence.trust],
        checker=said.checker if said else "",
        reason=said.reason if said else "",
    )


def _label(evidence: Evidence) -> str:
    return str(evidence.get_trust_display())


def _title(found: Report) -> str:
    if found.target:
        return found.target.name
    return found.project.title if found.project else found.task


def _all() -> QuerySet[Report]:
    joined = Report.objects.select_related("person", "target", "project", "evidence", "copied_from")
    return joined.order_by("-on", "-filed_at", "-pk")


def _rows(found: QuerySet[Report]) -> list[ReportRow]:
    reports = list(found)
    said = latest_verdicts(report.evidence_id for report in reports)
    return [row_of(report, said.get(report.evidence_id)) for report in reports]
