"""The dry run of an import: row by row what would happen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from typing import TYPE_CHECKING, TypeVar

from tolok.people.queries.checks import CHECKS, nip_doubts
from tolok.people.queries.known import Known, known_rows
from tolok.people.queries.nip import masked_nip, status_of, tidy_nip
from tolok.people.queries.rows import (
    Fault,
    ImportPlan,
    ImportRows,
    Outcome,
    PersonRow,
    PostingRow,
    Row,
    Sheet,
    UnitRow,
    Verdict,
)
from tolok.people.queries.shapes import held_twice, line_above, shape_faults

if TYPE_CHECKING:
    from tolok.people.models import Government

R = TypeVar("R", bound=Row)


def plan_import(government: Government, rows: ImportRows, faults: Sequence[Fault] = ()) -> ImportPlan:
    """What importing these rows would do; `faults` were found while reading them. Writes nothing."""
    known = known_rows()
    filled = _filled(rows, known, government.time_zone)
    after = known.with_rows(filled)
    told = {(fault.sheet, fault.line, fault.column) for fault in faults}
    found = [*faults, *(f for f in _found(filled, after) if (f.sheet, f.line, f.column) not in told)]
    ordered = sorted(found, key=lambda f: ([*Sheet, f.sheet].index(f.sheet), f.line))
    outcomes = tuple(_outcomes(filled, known, ordered))
    doubts = (*nip_doubts(filled.persons), *held_twice(filled, after))
    return ImportPlan(outcomes, tuple(ordered), doubts)


def _filled(rows: ImportRows, known: Known, time_zone: str) -> ImportRows:
    """The rows with their line numbers and with what a blank cell means."""
    units = _numbered(rows.units)
    parents = {unit.code: unit.parent for unit in (*known.units.values(), *units)}
    zones = {unit.code: unit.time_zone for unit in (*known.units.values(), *units) if unit.time_zone}
    persons = [_person(row, known) for row in _numbered(rows.persons)]
    return ImportRows(
        units=tuple(_unit(row, parents, zones, time_zone) for row in units),
        positions=_numbered(rows.positions),
        persons=tuple(persons),
        postings=tuple(replace(row, nip=tidy_nip(row.nip)) for row in _numbered(rows.postings)),
    )


def _numbered(rows: Iterable[R]) -> tuple[R, ...]:
    return tuple(row if row.line else replace(row, line=place) for place, row in enumerate(rows, start=1))


def _unit(row: UnitRow, parents: dict[str, str], zones: dict[str, str], time_zone: str) -> UnitRow:
    line = [row.code, *line_above(row.code, parents)]
    return replace(row, time_zone=row.time_zone or next((zones[code] for code in line if code in zones), time_zone))


def _person(row: PersonRow, known: Known) -> PersonRow:
    nip = tidy_nip(row.nip)
    kept = known.persons.get((nip,))
    return replace(
        row,
        nip=nip,
        status=row.status or status_of(nip) or "",
        rank=row.rank or (kept.rank if kept else ""),
        email=row.email or (kept.email if kept else ""),
    )


def _found(rows: ImportRows, after: Known) -> Iterable[Fault]:
    for sheet, its in rows.by_sheet().items():
        for check in CHECKS[sheet]:
            yield from check(sheet, its, after)
    yield from shape_faults(rows, after)


def _outcomes(rows: ImportRows, known: Known, faults: Sequence[Fault]) -> Iterable[Outcome]:
    bad = {(fault.sheet, fault.line): fault for fault in faults}
    for sheet, its in rows.by_sheet().items():
        stored = known.of(sheet)
        for row in its:
            is_bad = bad.pop((sheet, row.line), None) is not None
            changes = _changes(row, stored.get(row.key))
            yield Outcome(sheet, row.line, _label(row), _verdict(row.key in stored, changes, is_bad), changes, row)
    for (name, line), fault in bad.items():
        if line and name in list(Sheet):
            yield Outcome(Sheet(name), line, fault.value, Verdict.BAD)


def _verdict(is_known: bool, changes: tuple[str, ...], is_bad: bool) -> Verdict:
    if is_bad:
        return Verdict.BAD
    if not is_known:
        return Verdict.NEW
    return Verdict.CHANGED if changes else Verdict.SAME


def _changes(row: Row, stored: Row | None) -> tuple[str, ...]:
    if stored is None:
        return ()
    names = [field.name for field in fields(row) if field.compare]
    return tuple(name for name in names if getattr(row, name) != getattr(stored, name))


def _label(row: Row) -> str:
    match row:
        case PersonRow():
            return f"{masked_nip(row.nip)} {row.name}"
        case PostingRow():
            return f"{masked_nip(row.nip)} → {row.position}"
        case UnitRow():
            return f"{row.code} {row.name}"
    return f"{row.code} {row.title}"
