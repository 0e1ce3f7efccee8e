"""Ratings of people who don't exist, with known performance and known severity."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tolok.rules.fairness.columns import Ratings

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]


@dataclass(frozen=True)
class World:
    """How many people there are, in units of which size, who rates whom, and how much they differ."""

    ratees: int = 600
    raters_of_each: int = 6
    items: int = 1
    unit: int = 10
    outside: float = 0.1
    ratee_sd: float = 6.0
    rater_sd: float = 4.0
    rest_sd: float = 5.0
    climate_sd: float = 0.0
    seed: int = 1


@dataclass(frozen=True)
class Invented:
    """Who rated whom, what was true, and the value of each sheet before it became scores."""

    world: World
    ratee: Ints
    rater: Ints
    performance: Floats
    severity: Floats
    sheet: Floats


def invented(world: World) -> Invented:
    """Each is rated by colleagues of the unit, or by anybody else with the chance `outside`; never by oneself."""
    chance = np.random.default_rng(world.seed)
    n, per = world.ratees, world.raters_of_each
    ratee = np.repeat(np.arange(n), per)
    # Distinct colleagues: a random start on the ring of the unit, then its next members.
    steps = 1 + np.argsort(chance.random((n, world.unit - 1)), axis=1)[:, :per].ravel()
    start = ratee - ratee % world.unit
    rater = start + (ratee - start + steps) % world.unit
    abroad = chance.random(n * per) < world.outside
    rater[abroad] = (rater[abroad] + world.unit * chance.integers(1, n // world.unit, abroad.sum())) % n
    kept = np.unique(ratee * n + rater)
    ratee, rater = kept // n, kept % n
    performance = chance.normal(0, world.ratee_sd, n)
    severity = (
        chance.normal(0, world.rater_sd, n) - chance.normal(0, world.climate_sd, n)[start[::per][:n] // world.unit]
    )
    sheet = 75 + performance[ratee] - severity[rater] + chance.normal(0, world.rest_sd, len(ratee))
    return Invented(world, ratee, rater, performance, severity, sheet)


def as_ratings(ratee: Ints, rater: Ints, values: Floats, raters: str = "p") -> Ratings:
    """Ratings from columns of sheets (one item) or from a table of sheets and items, ordered as they must be."""
    table = values.reshape(len(ratee), -1)
    order = np.lexsort((rater, ratee))
    whom, by = np.unique(ratee), np.unique(rater)
    items = table.shape[1]
    return Ratings(
        np.repeat(np.searchsorted(whom, ratee[order]), items),
        np.repeat(np.searchsorted(by, rater[order]), items),
        np.tile(np.arange(items), len(ratee)),
        table[order].ravel().astype(np.float64),
        tuple(f"p{each}" for each in whom),
        tuple(f"{raters}{each}" for each in by),
        tuple(f"i{each}" for each in range(items)),
    )


def in_steps(given: Invented, seed: int = 2) -> Floats:
    """Scores from 1 to 5 for each item of each sheet, through a latent scale with easy and hard items."""
    chance = np.random.default_rng(seed)
    items = given.world.items
    ease = np.linspace(-0.5, 0.5, items)
    latent = (given.sheet[:, None] - 75) / 5 + ease + chance.normal(0, 1, (len(given.sheet), items))
    return np.clip(np.round(3.4 + 0.8 * latent), 1, 5)
