"""Measures what a survey of a million answers costs: to store, to sum, to read."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from itertools import product
from random import Random
from typing import TYPE_CHECKING
from uuid import uuid4

from django.db import connection, transaction

from tests.load.ground import settle_down, stage
from tests.load.paper import keep

if TYPE_CHECKING:
    from tests.load.town import Town
    from tolok.citizens.models import Survey
    from tolok.people.models import Government

ANSWERS, SERVICES, BATCH, BUDGET = 1_000_000, 40, 50_000, 1.0
MARKS = ("<!-- survey: written by `make bench-survey` -->", "<!-- end of survey -->")
YEAR = (date(2026, 1, 1), date(2027, 1, 1))
RESULTS, REPORT = "results of every service and of the whole, from the sums", "the yearly report in whole"
# What a reader would pay without the stored sums, for one span and all services.
RECOUNT = "SELECT survey_id, count(*), {} FROM citizens_surveyanswer WHERE standing = 'open' GROUP BY survey_id"


def main() -> None:
    """Store a million answers in bulk, then read them in each way; fail when a second is too short for a reading."""
    answers = int(sys.argv[1]) if len(sys.argv) > 1 else ANSWERS
    with stage() as superuser:
        government, surveys = opened()
        with clock() as stored:
            fill(government, surveys, answers)
        settle_down(superuser)
        rows = read(government, surveys)
    told = [
        f"{answers:,} answers about {SERVICES} services in {12} months; load of the {os.cpu_count()} cores meanwhile:"
        f" {os.getloadavg()[1]:.1f}.",
        "",
        "| what | seconds |",
        "|---|---|",
        f"| stored in bulk with their sums, {BATCH:,} at once | {stored[0]:.1f} |",
        *(f"| {name} | {seconds:.3f} |" for name, seconds in rows.items()),
    ]
    keep(MARKS, told)
    sys.stdout.write("\n".join(told) + "\n")
    slow = [f"{name}: {rows[name]:.2f} s, at most {BUDGET:.0f} s" for name in (RESULTS, REPORT) if rows[name] > BUDGET]
    if slow:
        sys.exit("\n".join(slow))


def opened() -> tuple[Government, list[Survey]]:
    """A town with so many surveyed services."""
    from tests.load.town import settle

    with transaction.atomic():
        town, _persons = settle("survei", 50)
        return town.government, asked(town)


def asked(town: Town) -> list[Survey]:
    """So many services of the HR agency, each with its survey."""
    from tests.load.town import MORNING
    from tolok.citizens.actions.survey.opening import open_survey
    from tolok.skp.actions import Limit, open_service

    unit = town.hr.postings.get().position.unit
    limit = Limit(3, "days", date(2026, 1, 1), "contoh")
    surveys = []
    for number in range(SERVICES):
        service = open_service(
            by=town.hr, at=MORNING, unit=unit, code=f"l{number}", name=f"Layanan {number}", limit=limit
        )
        surveys.append(open_survey(by=town.hr, at=MORNING, service=service))
    return surveys


def fill(government: Government, surveys: list[Survey], answers: int) -> None:
    """The answers of a year, spread over services and months."""
    from tests.load.town import MORNING
    from tolok.citizens.actions.survey.answers import Arrival, send_answers
    from tolok.citizens.queries.survey.given import Given
    from tolok.people.access import inside

    roll, places = Random(1), list(product(surveys, range(1, 13)))

    def arrivals(n: int) -> Iterator[Arrival]:
        for number in range(n):
            survey, month = places[number % len(places)]
            marks = tuple(roll.choices((1, 2, 3, 4), (2, 10, 50, 38), k=9))
            given = Given(marks, roll.choice("fm"), roll.choice(("25", "40", "60")), "sma", "own")
            yield Arrival(survey, date(2026, month, 1), "qr", given)

    for start in range(0, answers, BATCH):
        with inside(government.pk):
            send_answers(at=MORNING, arrivals=list(arrivals(min(BATCH, answers - start))))


def read(government: Government, surveys: list[Survey]) -> dict[str, float]:
    """What each way of reading takes, the best of three."""
    from tests.load.town import MORNING
    from tolok.citizens.actions.survey.answers import send_answer
    from tolok.citizens.queries.survey.given import Given
    from tolok.citizens.queries.survey.profile import profile
    from tolok.citizens.queries.survey.results import result_together, results
    from tolok.citizens.queries.survey.surveys import survey_rows
    from tolok.citizens.queries.survey.yearly import yearly
    from tolok.people.access import inside

    columns = ", ".join(f"sum(marks[{n}]), count(*) FILTER (WHERE marks[{n}] > 0)" for n in range(1, 10))

    def from_sums() -> None:
        rows = survey_rows()
        results(rows, *YEAR)
        result_together("Kota", rows, *YEAR)

    def recounted() -> None:
        with connection.cursor() as cursor:
            cursor.execute(RECOUNT.format(columns))
            cursor.fetchall()

    def one_more() -> None:
        send_answer(at=MORNING, survey=surveys[0], key=uuid4(), channel="qr", given=Given((3,) * 9))

    with inside(government.pk):
        return {
            RESULTS: best(from_sums),
            "baseline: the same recounted from the rows": best(recounted),
            "who answered (four questions), from the rows": best(lambda: profile([each.pk for each in surveys], *YEAR)),
            REPORT: best(lambda: yearly(government, None, YEAR[0].year, on=YEAR[1])),
            "one more answer, stored and summed": best(one_more),
        }


def best(act: Callable[[], object]) -> float:
    """The shortest of three runs."""
    found = []
    for _time in range(3):
        with clock() as took:
            act()
        found.append(took[0])
    return min(found)


@contextmanager
def clock() -> Iterator[list[float]]:
    """Seconds on the clock."""
    took, began = [0.0], time.perf_counter()
    yield took
    took[0] = time.perf_counter() - began


if __name__ == "__main__":
    main()
