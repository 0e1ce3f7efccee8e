"""What a person may report next: targets, projects, tasks that come back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from tolok.evidence.queries import Part, measured, tallies
from tolok.reports.models import Report
from tolok.reports.queries.needs import Need, need_of
from tolok.reports.queries.proposal import Copy, Proposal, Stuck
from tolok.reports.queries.rows import about
from tolok.reports.queries.sums import Amounts, amounts
from tolok.skp.queries import projects_of, targets_of

if TYPE_CHECKING:
    from tolok.people.models import Person
    from tolok.skp.queries import TargetRow

# How far back "same as the last day", usual tasks and one's own phrases look.
LOOK_BACK = timedelta(days=31)
DAY = timedelta(days=1)
# A project without a word for so long is due.
QUIET = timedelta(days=7)
MOST_PHRASES = 5
MOST_TASKS = 6


@dataclass(frozen=True)
class Work:
    """What may be reported, how far the month is, what the person wrote and was ordered lately, what systems count."""

    proposals: list[Proposal]
    needs: list[Need]
    tasks: tuple[str, ...]
    order_givers: tuple[Person, ...]
    counted: tuple[TargetRow, ...]


def proposals(person: Person, *, on: date) -> list[Proposal]:
    """What the person may report that day: what is due first, what was sent already last."""
    return work_of(person, on=on).proposals


def work_of(person: Person, *, on: date) -> Work:
    """What the page of a day needs to know of the person's work; four queries of reports, targets and projects."""
    earlier = Report.objects.filter(person=person, on__gt=on - LOOK_BACK, on__lte=on)
    recent = list(earlier.select_related("order_giver").order_by("-on", "-pk"))
    targets = targets_of(person, on=on)
    found = amounts([person.pk], starts_on=on.replace(day=1), ends_on=on + DAY)
    counted = tuple(target for target in targets if target.service_id is not None)
    found |= _measured(counted, Part(person.pk, on.replace(day=1), on + DAY))
    shown = [target for target in targets if target.service_id is not None or not target.reading]
    needs = {target.id: need_of(target, found.get(target.id), on=on) for target in shown}
    listed = [
        Proposal("target", t.id, t.name, t.outcome, t.unit, t.wanted, is_due=needs[t.id].is_due, left=needs[t.id].left)
        for t in shown
        if not t.reading  # what is counted or read nobody types
    ]
    listed += [Proposal("project", p.id, p.title, p.role, _("percent done"), "") for p in projects_of(person, on=on)]
    listed += _tasks(recent, on)
    known = [_known(each, [one for one in recent if about(one) == each.about], on) for each in listed]
    givers = {one.order_giver_id: one.order_giver for one in recent if one.order_giver}
    return Work(
        proposals=sorted(known, key=lambda each: (each.is_filed, each.last is None, not each.is_due, _age(each, on))),
        needs=list(needs.values()),
        tasks=_most_used(one.task for one in recent if one.task),
        order_givers=tuple(givers.values()),
        counted=counted,
    )


def _measured(counted: tuple[TargetRow, ...], month: Part) -> dict[int, Amounts]:
    """The month's amounts of the targets that systems count; no query without such a target."""
    held = tallies([month]).get(month, []) if counted else []
    return {
        target_id: Amounts(target_id, amount, None, n, 0, None)
        for target_id, (amount, n) in measured(counted, held).items()
        if n
    }


def _known(proposal: Proposal, own: list[Report], on: date) -> Proposal:
    """The proposal with what earlier reports on it (newest first) say."""
    last = next((each for each in own if each.on < on), None)
    newest = own[0] if own else None
    is_quiet = proposal.kind == "project" and (last is None or on - last.on >= QUIET)
    return replace(
        proposal,
        last=Copy(last.pk, last.on, last.amount, last.note) if last else None,
        is_filed=any(each.on == on for each in own),
        is_due=proposal.is_due or is_quiet,
        stuck=Stuck(newest.pk, newest.on, newest.note) if newest and newest.is_blocked else None,
        phrases=_most_used(each.note for each in own if each.note),
    )


def _age(proposal: Proposal, on: date) -> int:
    return (on - proposal.last.on).days if proposal.last else 0


def _tasks(recent: list[Report], on: date) -> list[Proposal]:
    """The tasks of the last reported day, and those that come back, newest first."""
    before = [each for each in recent if each.on < on]
    newest = {each.task: each for each in reversed(before) if each.task}
    days = {task: {each.on for each in before if each.task == task} for task in newest}
    usual = [each for each in newest.values() if each.on == before[0].on or _comes_back(days[each.task], on)]
    usual.sort(key=lambda each: (each.on, each.pk), reverse=True)
    return [
        Proposal(
            "task",
            each.pk,
            each.task,
            _orderer(each),
            "",
            "",
            each.task,
            each.ordered_by,
            order_giver_id=each.order_giver_id,
        )
        for each in usual[:MOST_TASKS]
    ]


def _comes_back(days: set[date], on: date) -> bool:
    """Whether a task done on these days is likely that day: on several weekdays, or on this one again and again."""
    weekdays = {day.weekday() for day in days}
    return len(days) > 1 and (len(weekdays) > 1 or on.weekday() in weekdays)


def _orderer(report: Report) -> str:
    return report.order_giver.name if report.order_giver else report.ordered_by


def _most_used(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(text for text, _count in Counter(texts).most_common(MOST_PHRASES))
