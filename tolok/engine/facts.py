"""Facts as CSV tables: what columns they have, and what a row may say."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from io import StringIO
from pathlib import Path
from typing import Any

from tolok.rules.facts import BehaviourFact, ComponentFact, Dossier, OutcomeFact, TargetFact
from tolok.rules.terms import Accumulation, Aspect, Level, OutcomeKind, Polarity, Value

LARGEST = 460_000_000_000_000
"""Beyond this, other engines would wrap silently; hundredths of a unit."""


class FaultyRow(Exception):
    """A row of facts can't be used; says the file, the line, the column and the remedy."""

    def __init__(self, file: str, line: int, column: str, fault: str, remedy: str) -> None:
        super().__init__(f"{file}, line {line}, {column}: {fault} {remedy}")
        self.file, self.line, self.column = file, line, column


Cell = int | str | None
Reader = Callable[[str], Cell]


def _whole(least: int = -LARGEST, most: int = LARGEST) -> Reader:
    def read(text: str) -> Cell:
        try:
            number = int(text)
        except ValueError:
            raise ValueError(f"{text!r} is no whole number.", "Write digits only; amounts in hundredths.") from None
        if not least <= number <= most:
            raise ValueError(f"{number} is out of bounds.", f"Write a number from {least} to {most}.")
        return number

    return read


def _optional(reader: Reader) -> Reader:
    return lambda text: reader(text) if text else None


def _one_of(words: type[StrEnum]) -> Reader:
    allowed = {word.value for word in words}

    def read(text: str) -> Cell:
        if text not in allowed:
            raise ValueError(f"{text!r} is not known.", f"Write one of: {', '.join(sorted(allowed))}.")
        return text

    return read


def _text(text: str) -> Cell:
    if not text:
        raise ValueError("is empty.", "Fill it in.")
    return text


def _day(text: str) -> Cell:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise ValueError(f"{text!r} is no day.", "Write it as 2026-12-31.") from None


NUMBER, COUNT, AMOUNT = _whole(0), _whole(0, 1_000_000), _optional(_whole())
TABLES: dict[str, dict[str, Reader]] = {
    "persons": {
        "person": NUMBER,
        "government": _text,
        "period": _text,
        "starts_on": _day,
        "ends_on": _day,
        "months": _whole(1, 12),
    },
    "targets": {
        "person": NUMBER,
        "id": NUMBER,
        "outcome": NUMBER,
        "aspect": _one_of(Aspect),
        "name": _text,
        "unit": _text,
        "polarity": _one_of(Polarity),
        "accumulation": _one_of(Accumulation),
        "low": AMOUNT,
        "high": AMOUNT,
        "checked": AMOUNT,
        "claimed": AMOUNT,
        "n_checked": COUNT,
        "n_claimed": COUNT,
    },
    "outcomes": {
        "person": NUMBER,
        "id": NUMBER,
        "kind": _one_of(OutcomeKind),
        "title": _text,
        "stated": _optional(_one_of(Level)),
    },
    "behaviours": {"person": NUMBER, "value": _one_of(Value), "level": _optional(_one_of(Level))},
    "components": {"person": NUMBER, "kind": _text, "points": _optional(_whole(0, 10_000)), "n": COUNT},
}
"""Each table's columns in order; amounts in hundredths, empty cells are missing."""


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


def dossiers(folder: Path) -> list[Dossier]:
    """Everybody's facts in a folder, ordered by person; FaultyRow at the first row that can't be used."""
    persons = {line.cells["person"]: line for line in _unique(folder, "persons", ("person",))}
    outcomes = _below(folder, "outcomes", ("person", "id"), persons.keys())
    targets = _below(folder, "targets", ("person", "id"), persons.keys())
    _fit(targets, outcomes)
    behaviours = _below(folder, "behaviours", ("person", "value"), persons.keys())
    components = _below(folder, "components", ("person", "kind"), persons.keys())
    return [
        Dossier(
            **_cells(persons[person]),
            targets=tuple(TargetFact(**_own(line)) for line in targets[person]),
            outcomes=tuple(OutcomeFact(**_own(line)) for line in outcomes[person]),
            behaviours=tuple(BehaviourFact(**_own(line)) for line in behaviours[person]),
            components=tuple(ComponentFact(**_own(line)) for line in components[person]),
        )
        for person in sorted(persons, key=lambda each: int(each or 0))
    ]


def _cells(line: _Line) -> dict[str, Any]:
    """A row's cells; the table's readers have checked each."""
    return dict(line.cells)


def _own(line: _Line) -> dict[str, Any]:
    return {column: cell for column, cell in line.cells.items() if column != "person"}


def _unique(folder: Path, table: str, key: tuple[str, ...]) -> Iterator[_Line]:
    seen: dict[tuple[Cell, ...], int] = {}
    for line in _lines(folder, table):
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
