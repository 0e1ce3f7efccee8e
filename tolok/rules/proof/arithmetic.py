"""The branches of columns, sums, ratios and comparisons."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from tolok.rules.proof.cases import Case, given_all, learned
from tolok.rules.proof.forms import Form, column, number, ratio_of, whole_of
from tolok.rules.proof.groups import bounds_of
from tolok.rules.proof.walk import (
    Choice,
    Found,
    Gone,
    Reading,
    Scope,
    TooManyCases,
    Value,
    Walk,
    gone,
    numeric,
    spelled,
    truth,
)
from tolok.rules.steps import Both, Column, Compare, Greatest, Join, Least, Node, Number, Ratio, Unit

THERE, GONE = frozenset({"there"}), frozenset({"gone"})


def _column(walk: Walk, node: Column, case: Case, scope: Scope) -> Found:
    if node.name in scope.steps:
        step, before = scope.steps[node.name]
        yield from walk.read(step, case, before)
        return
    name, domain = scope.prefix + node.name, scope.columns[node.name]
    possible = GONE if domain.is_empty else THERE | GONE if domain.missing else THERE
    there, missing = case.split(f"?{name}", possible, THERE)
    if missing:
        yield missing, Gone(frozenset({name}))
    if there and domain.words is None:
        yield there, column(name)
    elif there:
        words = there.choices.get(f"={name}", domain.words or frozenset())
        yield there, next(iter(words)) if len(words) == 1 else Choice(name, words)


def _pair(work: Callable[[Case, Form, Form], Found]) -> Reading:
    """Two numbers; missing if either is."""

    def read(walk: Walk, node: Any, case: Case, scope: Scope) -> Found:
        for both, one, other in walk.two(node.left, node.right, case, scope):
            missing = gone(one, other)
            if missing is not None:
                yield both, missing
            else:
                yield from work(both, numeric(one), numeric(other))

    return read


def _join(walk: Walk, node: Join, case: Case, scope: Scope) -> Found:
    return _pair(_JOIN[node.sign])(walk, node, case, scope)


def _divided(make: Callable[[Form, Form], Form], case: Case, top: Form, by: Form, least: Form | None) -> Found:
    """A quotient where it is defined; missing elsewhere."""
    right = case.given(by - number(1))
    if right and (least is None or (right := right.given(least))):
        yield right, make(top, by)
    for wrong in (by.scaled(-1), *(() if least is None else (least.scaled(-1) - number(1),))):
        left = case.given(wrong)
        if left:
            yield left, Gone()


def _ratio(walk: Walk, node: Ratio, case: Case, scope: Scope) -> Found:
    """The ratio, and what the rows of a group say about it when it is a mean or a share."""
    bounds = () if scope.prefix else bounds_of(walk, node.number, node.by)
    known = given_all(case, (fact for _, fact in bounds)) or case

    def make(case: Case, top: Form, by: Form) -> Found:
        for found, value in _divided(lambda top, by: ratio_of(top, by, node.times), case, top, by, top):
            yield found if isinstance(value, Gone) else learned(found, numeric(value), [k for k, _ in bounds]), value

    yield from _pair(make)(walk, Join("÷", node.number, node.by), known, scope)


def _less(least: bool) -> Callable[[Case, Form, Form], Found]:
    """The smaller, or the greater, of two."""

    def read(case: Case, left: Form, right: Form) -> Found:
        up, down = case.given(right - left), case.given(left - right - number(1))
        if up:
            yield up, left if least else right
        if down:
            yield down, right if least else left

    return read


def compared(case: Case, sign: str, left: Form, right: Form) -> Iterator[tuple[Case, bool]]:
    """The records for which a comparison holds, and the others."""
    more, one = left - right, number(1)
    less = more.scaled(-1)
    above, below = ((more - one,), (less - one,))
    options = {
        "≥": (((more,), True), (below, False)),
        ">": ((above, True), ((less,), False)),
        "≤": (((less,), True), (above, False)),
        "<": ((below, True), ((more,), False)),
        "=": (((more, less), True), (above, False), (below, False)),
    }
    for facts, holds in options[sign]:
        left_over = given_all(case, facts)
        if left_over:
            yield left_over, holds


def _compare(walk: Walk, node: Compare, case: Case, scope: Scope) -> Found:
    for both, one, other in walk.two(node.left, node.right, case, scope):
        missing = gone(one, other)
        if missing is not None:
            yield both, missing
        elif isinstance(one, Form) and isinstance(other, Form):
            yield from ((left, number(holds)) for left, holds in compared(both, node.sign, one, other))
        else:
            yield from _same_word(both, node.sign, one, other)


def _same_word(case: Case, sign: str, one: Value, other: Value) -> Found:
    """Words can only be equal or not."""
    if sign != "=":
        raise TooManyCases
    if isinstance(one, Choice) and isinstance(other, str):
        same, differs = case.split(f"={one.name}", one.words, frozenset({other}))
        yield from ((left, number(holds)) for left, holds in ((same, 1), (differs, 0)) if left)
        return
    for first, left in spelled(case, one):
        for second, right in spelled(first, other):
            yield second, number(int(left == right))


def _both(walk: Walk, node: Both, case: Case, scope: Scope) -> Found:
    for found, one, other in walk.two(node.left, node.right, case, scope):
        missing = gone(one, other)
        if missing is not None:
            yield found, missing
            continue
        for first, left in truth(found, numeric(one)):
            yield from ((second, number(left and right)) for second, right in truth(first, numeric(other)))


def _unit(walk: Walk, node: Unit, case: Case, scope: Scope) -> Found:
    for found, value in walk.read(node.of, case, scope):
        yield found, value if isinstance(value, Gone) else numeric(value).scaled(node.times)


def _whole(case: Case, top: Form, by: Form) -> Found:
    return _divided(whole_of, case, top, by, None)


_JOIN: dict[str, Callable[[Case, Form, Form], Found]] = {
    "+": lambda case, one, other: iter([(case, one + other)]),
    "−": lambda case, one, other: iter([(case, one - other)]),
    "×": lambda case, one, other: iter([(case, one * other)]),
    "÷": _whole,
}
ARITHMETIC: dict[type[Node], Reading] = {
    Column: _column,
    Number: lambda walk, node, case, scope: iter([(case, number(node.value))]),
    Join: _join,
    Ratio: _ratio,
    Least: _pair(_less(least=True)),
    Greatest: _pair(_less(least=False)),
    Compare: _compare,
    Both: _both,
    Unit: _unit,
}
