"""Reads office hours: the clock of each unit, and the weeks as they were set."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils.dates import WEEKDAYS

from tolok.calendar.models import Holiday, OfficeHours
from tolok.calendar.queries.clock import STANDARD_WEEK, Clock, Spans, Week
from tolok.people.queries import units, units_of_all

if TYPE_CHECKING:
    from tolok.people.models import Government, Unit

Weeks = tuple[tuple[date, Week], ...]


@dataclass(frozen=True)
class HoursRow:
    """One week as it was set: whose, from when, and each day's hours in words; `unit` empty for everybody."""

    unit_id: int | None
    unit: str
    valid_from: date | None
    days: tuple[tuple[str, str], ...]


def clocks_of(unit_ids: Iterable[int]) -> dict[int, Clock]:
    """The clock of each unit: its own hours, else those of the unit above, else everybody's; three queries."""
    free = frozenset(Holiday.objects.values_list("on", flat=True))
    known, weeks = {unit.pk: unit for unit in units()}, _weeks()
    return {
        unit_id: Clock(known[unit_id].time_zone, _weeks_of(known[unit_id], known, weeks), free)
        for unit_id in set(unit_ids)
    }


def common_clock(government: Government) -> Clock:
    """The clock of what belongs to no unit: everybody's hours in the government's time; two queries."""
    free = frozenset(Holiday.objects.values_list("on", flat=True))
    return Clock(government.time_zone, _weeks().get(None, ()), free)


def clocks_of_persons(person_ids: Iterable[int], *, on: date, government: Government) -> dict[int, Clock]:
    """The clock of each person's office that day, everybody's for whoever has none; six queries."""
    homes, common = units_of_all(on=on), common_clock(government)
    asked = list(person_ids)
    own = clocks_of(homes[each] for each in asked if each in homes)
    return {each: own[homes[each]] if each in homes else common for each in asked}


def due_at(received_at: datetime, limit: int, scale: str, *, unit: Unit) -> datetime:
    """Until when something received then is in time: so many working days or minutes of the unit's hours."""
    return clocks_of([unit.pk])[unit.pk].due_at(received_at, limit, scale)


def hours_rows() -> list[HoursRow]:
    """Every week that was set, everybody's first, the newest first; the standard week stands where none is."""
    rows = [
        HoursRow(unit_id, name, valid_from, _days(week))
        for (unit_id, name), weeks in _named().items()
        for valid_from, week in sorted(weeks, reverse=True)
    ]
    has_own = any(row.unit_id is None for row in rows)
    return ([] if has_own else [HoursRow(None, "", None, _days(STANDARD_WEEK))]) + rows


def said(spans: Spans) -> str:
    """A day's hours as people write them: "07.30–12.00, 13.00–16.00"; empty when closed."""
    return ", ".join(f"{_time(opens)}–{_time(closes)}" for opens, closes in spans)


def _time(minute: int) -> str:
    return f"{minute // 60:02}.{minute % 60:02}"


def _days(week: Week) -> tuple[tuple[str, str], ...]:
    return tuple((str(WEEKDAYS[number]), said(spans)) for number, spans in enumerate(week))


def _named() -> dict[tuple[int | None, str], Weeks]:
    names: dict[int | None, str | None] = dict(OfficeHours.objects.values_list("unit_id", "unit__name"))
    found = _weeks()
    ordered = sorted(found, key=lambda unit_id: (unit_id is not None, names[unit_id] or ""))
    return {(unit_id, names[unit_id] or ""): found[unit_id] for unit_id in ordered}


def _weeks() -> dict[int | None, Weeks]:
    """The weeks that were set, by unit (None: everybody's), the earliest first."""
    found: dict[int | None, dict[date, list[list[tuple[int, int]]]]] = defaultdict(dict)
    columns = ("unit_id", "valid_from", "weekday", "opens", "closes")
    for unit_id, valid_from, weekday, opens, closes in OfficeHours.objects.order_by(*columns).values_list(*columns):
        week = found[unit_id].setdefault(valid_from, [[] for _ in range(7)])
        week[weekday].append((opens, closes))
    return {
        unit_id: tuple((valid_from, tuple(map(tuple, week))) for valid_from, week in weeks.items())
        for unit_id, weeks in found.items()
    }


def _weeks_of(unit: Unit | None, known: dict[int, Unit], weeks: dict[int | None, Weeks]) -> Weeks:
    """A unit's own weeks, and before the first of them those of the unit above."""
    own = weeks.get(unit.pk if unit else None, ())
    if unit is None:
        return own
    above = _weeks_of(known[unit.parent_id] if unit.parent_id else None, known, weeks)
    return _before(above, own) + own


def _before(above: Sequence[tuple[date, Week]], own: Weeks) -> Weeks:
    return tuple(each for each in above if not own or each[0] < own[0][0])
