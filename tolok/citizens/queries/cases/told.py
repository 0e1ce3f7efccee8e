"""Reads a case as its reporter may see it: by code, without staff's names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q

from tolok.citizens.models import Case, CaseMessage, CaseStep, Standing
from tolok.citizens.models.cases import Mode, State
from tolok.citizens.queries.cases.terms import clocks, may_reopen, rules_of, settles_at, term_of
from tolok.citizens.queries.cases.words import FACES, MEANS, STATE_TONES, TO_REPORTER, TO_STAFF, TONES
from tolok.citizens.queries.receipts import code_hash

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django_stubs_ext import StrPromise


@dataclass(frozen=True)
class Entry:
    """One line of a history; `who` is empty for the reporter and the clock."""

    on: date
    title: str
    text: str
    who: str
    tone: str
    at: None = None
    href: str = ""


@dataclass(frozen=True)
class Tracked:
    """A case for its reporter; `due_on` where an answer is owed, `object_until` where one may be judged."""

    kind: str
    mode: str
    state: str
    tone: str
    means: str
    text: str
    photos: int
    entries: tuple[Entry, ...]
    due_on: date | None
    object_until: date | None
    may_confirm: bool
    may_object: bool
    may_rate: bool
    face: str
    is_asked: bool
    original: str


def case_behind(code: str) -> Case | None:
    """The case of a tracking code, however it was typed; None for an unknown one, in the same time."""
    found = Case.objects.select_related("government", "unit", "original").prefetch_related("pauses")
    return found.filter(code_hash=code_hash(code)).first()


def tracked(case: Case, *, on: date) -> Tracked:
    """The case as its reporter may see it; ten queries."""
    rules, clock = rules_of(case.government), clocks(case.government, [case.unit_id])[case.unit_id]
    term, until = term_of(case, rules), settles_at(case, rules, clock)
    is_answered = case.state in (State.ANSWERED, State.SETTLED, State.CLOSED_UNRESOLVED)
    return Tracked(
        kind=str(case.get_kind_display()),
        mode=str(Mode(case.mode).label),
        state=str(case.get_state_display()),
        tone=STATE_TONES.get(case.state, ""),
        means=str(MEANS[case.state]),
        text=case.text,
        photos=case.photos.count(),
        entries=tuple(history(case, TO_REPORTER, case.messages.filter(Q(act="add_message") | Q(waits=True)))),
        due_on=term.due_on(clock) if term else None,
        object_until=clock.day(until) if until else None,
        may_confirm=case.state == State.ANSWERED,
        may_object=may_reopen(case, rules, on),
        may_rate=is_answered,
        face=str(FACES[case.satisfaction]) if case.satisfaction else "",
        is_asked=any(pause.ended_on is None and on <= pause.until_on for pause in case.pauses.all()),
        original=str(case.original.get_state_display()) if case.original else "",
    )


def staff_history(case: Case) -> list[Entry]:
    """The case's history for staff, with who did what; messages that wait for a moderator are left out."""
    return history(case, TO_STAFF, case.messages.filter(standing=Standing.OPEN, act="add_message"))


def history(case: Case, words: Mapping[str, StrPromise], messages: Iterable[CaseMessage]) -> list[Entry]:
    """The steps and messages of a case, oldest first; two queries."""
    is_inside = words is TO_STAFF
    steps = case.steps.exclude(verb="add_message").select_related("unit", "by")
    found = [_entry(step, words, is_inside) for step in steps]
    found += [Entry(each.on, str(words[each.act]), each.text, "", "") for each in messages]
    return sorted(found, key=lambda entry: entry.on)


def _entry(step: CaseStep, words: Mapping[str, StrPromise], is_inside: bool) -> Entry:
    title = str(words[step.verb]) % {"unit": step.unit.name if step.unit else ""}
    who = step.by.name if is_inside and step.by else ""
    return Entry(step.on, title, step.text, who, TONES.get(step.verb, ""))
