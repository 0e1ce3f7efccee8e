"""What would change a result: the least step up for each measured outcome."""

from __future__ import annotations

from dataclasses import replace

from tolok.rules.facts import Dossier, OutcomeFact, TargetFact
from tolok.rules.policy import Policy
from tolok.rules.rating import OUTCOME
from tolok.rules.records import outcome_cells, settled, target_cells
from tolok.rules.result import Change
from tolok.rules.target import BOUNDS, TARGET
from tolok.rules.terms import Level, Polarity
from tolok.rules.values import Row, compute

_UPWARD = (Polarity.HIGHER, Polarity.RANGE, Polarity.ON_OFF)
_ORDER = (Level.BELOW, Level.MEETS, Level.ABOVE)


def what_would_change(dossier: Dossier, policy: Policy) -> tuple[Change, ...]:
    """For each measured outcome below the top, the relatively smallest checked amount that lifts its level.

    Looks at indicators where more is better; unchecked reports are left aside.
    Source: rancangan Tolok, kuitansi nilai
    """
    found = (_least_change(fact, dossier, policy) for fact in dossier.outcomes)
    return tuple(change for change in found if change is not None)


def _least_change(fact: OutcomeFact, dossier: Dossier, policy: Policy) -> Change | None:
    own = tuple(target for target in dossier.targets if target.outcome == fact.id)
    now = _level(fact, own, dossier, policy)
    if now is None or now is Level.ABOVE:
        return None
    options = [
        change
        for target in own
        if target.polarity in _UPWARD and target.checked is not None
        for change in [_lift(fact, target, own, now, dossier, policy)]
        if change is not None
    ]
    size = {target.id: max(target.high or target.low or 1, 1) for target in own}
    return min(options, key=lambda change: (change.add * 10_000 // size[change.target], change.target), default=None)


def _lift(
    fact: OutcomeFact,
    target: TargetFact,
    own: tuple[TargetFact, ...],
    now: Level,
    dossier: Dossier,
    policy: Policy,
) -> Change | None:
    """Halve the way between nothing and more than the cap can reward; achievement never falls with amount."""

    def reached(add: int) -> Level | None:
        more = replace(target, checked=(target.checked or 0) + add)
        return _level(fact, tuple(more if each is target else each for each in own), dossier, policy)

    low, high = 0, (target.high or target.low or 0) * policy.achievement.cap // 10_000 + 1
    top = reached(high)
    if top is None or _ORDER.index(top) <= _ORDER.index(now):
        return None
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if reached(middle) is now else (low, middle)
    lifted = reached(high)
    return Change(fact.id, target.id, high, target.unit, now, lifted or top)


def _level(fact: OutcomeFact, own: tuple[TargetFact, ...], dossier: Dossier, policy: Policy) -> Level | None:
    cells: list[Row] = [settled(compute(BOUNDS + TARGET, target_cells(each, dossier, policy))) for each in own]
    row = compute(OUTCOME, outcome_cells(fact, policy), {"targets": cells})
    return None if row["level"] is None else Level(str(row["level"]))
