"""Deep choices as a list of clauses: read in order, the first that fits holds."""

from __future__ import annotations

from collections import defaultdict
from functools import reduce
from itertools import groupby
from typing import NamedTuple, TypeGuard

from tolok.rules.conditions import either, together
from tolok.rules.junctions import Test
from tolok.rules.phrases import Reader, is_either
from tolok.rules.sayings import amount, said
from tolok.rules.steps import Band, Column, Compare, Greatest, Least, Lookup, Node, Number, When, Word
from tolok.rules.terms import Scale

_TABLE_MOST = 12


class Clause(NamedTuple):
    """A condition in words, empty for all that is left, and the result."""

    condition: str
    result: str


class _Draft(NamedTuple):
    """The conditions that must all hold, and the result in words."""

    given: tuple[Test, ...]
    result: str


def clauses(node: Node, reader: Reader) -> tuple[Clause, ...]:
    """A formula's clauses; one without a condition where there is nothing to choose."""
    found: list[Clause] = []
    for (result, is_single), drafts in groupby(_clauses(node, (), reader), _result_and_size):
        ways = [draft.given for draft in drafts]
        if is_single:
            found.append(Clause(either([test for way in ways for test in way], reader), result))
        else:
            found += [Clause(together(way, reader), result) for way in ways]
    return tuple(found)


def _result_and_size(draft: _Draft) -> tuple[str, bool]:
    """Neighbours with one condition each and the same result are told as one clause."""
    return draft.result, len(draft.given) == 1


def _clauses(node: Node, given: tuple[Test, ...], reader: Reader) -> list[_Draft]:
    if not _is_deep(node, reader):
        return [_Draft(given, reader.phrase(node))]
    if isinstance(node, When):
        return _when(node, given, reader)
    if isinstance(node, Band):
        return _band(node, given, reader)
    if isinstance(node, Lookup):
        return _table(node, given, reader)
    return _limited(node, given, reader)


def _is_deep(node: Node, reader: Reader) -> TypeGuard[When | Band | Lookup | Least | Greatest]:
    """A choice that has no name of its own and is too long for one phrase, or a limit on one."""
    if node in reader.named or is_either(node):
        return False
    if isinstance(node, Least | Greatest):
        return isinstance(node.right, Column | Number) and _is_deep(node.left, reader)
    return isinstance(node, When | Band) or (isinstance(node, Lookup) and len(node.table) <= _TABLE_MOST)


def _limited(node: Least | Greatest, given: tuple[Test, ...], reader: Reader) -> list[_Draft]:
    """A limit on a choice holds for each of its results."""
    saying, limit = "at most" if isinstance(node, Least) else "at least", reader.phrase(node.right)
    own = _clauses(node.left, given, reader)
    return [_Draft(each.given, reader.say(saying, each.result, limit)) for each in own]


def _when(node: When, given: tuple[Test, ...], reader: Reader) -> list[_Draft]:
    """The short side first, so that no condition is carried through the long one."""
    if _is_deep(node.then, reader) and not _is_deep(node.otherwise, reader):
        first = _clauses(node.otherwise, (*given, (node.test, False)), reader)
        return first + _clauses(node.then, given, reader)
    if isinstance(node.test, Compare) and node.test.left is node.then and not isinstance(node.then, Column):
        first = [_Draft((*given, (node.test, True)), reader.say("that"))]
    else:
        first = _clauses(node.then, (*given, (node.test, True)), reader)
    return first + _clauses(node.otherwise, given, reader)


def _band(node: Band, given: tuple[Test, ...], reader: Reader) -> list[_Draft]:
    found = []
    for limit, word in node.limits:
        reached = Compare("≥", node.of, limit)
        found.append(_Draft((*given, (reached, True)), _result(word, reader)))
    return [*found, _Draft(given, _result(node.rest, reader))]


def _table(node: Lookup, given: tuple[Test, ...], reader: Reader) -> list[_Draft]:
    rows: dict[str, list[tuple[str, str | int]]] = defaultdict(list)
    for row, column, word in node.table:
        rows[row].append((column, word))
    return [
        _Draft((*given, (Compare("=", node.row, Word(row)), True)), _cells(cells, node.column, reader))
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
