"""The simulated allowance: how it splits and what attendance takes from it."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from tolok.engine.schema.people import PredikatKey
from tolok.engine.schema.table import Share, Sourced
from tolok.engine.schema.tables import Range, complete, contiguous, never_falling
from tolok.rules.terms import Predikat, Silence


class DeductionBand(Range):
    """What coming late or leaving early by some minutes takes, each time."""

    ratio: Share


class MinutesTable(Sourced):
    """Deductions by minutes, and the one for a day when nothing was recorded."""

    unit: Literal["minutes"]
    band: tuple[DeductionBand, ...] = Field(strict=False, min_length=1)
    unrecorded: Share

    @model_validator(mode="after")
    def _dearer_with_minutes(self) -> Self:
        contiguous(self.band, "minutes")
        never_falling(self.band, [band.ratio for band in self.band], "ratio", "minutes")
        if self.unrecorded < self.band[-1].ratio:
            raise ValueError(
                f"`unrecorded` lies below the last band's {self.band[-1].ratio}, so not signing in would pay; raise it"
            )
        return self


class DaysTable(Sourced):
    """What a day of absence without a reason takes."""

    unit: Literal["days"]
    per_day: Share


class Tpp(Sourced):
    """The simulated allowance."""

    productivity: Share
    discipline: Share
    multiplier: dict[PredikatKey, Annotated[int, Field(ge=0, le=20_000)]]
    late: MinutesTable
    early: MinutesTable
    absent: DaysTable
    deduction_cap: Share
    upper_cap: Annotated[int, Field(ge=1, le=20_000)] | None = None
    missing: Silence = Field(strict=False)

    @model_validator(mode="after")
    def _whole(self) -> Self:
        total = self.productivity + self.discipline
        if total != 10_000:
            raise ValueError(f"`productivity` and `discipline` add up to {total}; make them 10000")
        complete(self.multiplier, Predikat, "`multiplier`")
        if self.missing is Silence.REDISTRIBUTE:
            raise ValueError("money is never guessed from what is known; write `refuse` or `hold` for `missing`")
        dearest = max(self.late.unrecorded, self.early.unrecorded)
        if self.absent.per_day < dearest:
            raise ValueError(f"`absent.per_day` lies below {dearest}, so staying away costs less than coming; raise it")
        return self
