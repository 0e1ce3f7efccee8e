"""What is known of each day of many people, and what one day therefore counts as."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q

from tolok.calendar.queries import worked_days
from tolok.evidence.models import AttendanceCorrection, AttendanceDay, Leave, MachineFailure
from tolok.people.queries import UnitSpan, unit_spans, units

DAY = timedelta(days=1)
SATURDAY = 5
ASKED = AttendanceCorrection.State.ASKED


class Standing(StrEnum):
    """What one day counts as. The first that holds is taken, in this order."""

    UNPAID = "unpaid"  # unpaid leave: the day counts nowhere
    LEAVE = "leave"  # at work for the rules, whatever the machine says
    FAILURE = "failure"  # the machine failed: present for everybody
    DISPUTED = "disputed"  # counts nowhere until the superior has decided
    PRESENT = "present"
    EXCUSED = "excused"
    ABSENT = "absent"
    MISSING = "missing"  # a working day without a record is not absence
    FREE = "free"  # no working day, and nobody was there


class Record(NamedTuple):
    """What the record of a day says; minutes of None: nobody knows how many."""

    kind: str
    late_minutes: int | None
    early_minutes: int | None


PLAIN = Record("present", 0, 0)


@dataclass(frozen=True)
class Away:
    """One granted leave; `ends_on` exclusive."""

    kind: str
    starts_on: date
    ends_on: date

    def days(self, starts_on: date, ends_on: date) -> list[date]:
        """Its calendar days inside a span."""
        first, after = max(self.starts_on, starts_on), min(self.ends_on, ends_on)
        return [first + number * DAY for number in range((after - first).days)]


@dataclass(frozen=True)
class Failure:
    """Days on which no machine of some units counts; `unit_ids` None: of all units."""

    starts_on: date
    ends_on: date
    unit_ids: frozenset[int] | None


@dataclass(frozen=True)
class Known:
    """Everything about some people in a span: days, leave and open corrections by person; failures for all.

    Nearly all days are plain, present and in time; `records` holds the others.
    """

    worked: frozenset[date]
    plain: Mapping[int, Collection[date]]
    records: Mapping[int, Mapping[date, Record]]
    leave: Mapping[int, Sequence[Away]]
    disputed: Mapping[int, set[date]]
    failures: Sequence[Failure]
    spans: Mapping[int, Sequence[UnitSpan]] = field(default_factory=dict)

    def record(self, person_id: int, on: date) -> Record | None:
        """What the record of a day says; None without one."""
        return PLAIN if on in self.plain.get(person_id, ()) else self.records.get(person_id, {}).get(on)


def known(person_ids: Iterable[int], *, starts_on: date, ends_on: date) -> Known:
    """What is known of these people in the span (end exclusive); seven queries, eight if a unit failed."""
    people = list(person_ids)
    records = defaultdict[int, dict[date, Record]](dict)
    held = AttendanceDay.objects.filter(person_id__in=people, on__gte=starts_on, on__lt=ends_on)
    is_plain = Q(kind=PLAIN.kind, late_minutes=0, early_minutes=0)
    plain = held.filter(is_plain).values_list("person_id").annotate(days=ArrayAgg("on"))
    others = held.exclude(is_plain)
    for person_id, on, *said in others.values_list("person_id", "on", "kind", "late_minutes", "early_minutes"):
        records[person_id][on] = Record._make(said)
    disputed = defaultdict[int, set[date]](set)
    asked = AttendanceCorrection.objects.filter(state=ASKED, person_id__in=people, on__gte=starts_on, on__lt=ends_on)
    for person_id, on in asked.values_list("person_id", "on"):
        disputed[person_id].add(on)
    found = failures(starts_on, ends_on)
    is_local = any(failure.unit_ids is not None for failure in found)
    return Known(
        worked=frozenset(worked_days(starts_on, ends_on)),
        plain=dict(plain),
        records=records,
        leave=leave_of(people, starts_on=starts_on, ends_on=ends_on),
        disputed=disputed,
        failures=found,
        spans=unit_spans(people if is_local else (), starts_on=starts_on, ends_on=ends_on),
    )


def leave_of(person_ids: Iterable[int], *, starts_on: date, ends_on: date) -> dict[int, list[Away]]:
    """The granted leave of each person that touches the span; one query."""
    touching = Leave.objects.filter(
        state=Leave.State.GRANTED, person_id__in=list(person_ids), starts_on__lt=ends_on, ends_on__gt=starts_on
    )
    found = defaultdict[int, list[Away]](list)
    rows = touching.order_by("starts_on").values_list("person_id", "kind", "starts_on", "ends_on")
    for person_id, kind, first, after in rows:
        found[person_id].append(Away(kind, first, after))
    return found


def failures(starts_on: date, ends_on: date) -> list[Failure]:
    """The declared failures that touch the span, with the units below each; two queries."""
    touching = MachineFailure.objects.filter(withdrawn_at=None, starts_on__lt=ends_on, ends_on__gt=starts_on)
    rows = list(touching.values_list("starts_on", "ends_on", "unit_id"))
    children = defaultdict[int | None, list[int]](list)
    for unit in units():
        children[unit.parent_id].append(unit.pk)
    return [Failure(first, after, None if unit is None else _below(unit, children)) for first, after, unit in rows]


def _below(unit_id: int, children: Mapping[int | None, list[int]]) -> frozenset[int]:
    """A unit and every unit below it."""
    found, waiting = set[int](), [unit_id]
    while waiting:
        unit = waiting.pop()
        waiting += [child for child in children.get(unit, ()) if child not in found]
        found.add(unit)
    return frozenset(found)


def failed_days(person_id: int, of: Known, *, starts_on: date, ends_on: date) -> set[date]:
    """The calendar days of the span on which the person's machine had failed."""
    found = set[date]()
    for failure in of.failures:
        for first, after, unit_id in _touched(person_id, of, failure):
            first, after = max(first, failure.starts_on, starts_on), min(after, failure.ends_on, ends_on)
            if failure.unit_ids is None or unit_id in failure.unit_ids:
                found.update(first + number * DAY for number in range((after - first).days))
    return found


