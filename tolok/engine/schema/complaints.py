"""How long complaints, requests and aspirations may take, by class."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from tolok.engine.schema.table import Sourced

Few = Annotated[int, Field(ge=1, le=366)]


class CaseLimit(Sourced):
    """The time for an answer to one class of cases, from a day on."""

    category: Literal["light", "normative", "ordinary", "oversight", "request", "aspiration"]
    within: Few
    scale: Literal["working_days", "days"]
    valid_from: date


class Complaints(Sourced):
    """The working days of each step, the days to reopen, and the shares of a limit at which staff are warned.

    To verify and forward `verify_within`; settled when nobody objects for `settle_after`; a question to the reporter
    stops the clock for at most `reply_within`. A closed case may be reopened for `reopen_within` calendar days.
    Figures of a quarter are counted `told_after` calendar days after it, and told of `told_from` cases at least. As an
    indicator they are those of the nearest unit with `unit_from` cases; a person's own count from `own_from` on, drawn
    to the unit as if `own_pull` more were like its cases.
    """

    verify_within: Few
    settle_after: Few
    reply_within: Few
    reopen_within: Few
    warn_at: tuple[Annotated[int, Field(ge=1, le=100)], ...] = Field(strict=False, min_length=1, max_length=10)
    told_after: Few
    told_from: Annotated[int, Field(ge=10, le=10_000)]
    unit_from: Few
    own_from: Annotated[int, Field(ge=3, le=10_000)]
    own_pull: Few
    limits: tuple[CaseLimit, ...] = Field(strict=False, min_length=1)

    def limit(self, category: str, on: date) -> CaseLimit:
        """The limit of a class as it held that day; the first one before any held."""
        own = sorted((each for each in self.limits if each.category == category), key=lambda each: each.valid_from)
        return next((each for each in reversed(own) if each.valid_from <= on), own[0])
