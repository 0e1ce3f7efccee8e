"""What would change a result: the least step up for each measured outcome."""

from __future__ import annotations

from dataclasses import replace

from tolok.rules.facts import Dossier, OutcomeFact, TargetFact
from tolok.rules.outcome import OUTCOME
from tolok.rules.policy import Policy
from tolok.rules.records import outcome_cells, settled, target_cells
from tolok.rules.result import Change
from tolok.rules.target import BOUNDS, TARGET
from tolok.rules.terms import Level, Polarity
from tolok.rules.values import compute

_UPWARD = (Polarity.HIGHER, Polarity.RANGE, Polarity.ON_OFF)
_ORDER = (Level.BELOW, Level.MEETS, Level.ABOVE)


def what_would_change(dossier: Dossier, policy: Policy) -> tuple[Change, ...]:
    """For each measured outcome below the top, the relatively smallest checked amount that lifts its level.

    Looks at indicators where more is better; unchecked reports are left aside.
    Source: rancangan Tolok, kuitansi nilai
    """
    reader = _Reader(dossier, policy)
    found = (_least_change(fact, dossier, reader) for fact in dossier.outcomes)
    return tuple(change for change in found if change is not None)


def _least_change(fact: OutcomeFact, dossier: Dossier, reader: _Reader) -> Change | None:
    own = tuple(target for target in dossier.targets if target.outcome == fact.id)
    now = reader(fact, own)
    if now is None or now is Level.ABOVE:
        return None
    options = [
        change
        for target in own
        if target.polarity in _UPWARD and target.checked is not None
        for change in [_lift(fact, target, own, now, reader)]
        if change is not None
    ]
    size = {target.id: max(target.high or target.low or 1, 1) for target in own}
    return min(options, key=lambda change: (change.add * 10_000 // size[change.target], change.target), default=None)


def _lift(
    fact: OutcomeFact, target: TargetFact, own: tuple[TargetFact, ...], now: Level, reader: _Reader
) -> Change | None:
    """Halve the way between nothing and more than the cap can reward; achievement never falls with amount."""

    def reached(add: int) -> Level | None:
        more = replace(target, checked=(target.checked or 0) + add)
        return reader(fact, tuple(more if each is target else each for each in own))

    low, high = 0, reader.most(target)
    top = reached(high)
    if top is None or _ORDER.index(top) <= _ORDER.index(now):
        return None
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if reached(middle) is now else (low, middle)
    return Change(fact.id, target.id, high, target.unit, now, reached(high) or top)


class _Reader:
    """Reads outcomes of one dossier under one policy."""

    def __init__(self, dossier: Dossier, policy: Policy) -> None:
        self.dossier, self.policy = dossier, policy

    def __call__(self, fact: OutcomeFact, own: tuple[TargetFact, ...]) -> Level | None:
        """The outcome's level with these indicators."""
        rule = BOUNDS + TARGET
        cells = [settled(compute(rule, target_cells(each, self.dossier, self.policy))) for each in own]
        row = compute(OUTCOME, outcome_cells(fact, self.policy), {"targets": cells})
        return None if row["level"] is None else Level(str(row["level"]))

    def most(self, target: TargetFact) -> int:
        """An additional amount that reaches the cap."""
        return (target.high or target.low or 0) * self.policy.achievement.cap // 10_000 + 1