def _touched(person_id: int, of: Known, failure: Failure) -> list[tuple[date, date, int]]:
    """Where the person worked meanwhile; a failure of everybody asks no posting."""
    if failure.unit_ids is None:
        return [(failure.starts_on, failure.ends_on, 0)]
    return [(first, after or failure.ends_on, unit) for first, after, unit in of.spans.get(person_id, ())]


def standings(person_id: int, of: Known, *, starts_on: date, ends_on: date) -> dict[date, Standing]:
    """What each day of the span with a record, leave or work counts as; `of` must hold the span and the person."""
    records, disputed = of.records.get(person_id, {}), of.disputed.get(person_id, ())
    plain = of.plain.get(person_id, ())
    away = {on: each.kind for each in of.leave.get(person_id, ()) for on in each.days(starts_on, ends_on)}
    failed = failed_days(person_id, of, starts_on=starts_on, ends_on=ends_on)
    expected = {*of.worked, *records, *plain}
    found = dict.fromkeys((on for on in expected if starts_on <= on < ends_on), Standing.MISSING)
    found |= {on: Standing.PRESENT for on in plain if on in found}
    found |= {on: _recorded(on, said, of) for on, said in records.items() if on in found}
    found |= {on: Standing.DISPUTED for on in disputed if on in found}
    found |= {on: Standing.FAILURE for on in failed if on in found}
    is_unpaid = {True: Standing.UNPAID, False: Standing.LEAVE}
    return found | {on: is_unpaid[kind == Leave.Kind.UNPAID] for on, kind in away.items() if on in found}


def _recorded(on: date, said: Record, of: Known) -> Standing:
    """What the record says, but nobody is absent on a day without work; offices of six days work on Saturdays."""
    is_off = on not in of.worked and on.weekday() != SATURDAY
    return Standing.FREE if is_off and said.kind == Standing.ABSENT else Standing(said.kind)


def days_away(person_ids: Iterable[int], starts_on: date, ends_on: date) -> dict[int, set[date]]:
    """The days each person is away by right in the span (end exclusive): leave or excused; two queries.

    Silence on such a day is no silence. Who is never away has no entry.
    """
    people = list(person_ids)
    found = defaultdict[int, set[date]](set)
    for person_id, spans in leave_of(people, starts_on=starts_on, ends_on=ends_on).items():
        for away in spans:
            found[person_id].update(away.days(starts_on, ends_on))
    excused = Q(kind="excused", person_id__in=people, on__gte=starts_on, on__lt=ends_on)
    for person_id, on in AttendanceDay.objects.filter(excused).values_list("person_id", "on"):
        found[person_id].add(on)
    return dict(found)
