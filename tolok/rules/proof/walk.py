"""Reads a node for all its branches: what it takes to come there, and the value."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from tolok.rules.proof.cases import Case, given_all
from tolok.rules.proof.domain import Domain, Group
from tolok.rules.proof.forms import Form, number
from tolok.rules.proof.spans import span
from tolok.rules.steps import Node

MOST_CASES = 10_000


class TooManyCases(Exception):
    """The node has more branches than can be looked at, or a shape that isn't understood; nothing is claimed."""


class Gone(NamedTuple):
    """Missing, because these columns are."""

    columns: frozenset[str] = frozenset()


class Choice(NamedTuple):
    """The word of a column, not yet looked at."""

    name: str
    words: frozenset[str]


Value = Form | str | Gone | Choice
Found = Iterator[tuple[Case, Value]]


class Scope(NamedTuple):
    """What a node sees: columns, named with a prefix in cases, and the nodes of the steps before it."""

    columns: Mapping[str, Domain]
    prefix: str = ""
    steps: Mapping[str, tuple[Node, Any]] = {}


Reading = Callable[["Walk", Any, Case, Scope], Found]


class Walk:
    """A walk through nodes over given columns and groups; remembers which limits of bands were reached, or missing."""

    def __init__(
        self, columns: Mapping[str, Domain], groups: Mapping[str, Group], readings: Mapping[type[Node], Reading]
    ) -> None:
        self.scope, self.groups, self.readings = Scope(columns), groups, readings
        self.rows = {name: Scope(group.columns, f"{name}.") for name, group in groups.items()}
        self.reached: set[tuple[int, int]] = set()
        self.silent: set[int] = set()
        self.names: dict[str, int] = {}
        self.visits = 0
        scopes = (self.scope, *self.rows.values())
        spans = {each.prefix + n: span(d.low, d.high) for each in scopes for n, d in each.columns.items()}
        self.root = Case(spans)

    def read(self, node: Node, case: Case, scope: Scope) -> Found:
        """Every branch of a node; TooManyCases if there are too many."""
        self.visits += 1
        if self.visits > MOST_CASES:
            raise TooManyCases
        yield from self.readings[type(node)](self, node, case, scope)

    def two(self, left: Node, right: Node, case: Case, scope: Scope) -> Iterator[tuple[Case, Value, Value]]:
        """Every pair of branches of two nodes."""
        for first, one in self.read(left, case, scope):
            for second, other in self.read(right, first, scope):
                yield second, one, other

    def name(self, node: Node) -> str:
        """A short name for a node; equal nodes have the same."""
        return f"#{self.names.setdefault(repr(node), len(self.names))}"


def spelled(case: Case, value: Value) -> Found:
    """A column's word as each word it may be."""
    if not isinstance(value, Choice):
        yield case, value
        return
    for word in sorted(value.words):
        chosen, _ = case.split(f"={value.name}", value.words, frozenset({word}))
        if chosen:
            yield chosen, word


def numeric(value: Value) -> Form:
    """A value that must be a number; TooManyCases for a word, of which nothing can be claimed."""
    if not isinstance(value, Form):
        raise TooManyCases
    return value


def gone(*values: Value) -> Gone | None:
    """Missing if any of the values is."""
    found = [value.columns for value in values if isinstance(value, Gone)]
    return Gone(frozenset().union(*found)) if found else None


def truth(case: Case, value: Form) -> Iterator[tuple[Case, bool]]:
    """The records where a number counts as true, and the others."""
    below, above = value.scaled(-1) - number(1), value - number(1)
    for facts, holds in (((above,), True), ((below,), True), ((value, value.scaled(-1)), False)):
        left = given_all(case, facts)
        if left:
            yield left, holds
