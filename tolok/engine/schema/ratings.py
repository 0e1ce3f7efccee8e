"""How indicators, outcomes and behaviour become ratings."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from tolok.engine.schema.table import Sourced, Table
from tolok.rules.terms import Claim, Silence, Voice


class Achievement(Sourced):
    """How one indicator counts."""

    cap: Annotated[int, Field(ge=10_000, le=20_000)]
    claimed: Claim = Field(strict=False)
    missing: Silence = Field(strict=False)
    zero_target: Silence = Field(strict=False)

    @model_validator(mode="after")
    def _indicators_are_never_refused(self) -> Self:
        if Silence.REFUSE in (self.missing, self.zero_target):
            raise ValueError("an indicator can be `redistribute` or `hold`; write one of the two")
        return self


class Outcome(Sourced):
    """The bands of an outcome's achievement."""

    above_from: Annotated[int, Field(ge=1, le=20_000)]
    meets_from: Annotated[int, Field(ge=1, le=20_000)]

    @model_validator(mode="after")
    def _bands_in_order(self) -> Self:
        if self.meets_from >= self.above_from:
            raise ValueError("`meets_from` must be lower than `above_from`, else no outcome can just meet it; lower it")
        return self


class Work(Sourced):
    """What most, a small part and enough mean for outcomes."""

    most: Annotated[int, Field(ge=5_000, lt=10_000)]
    small_part: Annotated[int, Field(ge=0, le=5_000)]
    known_share: Annotated[int, Field(ge=1, le=10_000)]


class PackVoice(Table):
    """How much one voice weighs (ratio), and how many sheets it takes."""

    voice: Annotated[Voice, Field(strict=False)]
    weight: Annotated[int, Field(ge=1, le=10_000)]
    minimum: Annotated[int, Field(ge=1, le=1_000)]


class PackVoices(Sourced):
    """What the voices together say of behaviour, and as how many of the seven values they count."""

    count: Annotated[int, Field(ge=1, le=7)]
    above_from: Annotated[int, Field(ge=1, le=10_000)]
    meets_from: Annotated[int, Field(ge=1, le=10_000)]
    voice: tuple[PackVoice, ...] = Field(strict=False, min_length=1)

    @model_validator(mode="after")
    def _whole(self) -> Self:
        total = sum(each.weight for each in self.voice)
        if total != 10_000:
            raise ValueError(f"the weights of the voices add up to {total}; make them 10000")
        if len({each.voice for each in self.voice}) < len(self.voice):
            raise ValueError("a voice is named twice; name each once")
        if self.meets_from >= self.above_from:
            raise ValueError("`meets_from` must be lower than `above_from`, else the voices can't say it is met")
        return self


class Behaviour(Sourced):
    """How many of the seven values decide."""

    above_count: Annotated[int, Field(ge=1, le=7)]
    below_count: Annotated[int, Field(ge=1, le=7)]
    known_count: Annotated[int, Field(ge=1, le=7)]
    voices: PackVoices | None = None
