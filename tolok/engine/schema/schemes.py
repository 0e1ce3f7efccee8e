"""A government's own numeric scores."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from tolok.engine.schema.table import Name, Sourced
from tolok.rules.terms import Aspect, Silence


class PackComponent(Sourced):
    """One part of a local scheme."""

    kind: Name
    label_id: str
    label_en: str
    weight: Annotated[int, Field(ge=1, le=10_000)]
    aspects: tuple[Annotated[Aspect, Field(strict=False)], ...] = Field(strict=False)
    minimum: Annotated[int, Field(ge=0, le=1_000)]
    missing: Silence = Field(strict=False)

    @model_validator(mode="after")
    def _minimum_where_voices_count(self) -> Self:
        if bool(self.aspects) == bool(self.minimum):
            raise ValueError("with `aspects` the `minimum` is 0; without, it says how many voices or events it takes")
        return self


class PackScheme(Sourced):
    """A local numeric score and the calendars it belongs to."""

    name: Name
    label_id: str
    label_en: str
    calendars: tuple[Name, ...] = Field(strict=False)
    component: tuple[PackComponent, ...] = Field(strict=False, min_length=1)

    @model_validator(mode="after")
    def _whole(self) -> Self:
        total = sum(part.weight for part in self.component)
        if total != 10_000:
            raise ValueError(f"the weights of the components add up to {total}; make them 10000")
        kinds = [part.kind for part in self.component]
        if len(set(kinds)) < len(kinds):
            raise ValueError("two components have the same `kind`; give each its own")
        return self
