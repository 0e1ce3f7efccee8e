"""A town that does not exist, with planted raters and a planted gap."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from tests.rules.fairness.invented import Floats, Ints
from tolok.rules.fairness.columns import ratings
from tolok.rules.fairness.period import MEASURED, Asked

ITEMS, UNIT = 7, 40


@dataclass(frozen=True)
class Plan:
    """How many people, how many each rates, who moves in a quarter, and what is planted, in steps of a level."""

    people: int = 1_000
    each: int = 8
    moves: float = 0.15
    quarters: int = 3
    severe: int = 0
    shift: float = 1.0
    flat: int = 0
    gap: float = 0.0
    rater_sd: float = 0.0
    within: float = 0.9
    seed: int = 1


class Town(NamedTuple):
    """Raters by quarter and person, scores by quarter, person and item, sex, and measured results in percent."""

    plan: Plan
    rater: Ints
    score: Floats
    women: Floats
    measured: Floats

    @property
    def severe(self) -> set[str]:
        """The raters made strict."""
        return {f"r{number}" for number in range(self.plan.severe)}

    @property
    def flat(self) -> set[str]:
        """The raters whose sheets are all alike."""
        return {f"r{number}" for number in range(self.plan.severe, self.plan.severe + self.plan.flat)}


def town(plan: Plan) -> Town:
    """Everybody is rated by one superior a quarter; some get another one by a transfer."""
    chance = np.random.default_rng(plan.seed)
    raters, n = -(-plan.people // plan.each), plan.people
    able = chance.normal(0, 1, n)
    severity = chance.normal(0, plan.rater_sd, raters) + plan.shift * (np.arange(raters) < plan.severe)
    women = chance.random(n) < 0.5
    rater, by = np.arange(n) // plan.each, np.zeros((plan.quarters, n), dtype=np.intp)
    score = np.zeros((plan.quarters, n, ITEMS))
    for quarter in range(plan.quarters):
        moved = (chance.random(n) < plan.moves) & (quarter > 0)
        rater = np.where(moved, chance.integers(0, raters, n), rater)
        latent = 0.8 * able - severity[rater] - plan.gap * women + chance.normal(0, 0.4, n)
        given = np.clip(np.round(2.2 + 0.45 * (latent[:, None] + chance.normal(0, plan.within, (n, ITEMS)))), 1, 3)
        flat = (rater >= plan.severe) & (rater < plan.severe + plan.flat)
        given[flat] = np.round(given[flat].mean(axis=1, keepdims=True))
        by[quarter], score[quarter] = rater, given
    return Town(plan, by, score, women.astype(float), 100 + 8 * (0.7 * able + chance.normal(0, 0.5, n)))


def asked(of: Town) -> Asked:
    """The last quarter, with the year before its end, as a worker would hand it to the rules."""
    quarters, n, _items = of.score.shape
    whom, by, item, score, last = [], [], [], [], []
    for quarter in range(quarters):
        for person in range(n):
            whom += [str(person)] * ITEMS
            by += [f"r{of.rater[quarter, person]}"] * ITEMS
            item += [f"{quarter}/{k}" for k in range(ITEMS)]
            last += [quarter == quarters - 1] * ITEMS
            score += of.score[quarter, person].tolist()
    kept = [place for place, is_last in enumerate(last) if is_last]
    ratee, rater = ([column[place] for place in kept] for column in (whom, by))
    now = ratings(ratee, rater, [item[k].split("/")[1] for k in kept], [score[k] for k in kept])
    sex = {str(k): "woman" if of.women[k] else "man" for k in range(n)}
    unit = {str(k): f"u{k // UNIT}" for k in range(n)}
    results = {MEASURED: {str(k): float(of.measured[k]) for k in range(n)}, "citizens": {}}
    return Asked(now, ratings(whom, by, item, score), {"sex": sex}, unit, results)
