"""What a person may report next: targets, projects, and the tasks of the last day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from tolok.engine import packs
from tolok.reports.models import Report
from tolok.skp.queries import projects_of, targets_of

if TYPE_CHECKING:
    from tolok.people.models import Government, Person

# How far back "same as the last day" looks.
LOOK_BACK = timedelta(days=31)


@dataclass(frozen=True)
class Copy:
    """What was reported before on the same thing; filling it in marks the new report as a copy."""

    report_id: int
    on: date
    amount: int | None
    note: str


@dataclass(frozen=True)
class Proposal:
    """One thing that may be reported today; `amount`s are in hundredths of `unit`."""

    kind: str
    id: int
    title: str
    context: str
    unit: str
    wanted: str
    task: str = ""
    ordered_by: str = ""
    last: Copy | None = None
    is_filed: bool = False

    @property
    def key(self) -> str:
        """What names it in a form: t for a target, p for a project, x for a task done before."""
        return f"{self.kind[0] if self.kind != 'task' else 'x'}{self.id}"


def first_day(government: Government, *, on: date) -> date:
    """The earliest day that may still be reported on that day, by the policy pack."""
    return on - timedelta(days=packs.load(government.pack).reporting.backdate_days)


def may_still_mend(government: Government, *, filed_on: date, on: date) -> bool:
    """Whether a report filed on that local day may still be changed, by the policy pack."""
    return (on - filed_on).days <= packs.load(government.pack).reporting.edit_days


def proposals(person: Person, *, on: date) -> list[Proposal]:
    """What the person may report that day, what was reported most recently first; three queries."""
    recent = list(Report.objects.filter(person=person, on__gt=on - LOOK_BACK, on__lte=on).order_by("-on", "-pk"))
    last = {_about(each): each for each in reversed(recent) if each.on < on}
    filed = {_about(each) for each in recent if each.on == on}
    found = [
        Proposal("target", t.id, t.name, t.outcome, t.unit, t.wanted, last=_copy(last.get(("t", t.id))))
        for t in targets_of(person, on=on)
        if t.service_id is None  # a system counts it; nobody types
    ] + [
        Proposal("project", p.id, p.title, p.role, _("percent done"), "", last=_copy(last.get(("p", p.id))))
        for p in projects_of(person, on=on)
    ]
    found += _tasks(recent, on)
    marked = [_marked(each, filed) for each in found]
    return sorted(marked, key=lambda each: (each.is_filed, each.last is None, _age(each, on)))


def _age(proposal: Proposal, on: date) -> int:
    return (on - proposal.last.on).days if proposal.last else 0


def _about(report: Report) -> tuple[str, int | str]:
    if report.target_id:
        return ("t", report.target_id)
    return ("p", report.project_id) if report.project_id else ("x", report.task)


def _copy(report: Report | None) -> Copy | None:
    return Copy(report.pk, report.on, report.amount, report.note) if report else None


def _tasks(recent: list[Report], on: date) -> list[Proposal]:
    """The extra tasks of the last reported day before this one."""
    before = [each for each in recent if each.on < on]
    tasks = [each for each in before if each.task and each.on == before[0].on]
    return [
        Proposal("task", each.pk, each.task, each.ordered_by, "", "", each.task, each.ordered_by, _copy(each))
        for each in tasks
    ]


def _marked(proposal: Proposal, filed: set[tuple[str, int | str]]) -> Proposal:
    about: tuple[str, int | str] = ("x", proposal.task) if proposal.task else (proposal.kind[0], proposal.id)
    return replace(proposal, is_filed=about in filed)
