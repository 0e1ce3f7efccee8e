"""How surveys are published, and from how many answers they are heard."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from tolok.engine.schema.table import Days, Sourced
from tolok.rules.publish import Limits

Answers = Annotated[int, Field(ge=3, le=10_000)]


class SurveyLimits(Sourced):
    """Results are published every so many `months`, never of fewer than `least` answers.

    They come out by themselves `publish_after` working days after their span, so that what was held back can be judged
    and paper typed in. Who has a plan in hand hears of its day `remind_before` days ahead.
    No number of answers below `exact_from` is told exactly; below `fine_from` there is one decimal. What is said of a
    person's services is heard from `heard_from` answers on, and weighs against the unit as `pull` answers do.
    """

    months: Literal[1, 2, 3, 4, 6, 12]
    least: Answers
    exact_from: Answers
    fine_from: Answers
    publish_after: Annotated[int, Field(ge=1, le=90)]
    remind_before: Days
    invitation_days: Days
    heard_from: Answers
    pull: Annotated[int, Field(ge=1, le=10_000)]

    @model_validator(mode="after")
    def _protects(self) -> Self:
        if not self.least < self.exact_from <= self.fine_from:
            raise ValueError("`least`, `exact_from` and `fine_from` must rise, or a small group could be counted out")
        return self

    @property
    def limits(self) -> Limits:
        """The numbers that the rule of publishing takes."""
        return Limits(self.least, self.exact_from, self.fine_from)
