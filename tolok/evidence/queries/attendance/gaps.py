"""Where records lack, and the declared failures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from tolok.evidence.models import MachineFailure
from tolok.evidence.queries.attendance.known import DAY, known
from tolok.evidence.queries.attendance.standing import Standing, standings
from tolok.people.queries import postings

LOOK_BACK = timedelta(days=31)


@dataclass(frozen=True)
class UnitDay:
    """One unit on one working day: how many of its people have no record."""

    unit_id: int
    unit: str
    on: date
    missing: int
    people: int

    @property
    def is_failure(self) -> bool:
        """Whether so many have no record that the machine, not the people, was away."""
        return 2 * self.missing >= self.people


def gaps(*, on: date) -> list[UnitDay]:
    """The unit days of the last month before that day without some records, the emptiest first.

    Who works where is taken as it is on that day. The number of queries is fixed.
    """
    starts_on = on - LOOK_BACK
    people: dict[int, list[int]] = defaultdict(list)
    names: dict[int, str] = {}
    for posting in postings(on=on):
        people[posting.position.unit_id].append(posting.person_id)
        names[posting.position.unit_id] = posting.position.unit.name
    of = known((person for own in people.values() for person in own), starts_on=starts_on, ends_on=on)
    found = []
    for unit_id, own in people.items():
        for day, missing in _missing(own, {p: standings(p, of, starts_on=starts_on, ends_on=on) for p in own}).items():
            found.append(UnitDay(unit_id, names[unit_id], day, missing, len(own)))
    return sorted(found, key=lambda each: (-each.missing * 1000 // each.people, -each.on.toordinal(), each.unit))


def _missing(people: list[int], of: Mapping[int, Mapping[date, Standing]]) -> dict[date, int]:
    counts: dict[date, int] = defaultdict(int)
    for person_id in people:
        for day, standing in of[person_id].items():
            counts[day] += standing == Standing.MISSING
    return {day: n for day, n in counts.items() if n}


@dataclass(frozen=True)
class FailureRow:
    """One declared failure; `last_on` is its last day, an empty unit everybody."""

    id: int
    unit: str
    starts_on: date
    last_on: date
    reason: str
    by: str
    is_withdrawn: bool


def failure_rows() -> list[FailureRow]:
    """Every failure ever declared, newest first; one query."""
    held = MachineFailure.objects.select_related("unit", "declared_by").order_by("-starts_on", "-pk")
    return [
        FailureRow(
            id=each.pk,
            unit=each.unit.name if each.unit else "",
            starts_on=each.starts_on,
            last_on=each.ends_on - DAY,
            reason=each.reason,
            by=each.declared_by.name,
            is_withdrawn=each.withdrawn_at is not None,
        )
        for each in held
    ]


def failure_of(failure_id: int) -> MachineFailure | None:
    """One declared failure, when this transaction may see it and it still holds."""
    return MachineFailure.objects.filter(pk=failure_id, withdrawn_at=None).first()
