"""What a policy pack may say, and how it is checked."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from tolok.rules.quadrant import QUADRANTS
from tolok.rules.terms import Aspect, Claim, Predikat, Silence

Share = Annotated[int, Field(ge=0, le=10_000)]
Days = Annotated[int, Field(ge=0, le=366)]
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
        raise ValueError("needs either `source`, or `example = true` with a `reason`, and not both")

    @property
    def cited(self) -> str:
        """The source as a receipt prints it."""
        return self.source or f"contoh, ditetapkan pemerintah daerah: {self.reason}"


class Achievement(Sourced):
    """How one indicator counts."""

    cap: Annotated[int, Field(ge=10_000, le=20_000)]
    claimed: Claim = Field(strict=False)
    missing: Silence = Field(strict=False)

    @model_validator(mode="after")
    def _indicators_are_never_refused(self) -> Self:
        if self.missing is Silence.REFUSE:
            raise ValueError("an indicator can be `redistribute` or `hold`; write one of the two")
        return self


class Outcome(Sourced):
    """The bands of an outcome's achievement."""

    above_from: Annotated[int, Field(ge=1, le=20_000)]
    meets_from: Annotated[int, Field(ge=1, le=20_000)]

    @model_validator(mode="after")
    def _bands_in_order(self) -> Self:
        if self.meets_from >= self.above_from:
            raise ValueError("`meets_from` must be lower than `above_from`, else no outcome can just meet it")
        return self


class Work(Sourced):
    """What most, a small part and enough mean for outcomes."""

    most: Annotated[int, Field(ge=5_000, lt=10_000)]
    small_part: Annotated[int, Field(ge=0, le=5_000)]
    known_share: Annotated[int, Field(ge=1, le=10_000)]


class Behaviour(Sourced):
    """How many of the seven values decide."""

    above_count: Annotated[int, Field(ge=1, le=7)]
    below_count: Annotated[int, Field(ge=1, le=7)]
    known_count: Annotated[int, Field(ge=1, le=7)]


class Window(Sourced):
    """When a period's evaluation opens (days before its end) and until when it is rated (days after)."""

    opens_before_end_days: Days
    rate_within_days: Annotated[int, Field(ge=1, le=366)]


class Calendar(Sourced):
    """A named row of periods, asked for by law or by the government."""

    name: Name
    label_id: str
    label_en: str
    kind: Literal["legal", "local"]
    months: Literal[1, 3, 6, 12]
    window: Window


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


class Reporting(Sourced):
    """How late a report may be filed, and how long it may be mended (days)."""

    backdate_days: Days
    edit_days: Days


class Objection(Sourced):
    """How long a person may object (calendar days)."""

    window_days: Annotated[int, Field(ge=1, le=366)]


class FollowUp(Sourced):
    """What a predikat opens in some calendars, and within how many days."""

    predikat: tuple[Annotated[Predikat, Field(strict=False)], ...] = Field(strict=False, min_length=1)
    calendars: tuple[Name, ...] = Field(strict=False, min_length=1)
    opens: Literal["award", "coaching", "training"]
    within_days: Annotated[int, Field(ge=1, le=366)]
    label_id: str
    label_en: str


class Contents(Table):
    """A whole pack, after what it extends has been added."""

    name: Name
    title: str
    government: str = ""
    valid_from: date
    sources: tuple[str, ...] = Field(strict=False, min_length=1)
    quadrant: str
    achievement: Achievement
    outcome: Outcome
    work: Work
    behaviour: Behaviour
    calendar: tuple[Calendar, ...] = Field(strict=False, min_length=1)
    scheme: tuple[PackScheme, ...] = Field(strict=False, default=())
    reporting: Reporting
    objection: Objection
    follow_up: tuple[FollowUp, ...] = Field(strict=False, min_length=1)

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if self.quadrant not in QUADRANTS:
            raise ValueError(f"`quadrant` is not known; write one of: {', '.join(sorted(QUADRANTS))}")
        if self.outcome.above_from > self.achievement.cap:
            raise ValueError("`outcome.above_from` lies above `achievement.cap`, so nobody can reach it; lower it")
        names = [each.name for each in self.calendar]
        if len(set(names)) < len(names):
            raise ValueError("two calendars have the same `name`; give each its own")
        named = {name for scheme in self.scheme for name in scheme.calendars}
        named |= {name for rule in self.follow_up for name in rule.calendars}
        unknown = sorted(named - set(names))
        if unknown:
            raise ValueError(
                f"a scheme or a follow-up names calendars that don't exist: {', '.join(unknown)}; add or rename them"
            )
        return self
