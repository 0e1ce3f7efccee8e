"""Random persons, with everything that goes wrong in real life."""

from __future__ import annotations

from random import Random

from tests.rules.make import dossier, outcome, target
from tolok.rules.facts import BehaviourFact, ComponentFact, Dossier, OutcomeFact, TargetFact
from tolok.rules.terms import Accumulation, Aspect, Level, Polarity, Value

KINDS = ("superior", "peers", "citizens", "audit", "process", "effort", "relations", "discipline")


def amount(chance: Random, missing: float) -> int | None:
    """An amount in hundredths: missing, nothing, small, round or large."""
    if chance.random() < missing:
        return None
    return chance.choice((0, chance.randrange(100), 100 * chance.randrange(200), chance.randrange(10**6)))


def bounds(chance: Random) -> tuple[int | None, int | None]:
    """A target: exact, a range, half given or forgotten."""
    low = amount(chance, 0.02)
    if low is None or chance.random() < 0.6:
        return low, low
    return chance.choice(((low, low + chance.randrange(1, 5000)), (low, None), (None, low)))


def indicator(chance: Random, number: int, outcomes: int) -> TargetFact:
    """One indicator near its target, or far from it."""
    low, high = bounds(chance)
    near = (low or high or 100) * chance.randrange(50, 140) // 100
    checked = chance.choice((amount(chance, 0.3), near, near))
    return target(
        number,
        outcome=chance.randrange(1, outcomes + 1),
        aspect=chance.choice(list(Aspect)).value,
        polarity=chance.choice(list(Polarity)).value,
        accumulation=chance.choice(list(Accumulation)).value,
        low=low,
        high=high,
        checked=checked,
        claimed=chance.choice((None, None, amount(chance, 0.1), near // 10)),
        n_checked=chance.randrange(1, 30),
        n_claimed=chance.randrange(1, 9),
    )


def one(chance: Random) -> Dossier:
    """One person's period."""
    words = [None, *(each.value for each in Level)]
    n = chance.randrange(0, 6)
    own: tuple[OutcomeFact, ...] = tuple(
        outcome(i, chance.choice(("main", "main", "additional")), chance.choice(words)) for i in range(1, n + 1)
    )
    targets = [indicator(chance, i, n) for i in range(chance.randrange(0, 9))] if n else []
    usual = chance.choice(words[1:])
    levels = [usual if chance.random() < 0.7 else chance.choice(words) for _ in Value]
    return dossier(
        *targets,
        outcomes=own,
        levels=tuple(BehaviourFact(v.value, w) for v, w in zip(Value, levels, strict=True)),
        components=tuple(
            ComponentFact(kind, chance.choice((None, chance.randrange(10_001))), chance.randrange(9))
            for kind in KINDS
            if chance.random() < 0.8
        ),
        months=chance.choice((1, 3, 6, 7, 12)),
    )
