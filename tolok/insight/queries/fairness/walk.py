"""Goes through the signed ratings of a year in batches, then lets the rules look."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tolok.insight.queries.fairness.findings import Findings
from tolok.insight.queries.fairness.outside import RESULTS, Numbers, means_of
from tolok.insight.queries.fairness.people import groups_of, units_of
from tolok.insight.queries.fairness.sheets import BATCH, Columns, Signed, departures_of, scores_of, signed_in
from tolok.people.access import inside
from tolok.rules.fairness.columns import Ratings, ratings
from tolok.rules.fairness.period import Asked, of_period

if TYPE_CHECKING:
    from tolok.insight.models import Reading


@dataclass
class Walk:
    """Goes through the ratings of a year; each batch is read in a transaction of its own. `tell` hears how many."""

    asked: Reading
    tell: Callable[[int], None] = lambda done: None
    now: Columns = field(default_factory=Columns)
    year: Columns = field(default_factory=Columns)
    results: dict[str, Numbers] = field(default_factory=lambda: {name: defaultdict(list) for name in RESULTS})

    def found(self) -> Findings:
        """Everything; no transaction is open while it is computed."""
        with inside(self.asked.government_id):
            every = signed_in(self.asked)
        for start in range(0, len(every), BATCH):
            self.read(every[start : start + BATCH])
            self.tell(min(start + BATCH, len(every)))
        own = [each for each in every if each.period == self.asked.period_id]
        with inside(self.asked.government_id):
            groups, unit, departed = groups_of(own, on=self.asked.period.last_day), units_of(own), departures_of(own)
        told = {name: means_of(numbers) for name, numbers in self.results.items()}
        found = of_period(Asked(_ratings(self.now), _ratings(self.year), groups, unit, told))
        raters = [row | {"decided": departed[int(str(row["rater"]))]} for row in found.raters]
        return Findings(len(own), found.whole, raters)

    def read(self, batch: list[Signed]) -> None:
        """Scores of a batch, and the outside results of those rated in the period itself."""
        own = [each for each in batch if each.period == self.asked.period_id]
        with inside(self.asked.government_id):
            for of, item, score in scores_of(batch):
                # What all raters gave more of in one period than in another is nobody's severity.
                self.year.add(of, f"{of.period}/{item}", score)
                if of.period == self.asked.period_id:
                    self.now.add(of, item, score)
            for name, result in RESULTS.items():
                for person, numbers in result(own).items():
                    self.results[name][person] += numbers


def _ratings(of: Columns) -> Ratings:
    return ratings(of.ratee, of.rater, of.item, of.score)
