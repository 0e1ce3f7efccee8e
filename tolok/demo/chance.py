"""Dice that fall the same way every time: one for each name of a thing."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import TypeVar

SEED = "tolok 2026"
T = TypeVar("T")


def dice(*key: object) -> Random:
    """The dice of one thing; what other things throw never changes its own throws."""
    return Random("/".join([SEED, *map(str, key)]))


def weighted(roll: Random, choices: Sequence[tuple[T, int]]) -> T:
    """One of the choices, each as likely as its weight."""
    return roll.choices([choice for choice, _ in choices], [weight for _, weight in choices])[0]
