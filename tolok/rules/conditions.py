"""How a condition is told: that it holds, or that it does not."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import reduce
from typing import TYPE_CHECKING, Any

from tolok.rules.junctions import Test, fixed, parts
from tolok.rules.sayings import said, say
from tolok.rules.steps import Column, Compare, Greatest, Least, Missing, Node, When, Word
from tolok.rules.terms import Scale

if TYPE_CHECKING:
    from tolok.rules.phrases import Reader

_PLURAL = re.compile(r"(the )?(\w+ )?\w*[^s\W]s\b")
_OPPOSITE = {"≥": "<", ">": "≤", "≤": ">", "<": "≥", "=": "≠"}


def told(node: Node, reader: Reader, *, holds: bool = True, row: bool = False) -> str:
    """A condition in words, or its opposite; in a `row` it follows “with” or “whose”."""
    tests = parts((node, holds))
    if tests is not None:
        return _joined(*tests, reader, row)
    return _TOLD.get(type(node), _statement)(node, reader, holds, row)


def together(tests: Sequence[Test], reader: Reader) -> str:
    """Conditions that must all hold; empty if there are none."""
    return _all("and", tests, reader)


def either(tests: Sequence[Test], reader: Reader) -> str:
    """Conditions of which one must hold."""
    return _joined("or", tests[0], tests[1], reader, False) if len(tests) == 2 else _all("or", tests, reader)


def _all(word: str, tests: Sequence[Test], reader: Reader) -> str:
    if len(tests) == 1:
        return told(tests[0][0], reader, holds=tests[0][1])
    texts = [_inside(test, reader, False, word) for test in tests]
    return reduce(lambda one, other: say(word, reader.language, one, other), texts) if texts else ""


def _joined(word: str, one: Test, other: Test, reader: Reader, row: bool) -> str:
    first, second = one[0], other[0]
    if isinstance(first, Compare) and isinstance(second, Compare) and _is_same(first.left, second.left):
        ends = (_predicate(first, one[1], reader, row), _predicate(second, other[1], reader, row))
        return _is(_left(first.left, reader, row), reader, say(word, reader.language, *ends))
    texts = (_inside(test, reader, row, word) for test in (one, other))
    return say(f"row {word}" if row else word, reader.language, *texts)


def _is_same(one: Node, other: Node) -> bool:
    """What two comparisons are both about is named once."""
    if isinstance(one, Column) and isinstance(other, Column):
        return one.name == other.name
    return one is other


def _inside(test: Test, reader: Reader, row: bool, word: str) -> str:
    """A part of a longer condition; an “or” inside an “and” stands in brackets, and the other way round."""
    own = parts(test)
    text = told(test[0], reader, holds=test[1], row=row)
    return f"({text})" if own is not None and own[0] != word else text


def _left(node: Node, reader: Reader, row: bool) -> str:
    text = reader.part(node) if isinstance(node, Least | Greatest) else reader.phrase(node)
    return text.removeprefix("the ") if row else text


def _predicate(node: Compare, holds: bool, reader: Reader, row: bool) -> str:
    if isinstance(node.right, Word):
        key = "word" if holds else "row no word" if row else "no word"
        return say(key, reader.language, said(node.right.value, reader.language))
    return say(node.sign if holds else _OPPOSITE[node.sign], reader.language, _left(node.right, reader, False))


def _comparison(node: Compare, reader: Reader, holds: bool, row: bool) -> str:
    left = _left(node.left, reader, row)
    if _is_statement(node):
        return left if holds else say("untrue", reader.language, left)
    return _is(left, reader, _predicate(node, holds, reader, row))


def _is_statement(node: Compare) -> bool:
    """A column that is 1 for yes: its name says what is so."""
    yes_or_no = isinstance(node.left, Column) and node.left.scale is Scale.COUNT
    return yes_or_no and node.sign == "=" and fixed(node.right) == 1


def _is(left: str, reader: Reader, what: str) -> str:
    return say("are" if _PLURAL.match(left) else "is", reader.language, left, what)


def _missing(node: Missing, reader: Reader, holds: bool, row: bool) -> str:
    key = ("row " if row else "") + ("missing" if holds else "known")
    return _is(_left(node.of, reader, row), reader, say(key, reader.language))


def _yes_or_no(node: When, reader: Reader, holds: bool, row: bool) -> str:
    """Both sides fixed: the condition itself, or its opposite."""
    return told(node.test, reader, holds=(fixed(node.then) == 1) == holds, row=row)


def _statement(node: Node, reader: Reader, holds: bool, row: bool) -> str:
    text = _left(node, reader, row)
    return text if holds else say("untrue", reader.language, text)


_TOLD: dict[type[Node], Callable[[Any, Reader, bool, bool], str]] = {
    Compare: _comparison,
    Missing: _missing,
    When: _yes_or_no,
}
