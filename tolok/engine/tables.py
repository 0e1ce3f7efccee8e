"""Facts as tables: what columns they have, and what a cell may say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from tolok.rules.terms import Accumulation, Aspect, Attendance, Conduct, Level, OutcomeKind, Polarity, Value, Voice

LARGEST = 460_000_000_000_000
"""Beyond this, other engines would wrap silently; hundredths of a unit."""


class FaultyRow(Exception):
    """A row of facts can't be used; says the file, the line, the column and the remedy."""

    def __init__(self, file: str, line: int, column: str, fault: str, remedy: str) -> None:
        place = "row" if file.endswith(".parquet") else "line"
        super().__init__(f"{file}, {place} {line}, {column}: {fault} {remedy}")
        self.file, self.line, self.column = file, line, column
        self._said = (fault, remedy)

    def __reduce__(self) -> tuple[type[FaultyRow], tuple[str, int, str, str, str]]:
        """The way back from another process."""
        return FaultyRow, (self.file, self.line, self.column, *self._said)


Cell = int | str | None


class Column(Protocol):
    """What the cells of a column may say; called with a cell's text it gives the cell, or raises ValueError."""

    def __call__(self, text: str) -> Cell:
        """The cell; ValueError says the fault and the remedy."""


@dataclass(frozen=True)
class Whole:
    """A whole number within bounds."""

    least: int = -LARGEST
    most: int = LARGEST

    def __call__(self, text: str) -> Cell:
        """The number."""
        try:
            number = int(text)
        except ValueError:
            raise ValueError(f"{text!r} is no whole number.", "Write digits only; amounts in hundredths.") from None
        if not self.least <= number <= self.most:
            raise ValueError(f"{number} is out of bounds.", f"Write a number from {self.least} to {self.most}.")
        return number


@dataclass(frozen=True)
class OneOf:
    """One of the words of an enumeration."""

    kind: type[StrEnum]

    @property
    def words(self) -> tuple[str, ...]:
        """The words in their order."""
        return tuple(word.value for word in self.kind)

    def __call__(self, text: str) -> Cell:
        """The word."""
        if text not in self.words:
            raise ValueError(f"{text!r} is not known.", f"Write one of: {', '.join(sorted(self.words))}.")
        return text


@dataclass(frozen=True)
class Text:
    """Any text but none."""

    def __call__(self, text: str) -> Cell:
        """The text."""
        if not text:
            raise ValueError("is empty.", "Fill it in.")
        return text


@dataclass(frozen=True)
class Day:
    """A day as 2026-12-31."""

    def __call__(self, text: str) -> Cell:
        """The day as text."""
        try:
            return date.fromisoformat(text).isoformat()
        except ValueError:
            raise ValueError(f"{text!r} is no day.", "Write it as 2026-12-31.") from None


@dataclass(frozen=True)
class Maybe:
    """Something, or an empty cell."""

    of: Whole | OneOf | Text

    def __call__(self, text: str) -> Cell:
        """What is there, or None."""
        return self.of(text) if text else None


class Counted(StrEnum):
    """What the time of a service is counted in."""

    MINUTES = "minutes"
    DAYS = "days"


LONGEST = 36_600 * 24 * 60
NUMBER, COUNT, AMOUNT = Whole(0), Whole(0, 1_000_000), Maybe(Whole())
TABLES: dict[str, dict[str, Column]] = {
    "persons": {
        "person": NUMBER,
        "government": Text(),
        "period": Text(),
        "starts_on": Day(),
        "ends_on": Day(),
        "months": Whole(1, 12),
        "unit": Maybe(Text()),
        "level": Maybe(Text()),
        "tpp_base": Maybe(Whole(0, 1_000_000_000)),
        "tpp_cut": Maybe(Whole(0, 10_000)),
    },
    "targets": {
        "person": NUMBER,
        "id": NUMBER,
        "outcome": NUMBER,
        "aspect": OneOf(Aspect),
        "name": Text(),
        "unit": Text(),
        "polarity": OneOf(Polarity),
        "accumulation": OneOf(Accumulation),
        "low": AMOUNT,
        "high": AMOUNT,
        "checked": AMOUNT,
        "claimed": AMOUNT,
        "n_checked": COUNT,
        "n_claimed": COUNT,
        "is_utmost": Whole(0, 1),
    },
    "outcomes": {
        "person": NUMBER,
        "id": NUMBER,
        "kind": OneOf(OutcomeKind),
        "title": Text(),
        "stated": Maybe(OneOf(Level)),
    },
    "behaviours": {"person": NUMBER, "value": OneOf(Value), "level": Maybe(OneOf(Level))},
    "components": {"person": NUMBER, "kind": Text(), "points": Maybe(Whole(0, 10_000)), "n": COUNT},
    "ratings": {"person": NUMBER, "voice": OneOf(Voice), "points": Maybe(Whole(0, 12_000))},
    "attendance": {
        "person": NUMBER,
        "kind": OneOf(Attendance),
        "minutes": Maybe(Whole(0, 1_440)),
        "n": Whole(0, 366),
    },
    "events": {
        "person": NUMBER,
        "service": Text(),
        "unit": OneOf(Counted),
        "taken": Whole(0, LONGEST),
        "limit": Whole(0, LONGEST),
        "n": COUNT,
    },
    "projects": {
        "person": NUMBER,
        "id": NUMBER,
        "title": Text(),
        "target": Whole(0),
        "done": Maybe(Whole(0)),
        "planned_days": Whole(0, 36_600),
        "taken_days": Maybe(Whole(0, 36_600)),
        "budget": Whole(0),
        "spent": Maybe(Whole(0)),
    },
    "conduct": {"person": NUMBER, "kind": OneOf(Conduct), "n": COUNT, "of": Maybe(COUNT)},
}
"""Each table's columns in order; amounts in hundredths, empty cells are missing."""

OPTIONAL = ("components", "ratings", "attendance", "events", "projects", "conduct")
"""Tables that may be absent: then nobody said, recorded or counted anything."""

ADDED = {"persons": ("unit", "level", "tpp_base", "tpp_cut")}
"""Columns that a table may leave out, at its end."""

KEYS: dict[str, tuple[str, ...]] = {
    "persons": ("person",),
    "targets": ("person", "id"),
    "outcomes": ("person", "id"),
    "behaviours": ("person", "value"),
    "components": ("person", "kind"),
    "ratings": (),
    "attendance": ("person", "kind", "minutes"),
    "events": (),
    "projects": ("person", "id"),
    "conduct": ("person", "kind"),
}
"""What must not repeat in a table; nothing where rows may be equal."""
