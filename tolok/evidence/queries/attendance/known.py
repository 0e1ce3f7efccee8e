"""What is known of each day of many people, and what one day therefore counts as."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q

from tolok.calendar.queries import worked_days
from tolok.evidence.models import AttendanceCorrection, AttendanceDay, Leave, MachineFailure
from tolok.people.queries import UnitSpan, unit_spans, units

DAY = timedelta(days=1)
ASKED = AttendanceCorrection.State.ASKED


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
