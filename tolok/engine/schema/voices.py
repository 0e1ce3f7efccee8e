"""Whom a round of voices asks about whom, how many, and how few are too few."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from tolok.engine.schema.table import Days, Distances, Name, Sourced, Table

# A group that could be undone by one look at its neighbours is never heard.
FEWEST = 3
CONFIDENTIAL = ("peers", "subordinates", "served")


class VoiceDraw(Table):
    """How many raters of one voice are drawn for each person, and how many sheets it takes to be heard."""

    voice: Literal["superior", "peers", "subordinates", "served", "self"]
    drawn: Annotated[int, Field(ge=1, le=12)]
    minimum: Annotated[int, Field(ge=1, le=12)]

    @model_validator(mode="after")
    def _protects(self) -> Self:
        if self.voice in CONFIDENTIAL and self.minimum < FEWEST:
            raise ValueError(f"`minimum` of {self.voice} protects whoever answers; write {FEWEST} or more")
        if self.voice not in CONFIDENTIAL and (self.drawn, self.minimum) != (1, 1):
            raise ValueError(f"{self.voice} is one named person; write `drawn = 1` and `minimum = 1`")
        if self.drawn < self.minimum:
            raise ValueError("`drawn` lies below `minimum`, so nobody would ever be heard; raise it")
        return self


class VoiceRound(Sourced):
    """In which calendars voices are heard: from how many days before a period's end, for how many days.

    Nobody is drawn for more than `most_sheets` sheets; one's own and those of a superior come on top. Whoever has
    sheets left is reminded on the days before the last one.
    """

    calendars: tuple[Name, ...] = Field(strict=False, min_length=1)
    opens_before_end_days: Days
    open_days: Annotated[int, Field(ge=1, le=60)]
    most_sheets: Annotated[int, Field(ge=1, le=40)]
    remind_before_days: Distances = ()
    voice: tuple[VoiceDraw, ...] = Field(strict=False, min_length=1)

    @model_validator(mode="after")
    def _asks_once(self) -> Self:
        voices = [each.voice for each in self.voice]
        if len(set(voices)) < len(voices):
            raise ValueError("two `voice` rows are for the same voice; keep one")
        return self
