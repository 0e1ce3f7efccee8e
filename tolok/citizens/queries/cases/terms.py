"""The clock and the running limit of cases, by their units and the policy."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from tolok.calendar.queries import clocks_of, common_clock
from tolok.citizens.models.cases import State
from tolok.citizens.queries.cases.clock import Pause, Term
from tolok.engine import packs

if TYPE_CHECKING:
    from tolok.calendar.queries import Clock
    from tolok.citizens.models import Case
    from tolok.engine.schema.complaints import Complaints
    from tolok.people.models import Government

FINISHED = (State.SETTLED, State.CLOSED_UNRESOLVED, State.NOT_OURS, State.DUPLICATE)
# What still needs an answer by the government.
OWED = (State.RECEIVED, State.VERIFIED, State.FORWARDED, State.IN_PROGRESS)


def rules_of(government: Government) -> Complaints:
    """The government's own times and limits."""
    return packs.load(government.pack).contents.complaints


def clocks(government: Government, unit_ids: Iterable[int | None]) -> dict[int | None, Clock]:
    """The clock of each unit asked for, also of what has no unit (None); five queries at most."""
    asked = set(unit_ids)
    own = clocks_of(number for number in asked if number is not None) if asked - {None} else {}
    found: dict[int | None, Clock] = {None: common_clock(government)} if None in asked else {}
    found.update(own.items())
    return found


def pauses_of(case: Case) -> tuple[Pause, ...]:
    """When the clock of a case waited for its reporter; of one that runs, until it ends by itself."""
    return tuple(
        Pause(each.asked_on, each.until_on if each.ended_on is None else min(each.ended_on, each.until_on))
        for each in case.pauses.all()
    )


def term_of(case: Case, rules: Complaints) -> Term | None:
    """The limit that runs: for checking, then for the answer; None when no answer is owed."""
    if case.state not in OWED:
        return None
    if case.within is None:
        return Term(case.clock_from, rules.verify_within)
    return Term(case.clock_from, case.within, case.scale, pauses_of(case))


def answer_term(case: Case) -> Term | None:
    """The limit of the answer; None before a class was given."""
    return None if case.within is None else Term(case.clock_from, case.within, case.scale, pauses_of(case))


def settles_at(case: Case, rules: Complaints, clock: Clock) -> datetime | None:
    """Until when the reporter may object to an answer; None when none waits."""
    if case.state != State.ANSWERED or case.answered_on is None:
        return None
    return Term(case.answered_on, rules.settle_after).due_at(clock)


def may_reopen(case: Case, rules: Complaints, on: date) -> bool:
    """Whether a finished case is young enough to be reopened; an answered one always is."""
    if case.state == State.ANSWERED:
        return True
    is_over = case.state in (State.SETTLED, State.CLOSED_UNRESOLVED) and case.finished_on is not None
    return is_over and case.finished_on is not None and on <= case.finished_on + timedelta(days=rules.reopen_within)
