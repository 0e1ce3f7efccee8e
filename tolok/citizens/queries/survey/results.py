"""What surveys found inside, to exact decimals; of spans that are over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tolok.citizens.queries.survey.published import mutu_label
from tolok.citizens.queries.survey.questions import NAMES
from tolok.citizens.queries.survey.sums import answers_of, pooled, sums_of_surveys
from tolok.citizens.queries.survey.surveys import SurveyRow
from tolok.engine.skm import bands
from tolok.evidence.queries import finished_counts
from tolok.rules.publish import Sums
from tolok.rules.sample import sample_size
from tolok.rules.skm import SurveyIndex, survey_index

BANDS = "2017"
MEAN = 10_000


def two_decimals(points: int | None) -> str:
    """Points (10,000 = 100) with exactly two decimals; a dash where there are none."""
    return "–" if points is None else f"{points // 100},{points % 100:02}"


@dataclass(frozen=True)
class UnsurLine:
    """One unsur inside: n, mean (ten-thousandths), points (10,000 = 100) and letter; None without answers."""

    word: str
    name: str
    n: int
    nrr: int | None
    points: int | None
    mutu: str

    @property
    def mean(self) -> str:
        """The mean as the report writes it."""
        return "" if self.nrr is None else f"{self.nrr // MEAN},{self.nrr % MEAN:04}"

    @property
    def points_text(self) -> str:
        """The points with exactly two decimals."""
        return two_decimals(self.points)


@dataclass(frozen=True)
class Result:
    """A service, a unit (`survey` None) or the government inside: index, letter, unsur, and the sample it needs."""

    name: str
    under: str
    survey: SurveyRow | None
    n: int
    points: int | None
    mutu: str
    mutu_label: str
    unsur: tuple[UnsurLine, ...]
    lowest: UnsurLine | None
    population: int | None
    sample: int | None

    @property
    def index_text(self) -> str:
        """The index with exactly two decimals."""
        return two_decimals(self.points)

    @property
    def is_enough(self) -> bool:
        """Whether as many answered as the sample asks for."""
        return self.sample is not None and self.n >= self.sample


def results(rows: Sequence[SurveyRow], starts_on: date, ends_on: date) -> list[Result]:
    """These surveys' results in a span (end exclusive), each service by itself; two queries."""
    sums, finished = sums_of_surveys(starts_on, ends_on), finished_counts(starts_on, ends_on)
    return [
        _result(row.service, row.unit, row, sums.get(row.id), finished.get(row.service_id) or row.population)
        for row in rows
    ]


def result_together(name: str, rows: Sequence[SurveyRow], starts_on: date, ends_on: date) -> Result:
    """These surveys as one, every respondent weighing the same; two queries."""
    sums, finished = sums_of_surveys(starts_on, ends_on), finished_counts(starts_on, ends_on)
    served = [finished.get(row.service_id) or row.population or 0 for row in rows]
    return _result(name, "", None, pooled(sums[row.id] for row in rows if row.id in sums), sum(served) or None)


def answered(rows: Sequence[SurveyRow], starts_on: date, ends_on: date) -> list[tuple[SurveyRow, int, int | None]]:
    """How many answered each survey so far, and how many are needed; nothing of what they said."""
    found = results(rows, starts_on, ends_on)
    return [(each.survey, each.n, each.sample) for each in found if each.survey is not None]


def _result(name: str, under: str, row: SurveyRow | None, sums: Sums | None, population: int | None) -> Result:
    index = survey_index(answers_of(sums), bands.load(BANDS)) if sums else None
    unsur = _lines(index, row, sums) if index and sums else ()
    known = [each for each in unsur if each.points is not None and each.word != "extra"]
    return Result(
        name=name,
        under=under,
        survey=row,
        n=sums.n if sums else 0,
        points=index.points if index else None,
        mutu=(index.mutu if index else None) or "",
        mutu_label=mutu_label(index.mutu if index else None, BANDS),
        unsur=unsur,
        lowest=min(known, key=lambda each: each.points or 0, default=None),
        population=population,
        sample=sample_size(population) if population else None,
    )


def _lines(index: SurveyIndex, row: SurveyRow | None, sums: Sums) -> tuple[UnsurLine, ...]:
    lines = [
        UnsurLine(each.name, str(NAMES[each.name]), each.n or 0, each.nrr, each.points, each.mutu or "")
        for each in index.unsur
    ]
    if row is not None and row.extra and sums.counts[-1]:
        total, n = sums.totals[-1], sums.counts[-1]
        lines.append(UnsurLine("extra", row.extra, n, _over(total * MEAN, n), _over(total * 2_500, n), ""))
    return tuple(lines)


def _over(total: int, n: int) -> int:
    return (2 * total + n) // (2 * n)
