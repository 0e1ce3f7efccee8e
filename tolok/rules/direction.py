"""An amount held against what is due, by the way an indicator is good."""

from __future__ import annotations

from functools import cache

from tolok.rules.due import due, due_low, either
from tolok.rules.steps import Both, Column, Compare, Join, Missing, Node, Nothing, Number, Ratio, When
from tolok.rules.terms import Polarity, Scale

_FULL = Number(10_000, Scale.RATIO)
ZERO = Number(0, Scale.RATIO)
_POLARITY = Column("polarity", Scale.WORD, "arah indikator", "direction of the indicator")
LOW_DUE = due_low.column
DUE = due.column


def _inside(amount: Node) -> Node:
    return Both(Compare("≥", amount, LOW_DUE), Compare("≤", amount, DUE))


def _against(amount: Node, below: Node, above: Node, exact: Node) -> Node:
    """A range target: what holds below and above it; inside it is on target."""
    outside = When(Compare("<", amount, LOW_DUE), below, above)
    return When(Missing(LOW_DUE), exact, When(_inside(amount), _FULL, outside))


@cache
def higher(amount: Node) -> Node:
    """Amount ÷ target; inside a range it is on target."""
    plain = Ratio(amount, DUE)
    return _against(amount, Ratio(amount, LOW_DUE), plain, plain)


@cache
def reversed_against(bound: Node, amount: Node) -> Node:
    """(2 × target − amount) ÷ target, below zero too, so that the raw value stays visible."""
    twice = Join("×", Number(2), bound)
    beyond = Join("−", Number(20_000, Scale.RATIO), Ratio(amount, bound))
    return When(Compare("≤", amount, twice), Ratio(Join("−", twice, amount), bound), beyond)


@cache
def lower(amount: Node) -> Node:
    """The reversed achievement; a target of zero allows nothing."""
    above = reversed_against(DUE, amount)
    ranged = _against(amount, reversed_against(LOW_DUE, amount), above, above)
    return When(DUE.same(0), none_allowed(amount), ranged)


@cache
def nearest(amount: Node) -> Node:
    """Amount ÷ target up to the target, reversed above it."""
    return When(Compare("≤", amount, DUE), Ratio(amount, DUE), reversed_against(DUE, amount))


@cache
def stable(amount: Node) -> Node:
    """The nearer to the target or its range, the better."""
    ranged = _against(amount, Ratio(amount, LOW_DUE), reversed_against(DUE, amount), nearest(amount))
    return When(DUE.same(0), none_allowed(amount), ranged)


@cache
def none_allowed(amount: Node) -> Node:
    """On target where nothing happened, else nothing."""
    return When(amount.same(0), _FULL, ZERO)


@cache
def reached(amount: Node) -> Node:
    """On target where the bound is reached, else nothing."""
    return When(Compare("≥", amount, either(LOW_DUE, DUE)), _FULL, ZERO)


@cache
def by_direction(amount: Node) -> Node:
    """The achievement by the indicator's direction; an amount below zero can't be judged."""
    directions = (
        (Polarity.LOWER, lower(amount)),
        (Polarity.DATE, lower(amount)),
        (Polarity.STABLE, stable(amount)),
        (Polarity.ZERO, none_allowed(amount)),
        (Polarity.ON_OFF, reached(amount)),
    )
    chosen = higher(amount)
    for direction, rule in directions:
        chosen = When(_POLARITY.same(direction), rule, chosen)
    return When(Compare("≥", amount, Number(0)), chosen, Nothing())
