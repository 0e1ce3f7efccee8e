"""Everybody of a simulation, one after the other, for a file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tolok.insight.models import SimulatedPerson
from tolok.rules.moves import Standing


@dataclass(frozen=True)
class PersonRow:
    """One person's standings under both policies."""

    name: str
    nip: str
    unit: str
    before: Standing
    after: Standing


def person_rows(simulation_id: int) -> Iterator[PersonRow]:
    """Everybody by unit and name; one query, and never more than a thousand rows in memory."""
    found = SimulatedPerson.objects.filter(simulation_id=simulation_id).order_by("unit", "person__name", "person_id")
    columns = found.values_list("person__name", "person__nip", "unit", "before", "after")
    for name, nip, unit, before, after in columns.iterator(chunk_size=1000):
        yield PersonRow(name, nip, unit, Standing.from_json(before), Standing.from_json(after))
