"""What the government already has, in the same shape as the rows of an import."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from tolok.people.models import Person, Position, Posting, Unit
from tolok.people.queries.rows import ImportRows, PersonRow, PositionRow, PostingRow, Row, Sheet, UnitRow

Key = tuple[str, ...]
R = TypeVar("R", bound=Row)


@dataclass(frozen=True)
class Known:
    """The stored rows by key, and what an import adds to them or puts in their place."""

    units: dict[Key, UnitRow]
    positions: dict[Key, PositionRow]
    persons: dict[Key, PersonRow]
    postings: dict[Key, PostingRow]

    def of(self, sheet: Sheet) -> Mapping[Key, Row]:
        """The rows of one sheet."""
        kinds: dict[Sheet, Mapping[Key, Row]] = {
            Sheet.UNITS: self.units,
            Sheet.POSITIONS: self.positions,
            Sheet.PERSONS: self.persons,
            Sheet.POSTINGS: self.postings,
        }
        return kinds[sheet]

    def with_rows(self, rows: ImportRows) -> Known:
        """What would be known after the import."""
        return Known(
            units=self.units | {row.key: row for row in rows.units},
            positions=self.positions | {row.key: row for row in rows.positions},
            persons=self.persons | {row.key: row for row in rows.persons},
            postings=self.postings | {row.key: row for row in rows.postings},
        )


def known_rows() -> Known:
    """Everything stored in the government of this transaction, in four queries."""
    return Known(
        units=_by_key(UnitRow(*values) for values in _units()),
        positions=_by_key(PositionRow(*values) for values in _positions()),
        persons=_by_key(PersonRow(*v) for v in Person.objects.values_list("nip", "name", "status", "rank", "email")),
        postings=_by_key(PostingRow(*values) for values in _postings()),
    )


def _by_key(rows: Iterable[R]) -> dict[Key, R]:
    return {row.key: row for row in rows}


def _units() -> Iterable[tuple[str, str, str, str]]:
    found = Unit.objects.values_list("code", "name", "parent__code", "time_zone")
    return ((code, name, parent or "", zone) for code, name, parent, zone in found)


def _positions() -> Iterable[tuple[str, str, str, str, str, str, bool, str]]:
    columns = ("code", "title", "unit__code", "level", "reports_to__code", "duty", "is_head", "place")
    found = Position.objects.values_list(*columns)
    return ((code, title, unit, level, up or "", *rest) for code, title, unit, level, up, *rest in found)


def _postings() -> Iterable[tuple[str, str, date, date | None, str]]:
    return Posting.objects.values_list("person__nip", "position__code", "starts_on", "ends_on", "kind").iterator()
