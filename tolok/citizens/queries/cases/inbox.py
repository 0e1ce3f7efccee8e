"""Reads the inbox of the desk and of contact officers, and one case for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db.models import Count, Q, QuerySet

from tolok.citizens.models import Case, CaseNote, CasePhoto, Standing
from tolok.citizens.models.cases import Mode, State
from tolok.citizens.queries.cases.clock import Pause
from tolok.citizens.queries.cases.terms import FINISHED, OWED, clocks, rules_of, term_of
from tolok.citizens.queries.cases.words import FACES, STATE_TONES, WARNINGS
from tolok.citizens.queries.duties import coordinates, units_served

if TYPE_CHECKING:
    from tolok.calendar.queries import Clock
    from tolok.engine.schema.complaints import Complaints
    from tolok.people.models import Government, Person

MOST = 200
VIEWS = ("open", "overdue", "reopened", "answered", "finished")


@dataclass(frozen=True)
class Line:
    """One case without a word of its reporter, `age` days after it came or as old as it was when it finished.

    `used` of `within` days are gone; `warning` and `alarm` are the word and tone of the share used, empty for little.
    """

    id: int
    kind: str
    unit: str
    state: str
    tone: str
    counts_on: date
    age: int
    due_on: date | None
    used: int
    within: int
    warning: str
    alarm: str
    is_overdue: bool
    reopened: int
    is_waiting: bool


@dataclass(frozen=True)
class InboxRow(Line):
    """One case in the inbox of those who work on it."""

    headline: str
    mode: str


@dataclass(frozen=True)
class Numbers:
    """How many cases each view of the inbox has."""

    open: int
    overdue: int
    reopened: int
    answered: int
    finished: int


def seen_by(person: Person, *, on: date) -> QuerySet[Case]:
    """The cases a person sees at the desk that day; none that are about the person."""
    found = Case.objects.filter(standing=Standing.OPEN).exclude(hearings__person=person)
    if coordinates(person, on=on):
        return found
    return found.filter(~Q(state=State.RECEIVED), unit__in=units_served(person, on=on))


def inbox(person: Person, *, at: datetime, on: date, view: str) -> tuple[list[InboxRow], Numbers]:
    """The rows of a view, the most urgent first, and how many each has; ten queries."""
    cases = list(seen_by(person, on=on).select_related("unit", "government").prefetch_related("pauses"))
    found, numbers = urgent(cases, person.government, at=at, on=on, view=view)
    return [_worded(case, line) for case, line in found], numbers


def urgent(
    cases: Iterable[Case], government: Government, *, at: datetime, on: date, view: str
) -> tuple[list[tuple[Case, Line]], Numbers]:  # fmt: skip  # as `inbox` knows them
    """The cases of a view with their lines, the most urgent first, and how many each view has; five queries."""
    listed = list(cases)
    rules, known = rules_of(government), clocks(government, {case.unit_id for case in listed})
    pairs = [(case, _line(case, known[case.unit_id], rules, at, on)) for case in listed]
    by_view = {name: [pair for pair in pairs if _is_in(name, *pair)] for name in VIEWS}
    shown = sorted(by_view[view], key=lambda pair: (pair[1].due_on or date.max, pair[1].counts_on, pair[1].id))
    if view == "finished":
        shown.reverse()
    return shown[:MOST], Numbers(**{name: len(found) for name, found in by_view.items()})


def _is_in(view: str, case: Case, line: Line) -> bool:
    return {
        "open": case.state in OWED,
        "overdue": line.is_overdue,
        "reopened": case.state in OWED and case.reopened > 0,
        "answered": case.state == State.ANSWERED,
        "finished": case.state in FINISHED,
    }[view]


def _worded(case: Case, line: Line) -> InboxRow:
    return InboxRow(**vars(line), headline=headline(case), mode=str(Mode(case.mode).label))


def _line(case: Case, clock: Clock, rules: Complaints, at: datetime, on: date) -> Line:
    term = term_of(case, rules)
    warning, alarm = warning_of(term.warned(clock, on, rules.warn_at) if term else 0)
    return Line(
        id=case.pk,
        kind=str(case.get_kind_display()),
        unit=case.unit.name if case.unit else "",
        state=str(case.get_state_display()),
        tone=STATE_TONES.get(case.state, ""),
        counts_on=case.counts_on,
        age=max(0, ((case.finished_on or on) - case.counts_on).days),
        due_on=term.due_on(clock) if term else None,
        used=term.used(clock, on) if term else 0,
        within=term.within if term else 0,
        warning=warning,
        alarm=alarm,
        is_overdue=term is not None and term.due_at(clock) < at,
        reopened=case.reopened,
        is_waiting=any(pause.ended_on is None and on <= pause.until_on for pause in case.pauses.all()),
    )


def warning_of(share: int) -> tuple[str, str]:
    """What a share of the limit, in percent, is called, and its tone; both empty below the first that has a word."""
    return next(((str(said), tone) for least, said, tone in WARNINGS if share >= least), ("", ""))


def headline(case: Case) -> str:
    """The first words of what happened."""
    first = " ".join(case.text.split())
    return first if len(first) <= 90 else first[:89].rsplit(" ", 1)[0] + "…"


@dataclass(frozen=True)
class CasePage:
    """One case for staff, without who reported it."""

    row: InboxRow
    category: str
    concerns: str
    service: str
    handler: str
    officer: str
    face: str
    pauses: tuple[Pause, ...]
    photos: range
    notes: tuple[CaseNote, ...]
    duplicates: tuple[Case, ...]


def case_by_id(number: int) -> Case | None:
    """A case that counts, with what its page needs; None when this transaction may not see it."""
    found = Case.objects.filter(standing=Standing.OPEN, pk=number)
    found = found.select_related("government", "unit", "service", "handler", "officer", "original", "contact")
    counted = found.annotate(n_photos=Count("photos"))
    return counted.prefetch_related("pauses", "hearings__person", "hearings__decider").first()


def case_page(case: Case, *, at: datetime, on: date) -> CasePage:
    """What staff read of a case from `case_by_id`; five queries."""
    rules, clock = rules_of(case.government), clocks(case.government, [case.unit_id])[case.unit_id]
    return CasePage(
        row=_worded(case, _line(case, clock, rules, at, on)),
        category=str(case.get_category_display()),
        concerns=str(case.get_concerns_display()),
        service=case.service.name if case.service else "",
        handler=case.handler.name if case.handler else "",
        officer=case.officer.name if case.officer else "",
        face=str(FACES[case.satisfaction]) if case.satisfaction else "",
        pauses=tuple(Pause(each.asked_on, each.ended_on or each.until_on) for each in case.pauses.all()),
        photos=range(1, getattr(case, "n_photos", 0) + 1),
        notes=tuple(case.notes.select_related("by")),
        duplicates=tuple(case.duplicates.all()),
    )


def similar(case: Case) -> list[tuple[int, str]]:
    """Cases it may be a duplicate of: of the same service or unit first, the newest first; number and headline."""
    found = Case.objects.filter(standing=Standing.OPEN).exclude(pk=case.pk).exclude(state=State.DUPLICATE)
    near = found.filter(Q(service__isnull=False, service=case.service_id) | Q(unit__isnull=False, unit=case.unit_id))
    rows: Iterable[Case] = [*near.order_by("-counts_on")[:15], *found.order_by("-counts_on")[:15]]
    return [(each.pk, f"{each.counts_on:%d.%m.} {headline(each)}") for each in dict.fromkeys(rows)][:15]


def photo_of(case: Case, number: int) -> CasePhoto | None:
    """One photo of a case."""
    return case.photos.filter(number=number).first()
