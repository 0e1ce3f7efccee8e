"""Reads the signed ratings of a period and of the year before its end, in batches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from tolok.appraisal.models import Appraisal, GivenLevel, Level, Rating
from tolok.calendar.models import Period

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

    from tolok.insight.models import Reading

# So many ratings are read in one transaction.
BATCH = 2_000
YEAR = timedelta(days=366)
SCORES = {Level.BELOW.value: 1.0, Level.MEETS.value: 2.0, Level.ABOVE.value: 3.0}
# All outcomes that no indicator measures are one item beside the seven values.
OUTCOMES = "outcomes"


class Signed(NamedTuple):
    """One signed appraisal: whose, by whom, in which period and plan."""

    id: int
    person: int
    rater: int
    period: int
    skp: int


@dataclass
class Columns:
    """Scores as columns: whom, by whom, what, how much."""

    ratee: list[str] = field(default_factory=list)
    rater: list[str] = field(default_factory=list)
    item: list[str] = field(default_factory=list)
    score: list[float | None] = field(default_factory=list)

    def add(self, of: Signed, item: str, score: float) -> None:
        """One score."""
        self.ratee.append(str(of.person))
        self.rater.append(str(of.rater))
        self.item.append(item)
        self.score.append(score)


def _signed(at: datetime) -> QuerySet[Appraisal]:
    """Ratings signed until that moment; whoever rated is the one who decided, not the one named at gathering."""
    return Appraisal.objects.filter(state=Appraisal.State.SIGNED, signature__signed_at__lte=at, rating__isnull=False)


def year_up_to(period: Period) -> list[int]:
    """The periods of the same calendar within a year before this one's end, itself among them."""
    found = Period.objects.filter(
        calendar=period.calendar, ends_on__lte=period.ends_on, starts_on__gt=period.ends_on - YEAR
    )
    return list(found.values_list("pk", flat=True))


def signed_count(period_ids: Sequence[int], *, at: datetime) -> int:
    """How many ratings these periods hold."""
    return _signed(at).filter(period_id__in=period_ids).count()


def signed_in(reading: Reading) -> list[Signed]:
    """Every signed rating of the period and of the year before its end, in a fixed order; two queries."""
    found = _signed(reading.asked_at).filter(period_id__in=year_up_to(reading.period)).order_by("pk")
    return [Signed(*row) for row in found.values_list("pk", "person_id", "rating__rater_id", "period_id", "skp_id")]


def scores_of(batch: Sequence[Signed]) -> Iterator[tuple[Signed, str, float]]:
    """The levels that raters gave, as scores: each value by its name, all outcomes as their mean; one query."""
    given = GivenLevel.objects.filter(appraisal_id__in=[each.id for each in batch])
    by_id = {each.id: each for each in batch}
    outcomes: dict[int, list[float]] = defaultdict(list)
    for number, value, level in given.order_by("pk").values_list("appraisal_id", "behaviour", "level"):
        if value:
            yield by_id[number], value, SCORES[level]
        else:
            outcomes[number].append(SCORES[level])
    for number, scores in outcomes.items():
        yield by_id[number], OUTCOMES, sum(scores) / len(scores)


def departures_of(batch: Sequence[Signed]) -> dict[int, dict[str, int]]:
    """By rater: ratings of the work that had a proposal, and how many were set higher or lower; one query."""
    found: dict[int, dict[str, int]] = defaultdict(lambda: {"proposed": 0, "higher": 0, "lower": 0})
    rated = Rating.objects.filter(appraisal_id__in=[each.id for each in batch]).exclude(proposed_work="")
    for rater, work, proposed in rated.values_list("rater_id", "work", "proposed_work"):
        found[rater]["proposed"] += 1
        if work != proposed:
            found[rater]["higher" if SCORES[work] > SCORES[proposed] else "lower"] += 1
    return found
