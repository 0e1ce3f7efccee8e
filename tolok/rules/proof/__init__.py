"""What holds for a rule over its whole domain: units, bounds, directions, jumps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from tolok.rules.proof.arithmetic import ARITHMETIC
from tolok.rules.proof.cases import Case
from tolok.rules.proof.choosing import CHOOSING
from tolok.rules.proof.domain import ORDERS, Direction, Domain, Fault, Group, Orders, Proof
from tolok.rules.proof.faults import band_faults
from tolok.rules.proof.forms import Form, number
from tolok.rules.proof.groups import GROUPS
from tolok.rules.proof.moves import Branch, direction, jump
from tolok.rules.proof.samples import Turn, turn
from tolok.rules.proof.spans import around, high_of, low_of
from tolok.rules.proof.units import unit_faults
from tolok.rules.proof.walk import Gone, Scope, TooManyCases, Value, Walk, numeric, spelled, truth
from tolok.rules.steps import Formula, Node

__all__ = ["ORDERS", "Direction", "Domain", "Fault", "Group", "Proof", "Turn", "prove", "turn"]

READ = ARITHMETIC | CHOOSING | GROUPS


def prove(
    formulas: Iterable[Formula],
    columns: Mapping[str, Domain],
    groups: Mapping[str, Group] | None = None,
    given: Iterable[Node] = (),
    orders: Orders = ORDERS,
) -> dict[str, Proof]:
    """What holds for each step over all records of the domain; a group's column is named `group.column`.

    Steps see the steps before them. `given` are tests that no record fails, such as low ≤ high. KeyError for a
    column without a domain. Numbers only: a record on which a step fails with an error is none.
    """
    walk, steps, found = Walk(columns, groups or {}, READ), dict(Scope({}).steps), {}
    for step in formulas:
        scope = walk.scope._replace(steps=dict(steps))
        found[step.name] = _proof(walk, step, scope, tuple(given), orders)
        steps[step.name] = (step.node, scope)
    return found


def _proof(walk: Walk, step: Formula, scope: Scope, given: tuple[Node, ...], orders: Orders) -> Proof:
    faults = tuple(unit_faults(step))
    walk.visits = 0
    try:
        results = list(_results(walk, step.node, scope, given))
    except TooManyCases:
        return Proof(step.scale, faults=faults)
    numbers = [(case, value) for case, value in results if isinstance(value, Form)]
    words = frozenset(value for _, value in results if isinstance(value, str))
    missing = [(case, value) for case, value in results if isinstance(value, Gone)]
    low, high = around(case.narrowed(value) for case, value in numbers)
    silent = frozenset(name for case, value in missing for name in _silent(case, value))
    bounds = (low_of((low, high)), high_of((low, high))) if numbers else (None, None)
    moving = {} if words and numbers else _moving(walk, _ranked(results, orders.get(step.scale)), orders)
    proof = Proof(step.scale, *bounds, words or None, bool(missing), silent, moving)
    jumps = {} if words else {name: jump(numbers, name) for name, domain in _domains(walk) if domain.words is None}
    return replace(proof, jump=jumps, faults=(*faults, *band_faults(walk, step, proof)))


def _results(walk: Walk, node: Node, scope: Scope, given: tuple[Node, ...]) -> Iterator[tuple[Case, Value]]:
    """Every branch of a step, of records that fail no test."""
    cases = [walk.root]
    for test in given:
        cases = [left for case in cases for left in _passing(walk, test, case)]
    for case in cases:
        for found, value in walk.read(node, case, scope):
            yield from spelled(found, value)


def _passing(walk: Walk, test: Node, case: Case) -> Iterator[Case]:
    for found, value in walk.read(test, case, walk.scope):
        if isinstance(value, Gone):
            yield found
        else:
            yield from (left for left, holds in truth(found, numeric(value)) if holds)


def _silent(case: Case, value: Gone) -> frozenset[str]:
    """The columns that a missing result comes from; all missing ones where the rule itself says missing."""
    gone = (key.removeprefix("?") for key, words in case.choices.items() if "gone" in words)
    return value.columns or frozenset(gone)


def _domains(walk: Walk) -> Iterator[tuple[str, Domain]]:
    """Every column with its full name."""
    for scope in (walk.scope, *walk.rows.values()):
        yield from ((scope.prefix + name, domain) for name, domain in scope.columns.items())


def _ranked(results: list[tuple[Case, Value]], order: tuple[str, ...] | None) -> list[Branch] | None:
    """The branches with a value, words as their rank; None where words have no order."""
    ranks = {word: number(place) for place, word in enumerate(order or ())}
    there = [(case, ranks.get(value) if isinstance(value, str) else value) for case, value in results]
    if any(value is None for _, value in there):
        return None
    return [(case, value) for case, value in there if isinstance(value, Form)]


def _moving(walk: Walk, branches: list[Branch] | None, orders: Orders) -> dict[str, Direction]:
    """The direction in every column that has one; a column of words without an order has none."""
    found = {}
    for name, domain in _domains(walk):
        order = orders.get(domain.scale) if domain.words is not None else None
        if domain.words is None or (order and domain.words <= set(order)):
            found[name] = Direction.UNKNOWN if branches is None else direction(branches, name, order)
    return found
