"""How fast cases were answered, for whoever weighs it: of which unit, by whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tolok.citizens.models import Case, Standing
from tolok.citizens.models.cases import Concerns, State
from tolok.citizens.queries.cases.terms import answer_term, clocks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tolok.calendar.queries import Clock
    from tolok.people.models import Government

OTHERS = (State.NOT_OURS, State.DUPLICATE)
NOT_THEIRS = (Concerns.RULE, Concerns.SYSTEM)


@dataclass(frozen=True)
class AnsweredCase:
    """A case on the day it was answered, or on which its limit ran out without an answer (`days` None).

    `days` are those of its limit. Nobody answers for a rule or a system: then `is_theirs` is false.
    """

    unit_id: int | None
    handler_id: int | None
    is_theirs: bool
    on: date
    days: int | None
    is_in_time: bool
    came_back: bool


def answered_cases(government: Government, *, starts_on: date, ends_on: date) -> list[AnsweredCase]:
    """The cases answered in the span (end exclusive), and those whose limit ran out in it; six queries.

    What is others' to answer, a duplicate, or not checked yet counts nowhere; nor does what was closed in time.
    """
    held = Case.objects.filter(standing=Standing.OPEN, within__isnull=False, clock_from__lt=ends_on)
    held = held.exclude(state__in=OTHERS).exclude(answered_on__lt=starts_on).exclude(finished_on__lt=starts_on)
    return _seen(list(held.prefetch_related("pauses")), government, starts_on, ends_on)


def _seen(cases: Iterable[Case], government: Government, starts_on: date, ends_on: date) -> list[AnsweredCase]:
    listed = list(cases)
    known = clocks(government, {case.unit_id for case in listed})
    found = (answered_case(case, known[case.unit_id], ends_on) for case in listed)
    return [each for each in found if each is not None and starts_on <= each.on < ends_on]


def answered_case(case: Case, clock: Clock, ends_on: date) -> AnsweredCase | None:
    """The case as it stood before that day; None while nothing can be said of it."""
    term = answer_term(case)
    if term is None:
        return None
    due, answered = term.due_on(clock), case.answered_on
    person = (case.unit_id, case.handler_id, case.concerns not in NOT_THEIRS)
    if answered is not None and answered < ends_on:
        days = term.used(clock, answered)
        return AnsweredCase(*person, answered, days, answered <= due, case.reopened > 0)
    is_closed_in_time = case.finished_on is not None and case.finished_on <= due
    is_late = due < ends_on and not is_closed_in_time
    return AnsweredCase(*person, due, None, is_in_time=False, came_back=case.reopened > 0) if is_late else None
