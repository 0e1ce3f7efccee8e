"""The year's report of surveys: what it says, in the order it is read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tolok.citizens.queries.survey.desk import PlanRow, plan_rows, spans
from tolok.citizens.queries.survey.profile import Share, profile
from tolok.citizens.queries.survey.results import BANDS, Result, result_together, results
from tolok.citizens.queries.survey.surveys import survey_rows
from tolok.engine.skm import bands
from tolok.rules.skm import Mutu

if TYPE_CHECKING:
    from tolok.people.models import Government


@dataclass(frozen=True)
class Yearly:
    """The report of a year's spans that are over, end exclusive; inside values with exact decimals."""

    government: str
    year: int
    starts_on: date
    last_day: date
    made_on: date
    together: Result
    services: tuple[Result, ...]
    profile: tuple[tuple[str, tuple[Share, ...]], ...]
    plans: tuple[PlanRow, ...]
    letters: tuple[Mutu, ...]
    source: str


def yearly(government: Government, units: set[int] | None, year: int, *, on: date) -> Yearly | None:
    """The year's report of these units' surveys (None: of all); None while no span of the year is over."""
    over = [span for span in spans(government, on=on) if span.starts_on.year == year]
    if not over:
        return None
    rows, first, after = survey_rows(units), over[-1].starts_on, over[0].ends_on
    numbers = [row.id for row in rows]
    table = bands.load(BANDS)
    return Yearly(
        government.name, year, first, over[0].last_day, on, result_together(government.name, rows, first, after),
        tuple(each for each in results(rows, first, after) if each.n),
        tuple((name, tuple(shares)) for name, shares in profile(numbers, first, after)),
        tuple(plan_rows(numbers, on=on)), table.mutu, table.source,
    )  # fmt: skip  # the order of the report
