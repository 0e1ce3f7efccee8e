"""Measures a reading of 10,000 signed ratings, from rows to stored mirrors."""

from __future__ import annotations

import os
import platform
import sys
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import numpy as np

from tests.load.ground import clocked, settle_down, stage
from tests.load.paper import keep

if TYPE_CHECKING:
    from tests.load.ground import Took
    from tests.load.town import Town
    from tolok.people.models import Person
    from tolok.skp.models import Skp

MARKS = ("<!-- mirrors: written by `make bench-fairness` -->", "<!-- end of mirrors -->")
HEAD = "| a reading | wall s | CPU s |\n|---|---|---|"
PERSONS, BUDGET = 10_000, 30.0
AUTUMN = datetime(2026, 10, 20, 3, 0, tzinfo=UTC)
QUARTERS = (date(2026, 2, 1), date(2026, 5, 1), date(2026, 8, 1))
# Rows written at once while building.
BATCH = 5_000


def main() -> None:
    """Build a town, read its third quarter, print what it took."""
    persons = int(sys.argv[1]) if len(sys.argv) > 1 else PERSONS
    n, year, took = measured(persons)
    keep(MARKS, [told(), "", HEAD, row(n, year, took)])
    if took.wall > BUDGET * max(1, persons / PERSONS):
        sys.exit(f"{took.wall:.1f} s, at most {BUDGET:.0f} s")


def measured(persons: int = PERSONS) -> tuple[int, int, Took]:
    """The job once: how many ratings the period and the year hold, and what it took."""
    with stage() as superuser:
        town = build(persons)
        settle_down(superuser)
        return read(town)


def told() -> str:
    """When and where this was measured."""
    shared = f"{os.cpu_count()} cores with a load of {os.getloadavg()[0]:.1f} by others"
    return f"Measured on {shared}, Python {platform.python_version()}, {datetime.now(tz=UTC).date().isoformat()}."


def row(n: int, year: int, took: Took) -> str:
    """One line of the table."""
    return f"| {n:,} ratings of a quarter, {year:,} of the year | {took.wall:.1f} | {took.cpu:.1f} |"


def build(persons: int) -> Town:
    """A committed government in which everybody's ratings of three quarters are signed."""
    from django.db import transaction

    from tests.load.closing import draft
    from tests.load.town import UNIT, agree, settle
    from tolok.calendar.queries import period_of
    from tolok.people.access import inside

    with transaction.atomic():
        town, named = settle("cermin", -(-persons // (UNIT - 1)) * UNIT + 2)
        plans = agree(town, named, draft)
    chance = np.random.default_rng(7)
    for on in QUARTERS:
        with inside(town.government.pk):
            period = period_of("triwulan", on=on)
            assert period is not None
            for start in range(0, len(plans), BATCH):
                sign(period.pk, plans[start : start + BATCH], chance)
    return town


def sign(period_id: int, plans: list[tuple[Person, Skp]], chance: np.random.Generator) -> None:
    """Signed appraisals with seven levels each, and proposals as long as real ones; one in ten by another rater."""
    from tolok.appraisal.models import Appraisal, GivenLevel, Proposal, Rating, Signature
    from tolok.rules.terms import Value

    skps = [skp for _person, skp in plans]
    raters = np.array([skp.superior_id for skp in skps])
    moved = chance.random(len(skps)) < 0.1
    raters[moved] = chance.permutation(raters)[moved]
    severity = np.random.default_rng(3).normal(0, 0.3, int(raters.max()) + 1)
    appraisals = Appraisal.objects.bulk_create(
        Appraisal(
            government_id=skp.government_id, person_id=skp.person_id, period_id=period_id, skp=skp,
            rater_id=rater if rater != skp.person_id else None, state="signed", predikat="baik",
        )
        for skp, rater in zip(skps, raters.tolist(), strict=True)
    )  # fmt: skip  # one line a thought
    rows = list(zip(appraisals, raters.tolist(), strict=True))
    at = AUTUMN - timedelta(days=5)
    ours = [{"government_id": each.government_id, "appraisal": each} for each, _rater in rows]
    levels = {"work": "meets", "behaviour": "meets", "proposed_work": "meets", "result_hash": "x", "rated_at": at}
    Rating.objects.bulk_create(
        Rating(**of, rater_id=rater, **levels) for of, (_a, rater) in zip(ours, rows, strict=True)
    )
    Signature.objects.bulk_create(
        Signature(**of, signer_id=rater, frozen={}, signed_at=at) for of, (_a, rater) in zip(ours, rows, strict=True)
    )
    results = chance.normal(100, 8, len(rows))
    Proposal.objects.bulk_create(
        Proposal(**of, result=result(ratio), proposed_at=at) for of, ratio in zip(ours, results.tolist(), strict=True)
    )
    latent = 2.2 + 0.02 * (results - 100) - severity[raters]
    scores = np.clip(np.round(latent[:, None] + chance.normal(0, 0.5, (len(rows), 7))), 1, 3).astype(int).tolist()
    names = ("below", "meets", "above")
    GivenLevel.objects.bulk_create(
        GivenLevel(**of, behaviour=value.value, level=names[score - 1])
        for of, sheet in zip(ours, scores, strict=True)
        for value, score in zip(Value, sheet, strict=True)
    )


def result(percent: float) -> str:
    """A proposal of about eleven thousand letters, as the example's are, with four measured outcomes."""
    import json

    filler = [{"path": f"target/{n}", "name": "achievement", "value": 1, "formula": "x" * 250} for n in range(30)]
    known = [{"path": f"outcome/{n}", "name": "achievement", "value": round(100 * percent)} for n in range(4)]
    return json.dumps({"steps": [*filler, *known]})


def read(town: Town) -> tuple[int, int, Took]:
    """Ask for the third quarter and do the job as the worker does."""
    from tolok.calendar.queries import period_of
    from tolok.insight.actions import ask_reading
    from tolok.insight.models import Reading
    from tolok.insight.tasks import read_ratings
    from tolok.people.access import inside

    with inside(town.government.pk):
        period = period_of("triwulan", on=QUARTERS[-1])
        assert period is not None
        asked = ask_reading(by=town.hr, at=AUTUMN, period=period)
    with clocked() as took:
        read_ratings(government_id=town.government.pk, reading_id=asked.pk)
    with inside(town.government.pk):
        done = Reading.objects.select_related("analysis").get(pk=asked.pk)
        return done.analysis.n, done.total, took


if __name__ == "__main__":
    main()
