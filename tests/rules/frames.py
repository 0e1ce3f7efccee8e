"""Dossiers as tables, the way facts come in files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from random import Random
from typing import Any

import polars as pl

from tests.rules import people
from tolok.engine.tables import TABLES
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

ROWS: dict[str, type[Any]] = {
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
PERSON = ("person", "government", "period", "starts_on", "ends_on", "months")


def kind_of(annotation: str) -> type[pl.DataType]:
    """Whole numbers or words."""
    return pl.Int64 if annotation.startswith("int") else pl.String


def tables(dossiers: Iterable[Dossier]) -> dict[str, pl.DataFrame]:
    """One table for each kind of fact."""
    people_of = list(dossiers)
    kinds: dict[str, type[pl.DataType]] = {field.name: kind_of(str(field.type)) for field in fields(Dossier)}
    found = {
        "persons": pl.DataFrame(
            [[getattr(d, n) for n in PERSON] for d in people_of], schema={n: kinds[n] for n in PERSON}, orient="row"
        )
    }
    for name, fact in ROWS.items():
        kept = [field for field in fields(fact) if field.name in TABLES[name]]
        schema: dict[str, type[pl.DataType]] = {
            "person": pl.Int64,
            **{field.name: kind_of(str(field.type)) for field in kept},
        }
        rows = [[d.person, *(getattr(row, c.name) for c in kept)] for d in people_of for row in getattr(d, name)]
        found[name] = pl.DataFrame(rows, schema=schema, orient="row")
    return found


def persons(count: int, seed: str) -> list[Dossier]:
    """Random persons, each with a number of their own."""
    chance = Random(seed)
    return [replace(people.one(chance), person=number) for number in range(1, count + 1)]
