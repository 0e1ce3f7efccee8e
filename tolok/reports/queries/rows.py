"""Reports as pages show them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from tolok.evidence.queries import Said, latest_verdicts
from tolok.reports.models import Report, ReportChange

if TYPE_CHECKING:
    from tolok.evidence.models import Evidence
    from tolok.people.models import Person

# What the mark of trust looks like: tone of the badge, by trust.
TONES = {"claimed": "", "checked": "good", "refused": "warn", "measured": "info"}
ORDER_TONES = {"": "", "asked": "", "confirmed": "good", "denied": "warn"}
About = tuple[str, int | str]
# Written and sent further apart than this, both times are shown.
DELAYED = timedelta(minutes=5)


@dataclass(frozen=True)
class ReportRow:
    """One report with its proof; `amount` in hundredths of `unit`."""

    id: int
    person_id: int
    person: str
    on: date
    target_id: int | None
    about: About
    kind: str
    title: str
    unit: str
    amount: int | None
    note: str
    minutes: int | None
    ordered_by: str
    order_giver_id: int | None
    order_state: str
    order_label: str
    order_reason: str
    is_blocked: bool
    copied_from_on: date | None
    filed_at: datetime
    noted_at: datetime | None
    n_changes: int
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

    @property
    def is_delayed(self) -> bool:
        """Whether it came much later than it was written, by the clock of the place where it was written."""
        return self.noted_at is not None and abs(self.filed_at - self.noted_at) >= DELAYED

    @property
    def order_tone(self) -> str:
        """The tone of the order's badge."""
        return ORDER_TONES[self.order_state]


@dataclass(frozen=True)
class Place:
    """Where a page of reports ended: the day and the id of its last one."""

    on: date
    id: int


def report(report_id: int) -> Report | None:
    """One report with person, target, project and evidence, when this transaction may see it."""
    return joined_reports().filter(pk=report_id).first()


def owners(report_ids: Iterable[int]) -> dict[int, int]:
    """Whose report each is: person id by report id."""
    asked = list(report_ids)
    return dict(Report.objects.filter(pk__in=asked).values_list("pk", "person_id")) if asked else {}


def reports_of(person: Person, *, starts_on: date, ends_on: date) -> list[ReportRow]:
    """A person's reports of the span (end exclusive), newest first; two queries."""
    return rows_of(joined_reports().filter(person=person, on__gte=starts_on, on__lt=ends_on))


def reports_page(person: Person, *, starts_on: date, ends_on: date, after: Place | None, most: int) -> list[ReportRow]:
    """A person's reports of the span (end exclusive), newest day first, from behind `after`; two queries."""
    held = joined_reports().filter(person=person, on__gte=starts_on, on__lt=ends_on)
    if after is not None:
        held = held.filter(Q(on__lt=after.on) | Q(on=after.on, pk__lt=after.id))
    return rows_of(held.order_by("-on", "-pk")[:most])


def reports_on_target(target_id: int, *, starts_on: date, ends_on: date) -> list[ReportRow]:
    """The reports that a line of a receipt opens to, newest first; two queries."""
    return rows_of(joined_reports().filter(target_id=target_id, on__gte=starts_on, on__lt=ends_on))


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
        about=about(found),
        kind="target" if found.target else "project" if found.project else "task",
        title=title_of(found),
        unit=found.target.unit if found.target else _("percent done") if found.project else "",
        amount=found.amount,
        note=found.note,
        minutes=found.minutes,
        ordered_by=found.order_giver.name if found.order_giver else found.ordered_by,
        order_giver_id=found.order_giver_id,
        order_state=found.order_state,
        order_label=found.get_order_state_display(),
        order_reason=found.order_reason,
        is_blocked=found.is_blocked,
        copied_from_on=found.copied_from.on if found.copied_from else None,
        filed_at=found.filed_at,
        noted_at=found.noted_at,
        n_changes=getattr(found, "n_changes", 0),
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


def about(report: Report) -> About:
    """What a report speaks of: target, project or the words of a task."""
    if report.target_id:
        return ("t", report.target_id)
    return ("p", report.project_id) if report.project_id else ("x", report.task)


def title_of(found: Report) -> str:
    """What a report speaks of, in words."""
    if found.target:
        return found.target.name
    return found.project.title if found.project else found.task


def joined_reports() -> QuerySet[Report]:
    """Reports with what belongs to a row, newest first."""
    joined = Report.objects.select_related("person", "target", "project", "evidence", "copied_from", "order_giver")
    changes = ReportChange.objects.filter(report=OuterRef("pk")).order_by().values("report")
    counted = Coalesce(Subquery(changes.annotate(count=Count("pk")).values("count")), 0)
    return joined.annotate(n_changes=counted).order_by("-on", "-filed_at", "-pk")


def rows_of(found: Iterable[Report]) -> list[ReportRow]:
    """Finished rows of reports read with `joined_reports`, in their order; two queries."""
    reports = list(found)
    said = latest_verdicts(report.evidence_id for report in reports)
    return [row_of(report, said.get(report.evidence_id)) for report in reports]
