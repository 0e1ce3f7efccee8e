"""Rules about persons beside the appraisal: credit, discipline, professionalism."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, field_validator, model_validator

from tolok.engine.schema.table import Share, Sourced
from tolok.engine.schema.tables import Range, complete, contiguous, never_falling
from tolok.rules.credit import FunctionalLevel
from tolok.rules.discipline import Sanction, Severity
from tolok.rules.ip_asn.facts import Duty, Education, Training
from tolok.rules.terms import Predikat, Silence

Points = Annotated[int, Field(ge=0, le=10_000)]
PredikatKey = Annotated[Predikat, Field(strict=False)]


class Ladder(Sourced):
    """The year's coefficients of some levels (thousandths)."""

    coefficient: dict[Annotated[FunctionalLevel, Field(strict=False)], Annotated[int, Field(ge=1, le=1_000_000)]]


class Credit(Sourced):
    """What a predikat is worth in angka kredit."""

    percent: dict[PredikatKey, Annotated[int, Field(ge=0, le=20_000)]]
    ladder: tuple[Ladder, ...] = Field(strict=False, min_length=1)

    @model_validator(mode="after")
    def _whole(self) -> Self:
        complete(self.percent, Predikat, "`percent`")
        told = [level for ladder in self.ladder for level in ladder.coefficient]
        if len(set(told)) < len(told):
            raise ValueError("two ladders give the same level a coefficient; keep one of them")
        complete(told, FunctionalLevel, "the ladders")
        return self


class SanctionBand(Range):
    """The sanction of some days, and the allowance it cuts for some months."""

    sanction: Sanction = Field(strict=False)
    severity: Severity = Field(strict=False)
    cut: Share
    cut_months: Annotated[int, Field(ge=0, le=12)]


class Discipline(Sourced):
    """What absence without a reason leads to."""

    unit: Literal["days"]
    consecutive_days: Annotated[int, Field(ge=1, le=366)]
    consecutive_sanction: Sanction = Field(strict=False)
    band: tuple[SanctionBand, ...] = Field(strict=False, min_length=1)

    @model_validator(mode="after")
    def _harder_with_days(self) -> Self:
        contiguous(self.band, "days")
        order = list(Sanction)
        never_falling(self.band, [order.index(band.sanction) for band in self.band], "sanction", "days")
        if self.consecutive_sanction not in {band.sanction for band in self.band}:
            raise ValueError("`consecutive_sanction` stands in no band; name one that does")
        odd = next((band for band in self.band if bool(band.cut) != bool(band.cut_months)), None)
        if odd:
            raise ValueError(f"from {odd.first} days `cut` and `cut_months` must both be 0 or both more; mend one")
        return self


class EducationTable(Sourced):
    """Points of each certificate."""

    points: dict[Annotated[Education, Field(strict=False)], Points]

    @field_validator("points")
    @classmethod
    def _whole(cls, points: dict[Education, int]) -> dict[Education, int]:
        return complete(points, Education, "`points`")


class TrainingTable(Sourced):
    """Points of each training by kind of position, and the least hours (JP) of technical training."""

    technical_hours: Annotated[int, Field(ge=1, le=1_000)]
    points: dict[Annotated[Duty, Field(strict=False)], dict[Annotated[Training, Field(strict=False)], Points]]

    @field_validator("points")
    @classmethod
    def _whole(cls, points: dict[Duty, dict[Training, int]]) -> dict[Duty, dict[Training, int]]:
        for duty, trainings in complete(points, Duty, "`points`").items():
            complete(trainings, Training, f"`points.{duty}`")
        return points


class PerformanceTable(Sourced):
    """Points of each predikat."""

    points: dict[PredikatKey, Points]

    @field_validator("points")
    @classmethod
    def _whole(cls, points: dict[Predikat, int]) -> dict[Predikat, int]:
        return complete(points, Predikat, "`points`")


class SeverityTable(Sourced):
    """Points by the heaviest sanction received."""

    points: dict[Annotated[Severity, Field(strict=False)], Points]

    @field_validator("points")
    @classmethod
    def _whole(cls, points: dict[Severity, int]) -> dict[Severity, int]:
        return complete(points, Severity, "`points`")


class Quiet(Sourced):
    """What a missing part means."""

    missing: Silence = Field(strict=False)


class Weights(Sourced):
    """The four weights of the index in points."""

    education: Points
    competence: Points
    performance: Points
    discipline: Points

    @model_validator(mode="after")
    def _add_up(self) -> Self:
        total = self.education + self.competence + self.performance + self.discipline
        if total != 10_000:
            raise ValueError(f"the weights add up to {total}; make them 10000")
        return self


class Category(Range):
    """A category of the index, in whole points."""

    word: Literal["very_low", "low", "medium", "high", "very_high"]


class IpAsn(Sourced):
    """The index of professionalism."""

    weight: Weights
    education: EducationTable
    training: TrainingTable
    performance: PerformanceTable
    discipline: SeverityTable
    silence: Quiet
    category: tuple[Category, ...] = Field(strict=False, min_length=1)

    @model_validator(mode="after")
    def _tables_reach_their_weights(self) -> Self:
        contiguous(self.category, "points")
        if self.category[0].first != 0:
            raise ValueError("the first category must start `from = 0`, else an index could have none")
        tops = {
            "education": max(self.education.points.values()),
            "performance": max(self.performance.points.values()),
            "discipline": max(self.discipline.points.values()),
        }
        tops |= {f"training.{duty}": sum(each.values()) for duty, each in self.training.points.items()}
        for key, top in tops.items():
            weight: int = getattr(self.weight, "competence" if "." in key else key)
            if top != weight:
                raise ValueError(f"the points of `{key}` reach {top}, its weight is {weight}; make them equal")
        return self
