"""Facts as tables: what columns they have, and what a cell may say."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum

from tolok.rules.terms import Accumulation, Aspect, Attendance, Conduct, Level, OutcomeKind, Polarity, Value, Voice

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


class Counted(StrEnum):
    """What the time of a service is counted in."""

    MINUTES = "minutes"
    DAYS = "days"


LONGEST = 36_600 * 24 * 60
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
        "is_utmost": _whole(0, 1),
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
    "ratings": {"person": NUMBER, "voice": _one_of(Voice), "points": _optional(_whole(0, 12_000))},
    "attendance": {
        "person": NUMBER,
        "kind": _one_of(Attendance),
        "minutes": _optional(_whole(0, 1_440)),
        "n": _whole(0, 366),
    },
    "events": {
        "person": NUMBER,
        "service": _text,
        "unit": _one_of(Counted),
        "taken": _whole(0, LONGEST),
        "limit": _whole(0, LONGEST),
        "n": COUNT,
    },
    "projects": {
        "person": NUMBER,
        "id": NUMBER,
        "title": _text,
        "target": _whole(0),
        "done": _optional(_whole(0)),
        "planned_days": _whole(0, 36_600),
        "taken_days": _optional(_whole(0, 36_600)),
        "budget": _whole(0),
        "spent": _optional(_whole(0)),
    },
    "conduct": {"person": NUMBER, "kind": _one_of(Conduct), "n": COUNT, "of": _optional(COUNT)},
}
"""Each table's columns in order; amounts in hundredths, empty cells are missing."""

OPTIONAL = ("components", "ratings", "attendance", "events", "projects", "conduct")
"""Tables that may be absent: then nobody said, recorded or counted anything."""
