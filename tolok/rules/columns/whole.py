"""Facts as whole numbers, sorted so that related rows are neighbours."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tolok.rules.columns.pieces import WIDEST

if TYPE_CHECKING:
    from polars import DataFrame, LazyFrame, Series

#: The columns that the rules read of each table.
READ: dict[str, tuple[str, ...]] = {
    "persons": ("person", "months"),
    "targets": (
        *("person", "id", "outcome", "aspect", "polarity", "accumulation", "low", "high"),
        *("checked", "claimed", "n_checked", "n_claimed", "is_utmost"),
    ),
    "outcomes": ("person", "id", "kind", "stated"),
    "behaviours": ("person", "level"),
    "components": ("person", "kind", "points", "n"),
    "ratings": ("person", "voice", "points"),
    "attendance": ("person", "kind", "minutes", "n"),
    "events": ("person", "service", "unit", "taken", "limit", "n"),
    "projects": ("person", "id", "target", "done", "planned_days", "taken_days", "budget", "spent"),
    "conduct": ("person", "kind", "n", "of"),
}
KEYS = {"outcomes": ("person", "id"), "targets": ("person", "id"), "projects": ("person", "id")}
_WORDS = {"aspect", "polarity", "accumulation", "kind", "stated", "level", "voice", "service", "unit"}


def arranged(frames: Mapping[str, DataFrame | LazyFrame]) -> dict[str, DataFrame]:
    """What the rules read of each table, sorted by person; a table that is not there has no rows."""
    return {
        table: _sorted(_read(frames.get(table), names), *KEYS.get(table, ("person",))) for table, names in READ.items()
    }


def _read(frame: DataFrame | LazyFrame | None, names: tuple[str, ...]) -> DataFrame:
    import polars as pl

    if frame is None:
        return pl.DataFrame(schema={name: pl.String if name in _WORDS else pl.Int64 for name in names})
    found = frame.select(names).collect() if isinstance(frame, pl.LazyFrame) else frame
    columns = (found.get_column(name) for name in names)
    return pl.DataFrame([each if each.name in _WORDS else each.cast(pl.Int64) for each in columns])


def _sorted(frame: DataFrame, *key: str) -> DataFrame:
    """Sorted by one or two columns of whole numbers; a table that is sorted already costs only the look."""
    first, second = (frame.get_column(name) for name in (key[0], key[-1]))
    later, before = first.slice(1), first.slice(0, max(len(first) - 1, 0))
    falls = (later == before) & (second.slice(1) < second.slice(0, len(before)))
    is_sorted = bool((later >= before).all()) and not falls.any()
    return frame if is_sorted else frame.sort(key)


def with_places(tables: dict[str, DataFrame]) -> dict[str, DataFrame]:
    """Outcomes and their targets with one number for person and outcome, and sorted by it."""
    outcomes, targets = tables["outcomes"], tables["targets"]
    own, theirs = places(outcomes, targets)
    return tables | {
        "outcomes": _sorted(outcomes.with_columns(own.alias("place")), "place", "id"),
        "targets": _sorted(targets.with_columns(theirs.alias("place")), "place", "id"),
    }


def places(outcomes: DataFrame, targets: DataFrame) -> tuple[Series, Series]:
    """One number for person and outcome: of each outcome, and of the outcome of each target."""
    person, numbers = outcomes.get_column("person"), outcomes.get_column("id")
    asked = targets.get_column("person"), targets.get_column("outcome")
    first, span = _least(person, asked[0]), 1 + _most(numbers, asked[1])
    if (_most(person, asked[0]) - first + 1) * span < WIDEST:
        return (person - first) * span + numbers, (asked[0] - first) * span + asked[1]
    return _ranked(person, numbers, *asked)


def _least(*columns: Series) -> int:
    return min((int(str(column.min())) for column in columns if len(column)), default=0)


def _most(*columns: Series) -> int:
    return max((int(str(column.max())) for column in columns if len(column)), default=0)


def _ranked(person: Series, numbers: Series, persons: Series, asked: Series) -> tuple[Series, Series]:
    """Numbers too large to lie side by side in one: their ranks."""
    import polars as pl

    both = pl.DataFrame({"person": pl.concat([person, persons]), "id": pl.concat([numbers, asked])})
    ranks = both.select(pl.struct("person", "id").rank("dense").cast(pl.Int64)).to_series()
    return ranks.head(len(numbers)), ranks.tail(len(asked))
