"""Reads a rule's nodes into pieces over the columns of a frame."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tolok.rules.columns.groups import Below
from tolok.rules.columns.nodes import TRUTHS, VALUES, truth_of_number
from tolok.rules.columns.pieces import Pieces
from tolok.rules.columns.ratios import Leaf, divided_once
from tolok.rules.steps import Band, Compare, Formula, Lookup, Node, Number, Ratio, When, Word

#: A group laid out on the frame itself: for each of its rows, what stands for the rule's columns.
Wide = tuple[Mapping[str, int], ...]


class Reading:
    """A rule being read over one frame: names stand for pieces, groups for rows elsewhere or beside each other."""

    def __init__(self, pieces: Pieces, names: Mapping[str, int]) -> None:
        self.pieces: Pieces = pieces
        self.names: dict[str, int] = dict(names)
        self.wide: dict[str, Wide] = {}
        self.below: dict[str, Below] = {}
        self._values: dict[Node, int] = {}
        self._truths: dict[tuple[Node, bool], int] = {}

    def add(self, rule: Iterable[Formula]) -> None:
        """Read a rule's steps in order; each becomes a name for those after it."""
        for step in rule:
            self._values.clear()
            self._truths.clear()
            self.names[step.name] = self.value(step.node)

    def rows(self, over: str) -> list[Reading]:
        """The rows of a group that is laid out on the frame, each as a reading of its own."""
        return [Reading(self.pieces, {**self.names, **row}) for row in self.wide[over]]

    def value(self, node: Node) -> int:
        """The piece that has the node's value in every row."""
        if node not in self._values:
            self._values[node] = VALUES[type(node)](self, node)
        return self._values[node]

    def truth(self, node: Node, wanted: bool) -> int:
        """Where a condition certainly holds, or certainly doesn't; where it is missing neither is so."""
        place = (node, wanted)
        if place not in self._truths:
            self._truths[place] = TRUTHS.get(type(node), truth_of_number)(self, node, wanted)
        return self._truths[place]

    def known(self, node: Node) -> int:
        """Where a condition is not missing."""
        return self.pieces.either(self.truth(node, True), self.truth(node, False))

    def leaves(self, node: Node, where: int) -> list[Leaf]:
        """What a choice comes down to: each outcome with the rows where it is taken."""
        if isinstance(node, When):
            both = self.pieces.both
            then = self.leaves(node.then, both(where, self.truth(node.test, True)))
            return then + self.leaves(node.otherwise, both(where, self.truth(node.test, False)))
        if isinstance(node, Band):
            return self._reached(node, where)
        if isinstance(node, Lookup):
            places = ((self._place(node, row, column), word) for row, column, word in node.table)
            return [(self.pieces.both(where, place), fixed(word)) for place, word in places]
        return [(where, node)]

    def _reached(self, node: Band, where: int) -> list[Leaf]:
        pieces, of = self.pieces, self.value(node.of)
        found, open_ = [], pieces.both(where, pieces.there(of))
        for limit, word in node.limits:
            test = pieces.compare("≥", of, self.value(limit))
            found.append((pieces.both(open_, test), fixed(word)))
            open_ = pieces.both(open_, pieces.opposite(test))
        return [*found, (open_, fixed(node.rest))]

    def _place(self, node: Lookup, row: str, column: str) -> int:
        one, other = (Compare("=", side, Word(word)) for side, word in ((node.row, row), (node.column, column)))
        return self.pieces.both(self.truth(one, True), self.truth(other, True))

    def always(self, node: Node) -> bool:
        """Whether a choice never falls between its outcomes."""
        if isinstance(node, When):
            is_known = self.known(node.test) == self.pieces.yes
            return is_known and self.always(node.then) and self.always(node.otherwise)
        return not isinstance(node, Lookup) and (not isinstance(node, Band) or self.known_value(node.of))

    def known_value(self, node: Node) -> bool:
        """Whether a node has a value in every row."""
        return self.pieces.bounds(self.value(node)).full

    def chosen(self, node: Node) -> int:
        """A choice as one piece; equal outcomes are picked once, and ratios divided once for all."""
        leaves = [leaf for leaf in self.leaves(node, self.pieces.yes) if leaf[0] != self.pieces.no]
        ratios = [leaf for _, leaf in leaves if isinstance(leaf, Ratio)]
        if len(ratios) > 1:
            return divided_once(self, leaves, ratios[0].times, self.always(node))
        return self.picked([(where, self.value(leaf)) for where, leaf in leaves], self.always(node))

    def picked(self, found: Iterable[tuple[int, int]], always: bool) -> int:
        """One value of several; where none is taken, missing, unless there `always` is one."""
        groups: dict[int, int] = {}
        for where, value in found:
            groups[value] = self.pieces.either(groups.get(value, self.pieces.no), where)
        has_gaps = groups.pop(self.pieces.nothing, None) is not None or not always
        choices = [(where, value) for value, where in groups.items()]
        rest = choices.pop()[1] if choices and not has_gaps else None
        return self.pieces.pick(choices, rest)


def fixed(word: str | int) -> Node:
    """A table's word or number as a node."""
    return Word(word) if isinstance(word, str) else Number(word)
