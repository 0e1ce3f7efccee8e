"""A government's own numeric scores."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from tolok.engine.schema.blocks import AnyBlock, Points
from tolok.engine.schema.table import Name, Sourced, Table
from tolok.rules.measures import MEASURES
from tolok.rules.terms import Aspect, Conduct, Silence


class PackComponent(Sourced):
    """One part of a local scheme."""

    kind: Name
    label_id: str
    label_en: str
    weight: Annotated[int, Field(ge=1, le=10_000)]
    measure: str
    of: str = ""
    aspects: tuple[Annotated[Aspect, Field(strict=False)], ...] = Field(strict=False, default=())
    block: AnyBlock
    minimum: Annotated[int, Field(ge=0, le=1_000)]
    missing: Silence = Field(strict=False)

    @model_validator(mode="after")
    def _measures_something(self) -> Self:
        measure = MEASURES.get(self.measure)
        if measure is None:
            raise ValueError(f"`measure` is not known; write one of: {', '.join(sorted(MEASURES))}")
        if measure.over == "targets":
            if not self.aspects or self.of:
                raise ValueError("this measure reads `aspects` of indicators, and no `of`; write at least one aspect")
        elif self.aspects:
            raise ValueError("only `achievement` reads `aspects`; remove them")
        elif measure.choices and self.of not in measure.choices:
            raise ValueError(f"`of` says which one is meant; write one of: {', '.join(measure.choices)}")
        elif measure.choices == () and self.of:
            raise ValueError("this measure reads no `of`; remove it")
        elif measure.choices is None and not self.of:
            raise ValueError("`of` says which one is meant; write its name")
        return self

    @model_validator(mode="after")
    def _minimum_where_voices_count(self) -> Self:
        if bool(self.aspects) == bool(self.minimum):
            raise ValueError("with `aspects` the `minimum` is 0; without, it says how many voices or events it takes")
        return self


class PackScoreBand(Table):
    """The word for a score from `from` points on; `needs` is a kind of conduct it takes at least once."""

    start: Points = Field(alias="from")
    word: Name
    label_id: str
    label_en: str
    needs: Annotated[Conduct, Field(strict=False)] | None = None


class PackScheme(Sourced):
    """A local numeric score and the calendars it belongs to."""

    name: Name
    label_id: str
    label_en: str
    calendars: tuple[Name, ...] = Field(strict=False)
    component: tuple[PackComponent, ...] = Field(strict=False, min_length=1)
    band: tuple[PackScoreBand, ...] = Field(strict=False, default=())

    @model_validator(mode="after")
    def _whole(self) -> Self:
        total = sum(part.weight for part in self.component)
        if total != 10_000:
            raise ValueError(f"the weights of the components add up to {total}; make them 10000")
        kinds = [part.kind for part in self.component]
        if len(set(kinds)) < len(kinds):
            raise ValueError("two components have the same `kind`; give each its own")
        starts = [band.start for band in self.band]
        if starts and (starts[0] or starts != sorted(set(starts))):
            raise ValueError("the bands of the score must start at 0 and rise; order them by `from`")
        return self


class Limits(Sourced):
    """How far one more minute, day or voice may move a local score (points)."""

    largest_jump: Annotated[int, Field(ge=1, le=12_000)]
