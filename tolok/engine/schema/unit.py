"""What a unit's achievement means, and how its people's predikat may be spread."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from tolok.engine.schema.table import Share, Sourced
from tolok.rules.pattern import Limit, Pattern
from tolok.rules.spread import Bound, apart_or_nested, least_moves
from tolok.rules.terms import OrganisationPredikat, Predikat, Silence
from tolok.rules.unit import OrganisationPolicy, PeriodicPolicy, YearlyPolicy

# As many persons as there are hundredths of a percent.
_MANY = 10_000


class Periodic(Sourced):
    """What the action plans of a period mean (ratios)."""

    most: Annotated[int, Field(ge=5_000, lt=10_000)]
    good_share: Share
    fair_share: Share
    known_share: Annotated[int, Field(ge=1, le=10_000)]

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.fair_share >= self.good_share:
            raise ValueError("`fair_share` must be lower than `good_share`, else no unit can be butuh perbaikan")
        return self


class Yearly(Sourced):
    """The achievements of the yearly agreement (ratios) from which each predikat begins."""

    top_from: Annotated[int, Field(ge=1, le=20_000)]
    good_from: Annotated[int, Field(ge=1, le=20_000)]
    fair_from: Annotated[int, Field(ge=1, le=20_000)]
    poor_from: Annotated[int, Field(ge=1, le=20_000)]

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if not self.poor_from < self.fair_from < self.good_from < self.top_from:
            raise ValueError("the limits must rise: `poor_from`, `fair_from`, `good_from`, `top_from`")
        return self


class Organisation(Sourced):
    """How an organisation's predikat is proposed."""

    missing: Literal["hold", "refuse"]
    periodic: Periodic
    yearly: Yearly

    @property
    def numbers(self) -> OrganisationPolicy:
        """The numbers the rules take."""
        plans, year = self.periodic, self.yearly
        periodic = PeriodicPolicy(plans.most, plans.good_share, plans.fair_share, plans.known_share, plans.cited)
        yearly = YearlyPolicy(year.top_from, year.good_from, year.fair_from, year.poor_from, year.cited)
        return OrganisationPolicy(periodic, yearly, Silence(self.missing), self.cited)


class DistributionLimit(Sourced):
    """How many of a unit's persons (ratio of all) may have one of some words."""

    predikat: tuple[Annotated[Predikat, Field(strict=False)], ...] = Field(strict=False, min_length=1)
    least: Share = 0
    most: Share = 10_000
    more_than: Annotated[int, Field(ge=0, lt=10_000)] | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if (self.least, self.most, self.more_than) == (0, 10_000, None):
            raise ValueError("limits nothing; write `least`, `most` or `more_than`")
        if max(self.least, self.more_than or 0) > self.most:
            raise ValueError("asks for more than `most` allows; lower `least` or `more_than`")
        return self

    @property
    def bound(self) -> Bound:
        """The limit in a unit so large that rounding plays no part."""
        least = max(self.least, 0 if self.more_than is None else self.more_than + 1)
        return Bound(frozenset(self.predikat), least, self.most)

    @property
    def numbers(self) -> Limit:
        """The numbers the rules take."""
        return Limit(self.predikat, self.least, self.most, self.more_than, self.cited)


class DistributionPattern(Sourced):
    """The limits for one predikat of the organisation."""

    organisation: OrganisationPredikat = Field(strict=False)
    limit: tuple[DistributionLimit, ...] = Field(strict=False, min_length=1)

    @model_validator(mode="after")
    def _can_be_checked(self) -> Self:
        if not apart_or_nested(frozenset(limit.predikat) for limit in self.limit):
            raise ValueError("the words of two limits overlap; make them equal, nested or apart")
        if least_moves({}, _MANY, (limit.bound for limit in self.limit)) is None:
            raise ValueError("no unit, however large, can meet all limits at once; loosen one")
        return self

    @property
    def numbers(self) -> Pattern:
        """The numbers the rules take."""
        return Pattern(self.organisation, tuple(limit.numbers for limit in self.limit), self.cited)
