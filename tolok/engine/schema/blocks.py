"""The building blocks a pack may declare; each key says what it counts."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from tolok.engine.schema.table import Table
from tolok.rules.terms import Scale

Points = Annotated[int, Field(ge=0, le=15_000)]
Whole = Annotated[int, Field(ge=0, le=1_000_000_000)]
Unit = Annotated[Scale, Field(strict=False)]


class PointsBlock(Table):
    """A share or points as they are, up to `most`."""

    kind: Literal["points"]
    unit: Unit
    most: Points = 10_000


class DeductionBlock(Table):
    """`full` points, minus `each` for every unit."""

    kind: Literal["deduction"]
    unit: Unit
    full: Points = 10_000
    each: Annotated[int, Field(ge=-15_000, le=15_000)]


class LineBlock(Table):
    """Straight from nothing at `nothing_at` to `full` at `full_at`."""

    kind: Literal["line"]
    unit: Unit
    full: Points = 10_000
    nothing_at: Whole
    full_at: Whole

    @model_validator(mode="after")
    def _is_a_way(self) -> Self:
        if self.nothing_at == self.full_at:
            raise ValueError("`nothing_at` and `full_at` are the same; write two different limits")
        return self


class Row(Table):
    """From `from` to `to`, both included; the last row of a table has no `to`."""

    start: Whole = Field(alias="from")
    end: Whole | None = Field(alias="to", default=None)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.end is not None and self.end < self.start:
            raise ValueError("`to` lies before `from`; exchange them")
        return self


class BandRow(Row):
    """The same points everywhere in the row."""

    points: Points


class BandsBlock(Table):
    """Points by limits."""

    kind: Literal["bands"]
    unit: Unit
    bands: tuple[BandRow, ...] = Field(strict=False, min_length=1)


class PieceRow(Row):
    """Straight from `first` points at `from` to `last` points at `to`, counted in whole steps."""

    first: Points
    last: Points

    @model_validator(mode="after")
    def _ends_somewhere(self) -> Self:
        if self.end is None and self.first != self.last:
            raise ValueError("a row without `to` is level; make `first` and `last` equal or write its `to`")
        return self


class PiecesBlock(Table):
    """Straight lines between limits, over the measure rounded to whole steps of `step`."""

    kind: Literal["pieces"]
    unit: Unit
    step: Annotated[int, Field(ge=1, le=1_000_000)]
    utmost: Points | None = None
    pieces: tuple[PieceRow, ...] = Field(strict=False, min_length=1)


AnyBlock = Annotated[PointsBlock | DeductionBlock | LineBlock | BandsBlock | PiecesBlock, Field(discriminator="kind")]
