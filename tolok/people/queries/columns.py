"""Rows of an import as columns of the tables."""

from __future__ import annotations

from dataclasses import dataclass

from tolok.people.models import Person, Position, Posting, Unit
from tolok.people.queries.rows import PersonRow, PositionRow, Row, Sheet, UnitRow

TABLES: dict[Sheet, type[Unit | Position | Person | Posting]] = {
    Sheet.UNITS: Unit,
    Sheet.POSITIONS: Position,
    Sheet.PERSONS: Person,
    Sheet.POSTINGS: Posting,
}


@dataclass(frozen=True)
class Ids:
    """The ids behind codes, NIPs and posting keys; a new row adds its own."""

    by_sheet: dict[Sheet, dict[tuple[str, ...], int]]

    def of(self, sheet: Sheet, *key: str) -> int | None:
        """The id behind a key; None for a blank code."""
        return self.by_sheet[sheet].get(key)


def known_ids() -> Ids:
    """The ids of everything in the government of this transaction, in four queries."""
    postings = Posting.objects.values_list("pk", "person__nip", "position__code", "kind", "starts_on")
    return Ids(
        {
            Sheet.UNITS: {(code,): pk for code, pk in Unit.objects.values_list("code", "pk")},
            Sheet.POSITIONS: {(code,): pk for code, pk in Position.objects.values_list("code", "pk")},
            Sheet.PERSONS: {(nip,): pk for nip, pk in Person.objects.values_list("nip", "pk")},
            Sheet.POSTINGS: {(nip, code, kind, day.isoformat()): pk for pk, nip, code, kind, day in postings},
        }
    )


def columns_of(row: Row, ids: Ids) -> dict[str, object]:
    """A checked row as the columns of its table, without id and government."""
    match row:
        case UnitRow():
            parent = ids.of(Sheet.UNITS, row.parent)
            return {"code": row.code, "name": row.name, "parent_id": parent, "time_zone": row.time_zone}
        case PositionRow():
            return {
                "code": row.code,
                "title": row.title,
                "unit_id": ids.of(Sheet.UNITS, row.unit),
                "level": row.level,
                "duty": row.duty,
                "is_head": row.is_head,
                "place": row.place,
                "reports_to_id": ids.of(Sheet.POSITIONS, row.reports_to),
            }
        case PersonRow():
            return {name: getattr(row, name) for name in ("nip", "name", "status", "rank", "email")}
    return {
        "person_id": ids.of(Sheet.PERSONS, row.nip),
        "position_id": ids.of(Sheet.POSITIONS, row.position),
        "kind": row.kind,
        "starts_on": row.starts_on,
        "ends_on": row.ends_on,
    }
