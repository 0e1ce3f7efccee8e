"""The branches of sums over a group: one row that moves, and the rest that stays."""

from __future__ import annotations

from collections.abc import Iterator

from tolok.rules.proof.cases import Case, bounded, quotient
from tolok.rules.proof.forms import Atom, Form, gathered, multiple, number, quantile_of, single
from tolok.rules.proof.spans import EVERYTHING, Span, around, span, times
from tolok.rules.proof.walk import Found, Gone, Reading, Scope, TooManyCases, Walk, gone, numeric, truth
from tolok.rules.steps import Count, Node, Quantile, Total

Sum = Total | Count
EMPTY, FILLED = frozenset({"empty"}), frozenset({"filled"})


def occupied(walk: Walk, over: str, case: Case, scope: Scope) -> tuple[Case | None, Case | None]:
    """The records whose group has rows, and those whose group has none; TooManyCases for a group within a group."""
    if scope.prefix:
        raise TooManyCases
    least, most = walk.groups[over].least, walk.groups[over].most
    possible = EMPTY if most == 0 else FILLED if least else EMPTY | FILLED
    return case.split(f"#{over}", possible, FILLED)


def share(walk: Walk, node: Sum, case: Case) -> Iterator[tuple[Case, Form]]:
    """What one row adds to a sum; nothing where it is missing."""
    scope = walk.rows[node.over]
    if isinstance(node, Total):
        for found, value in walk.read(node.of, case, scope):
            yield found, number(0) if isinstance(value, Gone) else numeric(value)
        return
    for found, value in walk.read(node.test, case, scope):
        if isinstance(value, Gone):
            yield found, number(0)
        else:
            yield from ((left, number(int(holds))) for left, holds in truth(found, numeric(value)))


def rest_of(walk: Walk, node: Sum) -> Atom:
    """What all other rows add; its span follows from how many there can be."""
    name = f"rest{walk.name(node)}"
    if name not in walk.root.ground:
        each = around(case.span(value) for case, value in share(walk, node, walk.root))
        walk.root.ground[name] = times(_others(walk, node.over), each)
    return Atom(name, "rest")


def _others(walk: Walk, over: str) -> Span:
    group = walk.groups[over]
    return span(max(group.least - 1, 0), None if group.most is None else group.most - 1)


def _sum(walk: Walk, node: Sum, case: Case, scope: Scope) -> Found:
    filled, empty = occupied(walk, node.over, case, scope)
    if empty:
        yield empty, number(0)
    if filled:
        rest = single(rest_of(walk, node))
        yield from ((found, rest + value) for found, value in share(walk, node, filled))


def _quantile(walk: Walk, node: Quantile, case: Case, scope: Scope) -> Found:
    """Some value of the group; it is missing where no row has a value and a weight."""
    filled, empty = occupied(walk, node.over, case, scope)
    if empty:
        yield empty, Gone()
    if not filled:
        return
    rows, name = walk.rows[node.over], f"quantile{walk.name(node)}"
    values = ((case, value) for case, value in walk.read(node.of, walk.root, rows) if isinstance(value, Form))
    walk.root.ground[name] = around(case.span(value) for case, value in values)
    for found, of, weight in walk.two(node.of, node.weight, filled, rows):
        missing = gone(of, weight)
        counts = (0, 0) if missing is not None else found.span(numeric(weight))[0]
        if counts < (0, 0):
            raise TooManyCases
        if counts == (0, 0):
            yield found, missing or Gone()
        yield found, single(quantile_of(name, numeric(of), numeric(weight)) if missing is None else _others_only(name))


def _others_only(name: str) -> Atom:
    return Atom(f"{name}(?)", "quantile")


def bounds_of(walk: Walk, top: Node, by: Node) -> tuple[tuple[int, Form], ...]:
    """Whole numbers k with forms that say that one sum is at least, or at most, k times another, but for one row."""
    if not isinstance(top, Sum) or not isinstance(by, Sum) or top.over != by.over:
        return ()
    pairs = [
        (second, one, other) for first, one in share(walk, top, walk.root) for second, other in share(walk, by, first)
    ]
    upper, lower = single(rest_of(walk, top)), single(rest_of(walk, by))
    found = _times(pairs)
    return tuple(
        (k, (upper - lower.scaled(k)).scaled(sign))
        for sign, k in found
        if all(bounded(case, one).proves((one - other.scaled(k)).scaled(sign)) for case, one, other in pairs)
    )


def _times(pairs: list[tuple[Case, Form, Form]]) -> list[tuple[int, int]]:
    """(1, k): perhaps never less than k times the other; (-1, k): perhaps never more."""
    least, most = around(_span_times(*pair) for pair in pairs if pair[2] != number(0))
    return [(sign, end[1]) for sign, end in ((1, least), (-1, most)) if end[0] == 0]


def _span_times(case: Case, one: Form, other: Form) -> Span:
    """How many times one row's share of a sum its share of another may be."""
    same = multiple(one, other)
    if same is not None:
        return span(same, same)
    if other == number(1):
        return case.span(one)
    (product, count), *more = other.terms
    left = [(quotient(each, product), n) for each, n in one.terms]
    if count != 1 or more or any(each is None for each, _ in left):
        return EVERYTHING
    return case.span(gathered((each, n) for each, n in left if each is not None))


GROUPS: dict[type[Node], Reading] = {Total: _sum, Count: _sum, Quantile: _quantile}
