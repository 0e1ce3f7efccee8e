"""Facts read from CSV tables, each row checked."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

from tolok.engine.tables import OPTIONAL, TABLES, Cell, FaultyRow, Reader
from tolok.rules.facts import (
    AttendanceFact,
    BehaviourFact,
    ComponentFact,
    ConductFact,
    Dossier,
    EventFact,
    OutcomeFact,
    ProjectFact,
    RatingFact,
    TargetFact,
)


@dataclass(frozen=True)
class _Line:
    file: str
    line: int
    cells: dict[str, Cell]

    def fault(self, column: str, fault: str, remedy: str) -> FaultyRow:
        return FaultyRow(self.file, self.line, column, fault, remedy)


def _lines(folder: Path, table: str) -> Iterator[_Line]:
    """The checked rows of one table."""
    name, columns = f"{table}.csv", TABLES[table]
    reader = csv.reader(_content(folder, name), strict=True)
    try:
        head = next(reader, [])
        if head != list(columns):
            raise FaultyRow(name, 1, "(head)", f"is {','.join(head)!r}.", f"Write {','.join(columns)}.")
        for row in reader:
            yield _checked(name, reader.line_num, row, columns)
    except csv.Error as fault:
        raise FaultyRow(name, reader.line_num, "(row)", f"{fault}.", "Mend the quotes.") from fault


def _content(folder: Path, name: str) -> StringIO:
    try:
        return StringIO((folder / name).read_text(encoding="utf-8-sig"), newline="")
    except FileNotFoundError:
        if name.removesuffix(".csv") in OPTIONAL:
            return StringIO(",".join(TABLES[name.removesuffix(".csv")]))
        raise FaultyRow(name, 0, "(file)", f"is not in {folder}.", "Put it there.") from None
    except UnicodeDecodeError:
        raise FaultyRow(name, 0, "(file)", "is not UTF-8.", "Save it as CSV in UTF-8.") from None


def _checked(name: str, line: int, row: list[str], columns: dict[str, Reader]) -> _Line:
    if len(row) != len(columns):
        fault, remedy = f"has {len(row)} cells.", f"Write {len(columns)}."
        raise FaultyRow(name, line, "(row)", fault, remedy)
    cells: dict[str, Cell] = {}
    for (column, read), text in zip(columns.items(), row, strict=True):
        try:
            cells[column] = read(text.strip())
        except ValueError as wrong:
            raise FaultyRow(name, line, column, *wrong.args) from None
    return _Line(name, line, cells)


_FACTS: dict[str, tuple[Callable[..., Any], tuple[str, ...]]] = {
    # each table below persons: what a row becomes, and what must not repeat (nothing where rows may be equal)
    "behaviours": (BehaviourFact, ("person", "value")),
    "components": (ComponentFact, ("person", "kind")),
    "ratings": (RatingFact, ()),
    "attendance": (AttendanceFact, ("person", "kind", "minutes")),
    "events": (EventFact, ()),
    "projects": (ProjectFact, ("person", "id")),
    "conduct": (ConductFact, ("person", "kind")),
}


_Below = tuple[Callable[..., Any], dict[Cell, list["_Line"]]]


def dossiers(folder: Path) -> list[Dossier]:
    """Everybody's facts in a folder, ordered by person; FaultyRow at the first row that can't be used."""
    persons = {line.cells["person"]: line for line in _unique(folder, "persons", ("person",))}
    outcomes = _below(folder, "outcomes", ("person", "id"), persons.keys())
    targets = _below(folder, "targets", ("person", "id"), persons.keys())
    _fit(targets, outcomes)
    below = {name: (kind, _below(folder, name, key, persons.keys())) for name, (kind, key) in _FACTS.items()}
    return [
        Dossier(
            **_cells(persons[person]),
            targets=tuple(TargetFact(**_own(line)) for line in targets[person]),
            outcomes=tuple(OutcomeFact(**_own(line)) for line in outcomes[person]),
            **_rows(below, person),
        )
        for person in sorted(persons, key=lambda each: int(each or 0))
    ]


def _rows(below: dict[str, _Below], person: Cell) -> dict[str, Any]:
    """One person's rows of each table, as facts."""
    return {name: tuple(kind(**_own(line)) for line in found[person]) for name, (kind, found) in below.items()}


def _cells(line: _Line) -> dict[str, Any]:
    """A row's cells; the table's readers have checked each."""
    return dict(line.cells)


def _own(line: _Line) -> dict[str, Any]:
    return {column: cell for column, cell in line.cells.items() if column != "person"}


def _unique(folder: Path, table: str, key: tuple[str, ...]) -> Iterator[_Line]:
    seen: dict[tuple[Cell, ...], int] = {}
    for line in _lines(folder, table):
        if not key:
            yield line
            continue
        place = tuple(line.cells[column] for column in key)
        if place in seen:
            raise line.fault(key[-1], f"repeats line {seen[place]}.", "Remove one of the two.")
        seen[place] = line.line
        yield line


def _below(folder: Path, table: str, key: tuple[str, ...], persons: Collection[Cell]) -> dict[Cell, list[_Line]]:
    """A table's rows by person; each must be in `persons`."""
    found: dict[Cell, list[_Line]] = defaultdict(list)
    for line in _unique(folder, table, key):
        person = line.cells["person"]
        if person not in persons:
            raise line.fault("person", f"{person} is not in persons.csv.", "Add the person or remove the row.")
        found[person].append(line)
    return found


def _fit(targets: dict[Cell, list[_Line]], outcomes: dict[Cell, list[_Line]]) -> None:
    """Each target belongs to an outcome of its person, and its bounds are in order."""
    for person, lines in targets.items():
        known = {line.cells["id"] for line in outcomes[person]}
        for line in lines:
            low, high = line.cells["low"], line.cells["high"]
            if line.cells["outcome"] not in known:
                raise line.fault("outcome", "is not this person's.", "Add it to outcomes.csv or correct it.")
            if isinstance(low, int) and isinstance(high, int) and low > high:
                raise line.fault("low", f"{low} lies above high {high}.", "Exchange them.")
