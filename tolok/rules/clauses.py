"""Deep choices as a list of clauses: read in order, the first that fits holds."""

from __future__ import annotations

from collections import defaultdict
from functools import reduce
from typing import NamedTuple

from tolok.rules.conditions import Test, together
from tolok.rules.phrases import Reader, is_either
from tolok.rules.sayings import amount, said
from tolok.rules.steps import Band, Compare, Lookup, Node, When, Word
from tolok.rules.terms import Scale

_TABLE_MOST = 12


class Clause(NamedTuple):
    """A condition in words, empty for all that is left, and the result."""

    condition: str
    result: str


def clauses(node: Node, reader: Reader) -> tuple[Clause, ...]:
    """A formula's clauses; one without a condition where there is nothing to choose."""
    return tuple(_clauses(node, (), reader))


def _clauses(node: Node, given: tuple[Test, ...], reader: Reader) -> list[Clause]:
    if not _is_deep(node, reader):
        return [_clause(given, reader.phrase(node), reader)]
    if isinstance(node, When):
        return _when(node, given, reader)
    if isinstance(node, Band):
        return _band(node, given, reader)
    return _table(node, given, reader) if isinstance(node, Lookup) else []


def _is_deep(node: Node, reader: Reader) -> bool:
    """A choice that has no name of its own and is too long for one phrase."""
    if node in reader.named or is_either(node):
        return False
    return isinstance(node, When | Band) or (isinstance(node, Lookup) and len(node.table) <= _TABLE_MOST)


def _clause(given: tuple[Test, ...], result: str, reader: Reader) -> Clause:
    return Clause(together(given, reader) if given else "", result)


def _when(node: When, given: tuple[Test, ...], reader: Reader) -> list[Clause]:
    """The short side first, so that no condition is carried through the long one."""
    if _is_deep(node.then, reader) and not _is_deep(node.otherwise, reader):
        first = _clauses(node.otherwise, (*given, (node.test, False)), reader)
        return first + _clauses(node.then, given, reader)
    if isinstance(node.test, Compare) and node.test.left is node.then:
        first = [_clause((*given, (node.test, True)), reader.say("that"), reader)]
    else:
        first = _clauses(node.then, (*given, (node.test, True)), reader)
    return first + _clauses(node.otherwise, given, reader)


def _band(node: Band, given: tuple[Test, ...], reader: Reader) -> list[Clause]:
    found = []
    for limit, word in node.limits:
        reached = Compare("≥", node.of, limit)
        found.append(_clause((*given, (reached, True)), _result(word, reader), reader))
    return [*found, _clause(given, _result(node.rest, reader), reader)]


def _table(node: Lookup, given: tuple[Test, ...], reader: Reader) -> list[Clause]:
    rows: dict[str, list[tuple[str, str | int]]] = defaultdict(list)
    for row, column, word in node.table:
        rows[row].append((column, word))
    return [
        _clause((*given, (Compare("=", node.row, Word(row)), True)), _cells(cells, node.column, reader), reader)
        for row, cells in rows.items()
    ]


def _cells(cells: list[tuple[str, str | int]], column: Node, reader: Reader) -> str:
    """One row of a table: the column is named once, each result once."""
    if isinstance(column, Word):
        return _result(cells[0][1], reader)
    places: dict[str | int, list[str]] = defaultdict(list)
    for place, word in cells:
        places[word].append(f"“{said(place, reader.language)}”")
    texts = {word: reduce(lambda one, other: reader.say("or", one, other), names) for word, names in places.items()}
    first = next(iter(texts))
    texts[first] = reader.say("is", reader.phrase(column), texts[first])
    return ", ".join(reader.say("cell", _result(word, reader), text) for word, text in texts.items())


def _result(word: str | int, reader: Reader) -> str:
    scale = reader.scale if isinstance(word, int) else Scale.WORD
    return amount(word, scale, reader.language)
