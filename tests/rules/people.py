"""Random persons, with everything that goes wrong in real life."""

from __future__ import annotations

from random import Random
from typing import Any

from tests.rules.make import dossier, outcome, project, target
from tolok.rules.facts import (
    AttendanceFact,
    BehaviourFact,
    ComponentFact,
    ConductFact,
    Dossier,
    EventFact,
    OutcomeFact,
    RatingFact,
    TargetFact,
)
from tolok.rules.terms import Accumulation, Aspect, Conduct, Level, Polarity, Value, Voice

KINDS = ("citizens", "audit", "superior")
SHARES = (Conduct.FEEDBACK, Conduct.STEADY_PROGRESS)


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
        is_utmost=int(chance.random() < 0.1),
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
        **observed(chance),
    )


def observed(chance: Random) -> dict[str, tuple[Any, ...]]:
    """What others said of the person, and what was counted and measured."""
    return {
        "ratings": tuple(
            RatingFact(chance.choice(list(Voice)).value, some(chance, 10_001)) for _ in range(chance.randrange(14))
        ),
        "attendance": attendance(chance),
        "events": tuple(event(chance) for _ in range(chance.randrange(6))),
        "projects": tuple(
            project(
                id=number,
                target=chance.choice((0, 800, 1_200)),
                done=some(chance, 2_000),
                planned_days=chance.choice((0, 100)),
                taken_days=some(chance, 250),
                budget=chance.choice((0, 10**9)),
                spent=some(chance, 3 * 10**9),
            )
            for number in range(chance.randrange(3))
        ),
        "conduct": tuple(
            ConductFact(kind.value, n, n + chance.randrange(9) if kind in SHARES else None)
            for kind in Conduct
            if chance.random() < 0.6
            for n in [chance.randrange(8)]
        ),
    }


def some(chance: Random, below: int) -> int | None:
    """A number, or nothing."""
    return chance.choice((None, chance.randrange(below), chance.randrange(below), chance.randrange(below)))


def attendance(chance: Random) -> tuple[AttendanceFact, ...]:
    """A period's attendance, or none recorded."""
    if chance.random() < 0.2:
        return ()
    late = (AttendanceFact("late", some(chance, 120), chance.randrange(1, 4)) for _ in range(chance.randrange(4)))
    absent = (AttendanceFact("absent", None, chance.randrange(1, 12)),) if chance.random() < 0.4 else ()
    return (AttendanceFact("working", None, chance.randrange(1, 120)), *absent, *late)


def event(chance: Random) -> EventFact:
    """Some services that took the same time."""
    unit = chance.choice(("days", "minutes"))
    service = chance.choice(("complaint", "population_document"))
    return EventFact(service, unit, chance.randrange(14), chance.randrange(1, 9), chance.randrange(1, 20))
