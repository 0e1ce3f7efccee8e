"""The branches of conditions, bands, tables and words."""

from __future__ import annotations

from collections.abc import Iterator

from tolok.rules.proof.arithmetic import compared
from tolok.rules.proof.cases import Case
from tolok.rules.proof.forms import number
from tolok.rules.proof.walk import Found, Gone, Reading, Scope, Value, Walk, gone, numeric, spelled, truth
from tolok.rules.steps import Band, Lookup, Missing, Node, Nothing, When, Word


def _when(walk: Walk, node: When, case: Case, scope: Scope) -> Found:
    for found, test in walk.read(node.test, case, scope):
        if isinstance(test, Gone):
            yield found, test
            continue
        for left, holds in truth(found, numeric(test)):
            yield from walk.read(node.then if holds else node.otherwise, left, scope)


def _missing(walk: Walk, node: Missing, case: Case, scope: Scope) -> Found:
    for found, value in walk.read(node.of, case, scope):
        yield found, number(int(isinstance(value, Gone)))


def _band(walk: Walk, node: Band, case: Case, scope: Scope) -> Found:
    for found, value in walk.read(node.of, case, scope):
        if isinstance(value, Gone):
            yield found, value
        else:
            yield from _from_limit(walk, node, 0, found, value, scope)


def _from_limit(walk: Walk, node: Band, place: int, case: Case, value: Value, scope: Scope) -> Found:
    """What is left below the limits before; a record whose limit is missing has no value at all."""
    if place == len(node.limits):
        walk.reached.add((id(node), place))
        yield case, _fixed(node.rest)
        return
    limit, word = node.limits[place]
    for left, holds in _held_against(walk, node, limit, case, value, scope):
        if holds:
            walk.reached.add((id(node), place))
            yield left, _fixed(word)
        else:
            yield from _from_limit(walk, node, place + 1, left, value, scope)


def _held_against(
    walk: Walk, node: Band, limit: Node, case: Case, value: Value, scope: Scope
) -> Iterator[tuple[Case, bool]]:
    for found, least in walk.read(limit, case, scope):
        if isinstance(least, Gone):
            walk.silent.add(id(node))
        else:
            yield from compared(found, "≥", numeric(value), numeric(least))


def _fixed(value: str | int) -> Value:
    return value if isinstance(value, str) else number(value)


def _lookup(walk: Walk, node: Lookup, case: Case, scope: Scope) -> Found:
    """Each place of the table that can be met; missing where there is none."""
    table = {(row, column): word for row, column, word in node.table}
    for found, one, other in walk.two(node.row, node.column, case, scope):
        missing = gone(one, other)
        places = [
            (second, row, column) for first, row in spelled(found, one) for second, column in spelled(first, other)
        ]
        for second, row, column in places:
            word = table.get((str(row), str(column)))
            yield second, missing or (Gone() if word is None else _fixed(word))


CHOOSING: dict[type[Node], Reading] = {
    Word: lambda walk, node, case, scope: iter([(case, node.value)]),
    Nothing: lambda walk, node, case, scope: iter([(case, Gone())]),
    When: _when,
    Missing: _missing,
    Band: _band,
    Lookup: _lookup,
}
