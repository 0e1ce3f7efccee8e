"""What every table of a pack has: known keys only, and a source."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

Share = Annotated[int, Field(ge=0, le=10_000)]
Days = Annotated[int, Field(ge=0, le=366)]
# Days before or after something on which something happens.
Distances = Annotated[tuple[Annotated[int, Field(ge=0, le=366)], ...], Field(strict=False, max_length=12)]
Name = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]*$")]


class Table(BaseModel):
    """A table of a pack: unknown keys are faults, nothing changes after loading."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Sourced(Table):
    """A table with numbers: it names its source, or says plainly that it is an example and why."""

    source: str = ""
    example: bool = False
    reason: str = ""

    @model_validator(mode="after")
    def _has_a_source(self) -> Self:
        if self.source and not self.example and not self.reason:
            return self
        if self.example and self.reason and not self.source:
            return self
        raise ValueError(
            "needs either a source or a reason; write `source`, or `example = true` with a `reason`, and not both"
        )

    @property
    def cited(self) -> str:
        """The source as a receipt prints it."""
        return self.source or f"contoh, ditetapkan pemerintah daerah: {self.reason}"
