"""Persons out of tables of facts: one dossier each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING, Any

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

if TYPE_CHECKING:
    from polars import DataFrame

ROWS: dict[str, Callable[..., Any]] = {
    "targets": TargetFact,
    "outcomes": OutcomeFact,
    "behaviours": BehaviourFact,
    "components": ComponentFact,
    "ratings": RatingFact,
    "attendance": AttendanceFact,
    "events": EventFact,
    "projects": ProjectFact,
    "conduct": ConductFact,
}
"""What a row of each table below persons becomes."""

NEEDED = ("targets", "outcomes", "behaviours", "components")
"""Tables that every dossier has, if only empty."""


def dossiers(frames: Mapping[str, DataFrame], people: Collection[int]) -> dict[int, Dossier]:
    """The dossiers of these persons, by person; whoever is not in the tables is left out."""
    import polars as pl

    wanted = pl.col("person").is_in(list(people))
    below = {table: _rows(frames[table].filter(wanted), kind) for table, kind in ROWS.items() if table in frames}
    found = {}
    for row in frames["persons"].filter(wanted).iter_rows(named=True):
        known: dict[str, Any] = {name: value for name, value in row.items() if value is not None}
        known |= {table: tuple(own.get(row["person"], ())) for table, own in below.items()}
        found[row["person"]] = Dossier(**dict.fromkeys(NEEDED, ()) | known)
    return found


def _rows(frame: DataFrame, kind: Callable[..., Any]) -> dict[int, list[Any]]:
    """Each person's rows as facts."""
    found: dict[int, list[Any]] = defaultdict(list)
    for row in frame.iter_rows(named=True):
        found[row.pop("person")].append(kind(**row))
    return found
