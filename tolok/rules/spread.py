"""Whether n persons can be spread as limits ask, and the least that must move."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from tolok.rules.terms import Predikat

Words = frozenset[Predikat]


class Bound(NamedTuple):
    """Least and most persons who may have one of the words."""

    words: Words
    least: int
    most: int


class _Range(NamedTuple):
    """How many persons a set of words can take: `moves` at `least`, one less for each of the `falls` above it."""

    least: int
    most: int
    moves: int
    falls: int


def apart_or_nested(sets: Iterable[Words]) -> bool:
    """Any two sets share nothing, or one holds the other: then the check below is exact."""
    given = list(sets)
    return all(one <= other or other <= one or not one & other for one in given for other in given)


def least_moves(found: Mapping[Predikat, int], persons: int, bounds: Iterable[Bound]) -> int | None:
    """How many of the persons found must have another predikat for all bounds to hold; None if nothing can do it.

    `found` counts those with a predikat, at most `persons`; the others may get any. The bounds' words must be apart
    or nested: then ranges add up and cut exactly, because the moves of each set fall by one until they are none.
    """
    forest = {frozenset({word}): _Range(0, persons, found.get(word, 0), found.get(word, 0)) for word in Predikat}
    for bound in [*sorted(bounds, key=lambda each: len(each.words)), Bound(frozenset(Predikat), persons, persons)]:
        inside = [words for words in forest if words <= bound.words]
        cut = _cut(_sum(forest.pop(words) for words in inside), bound.least, bound.most)
        if cut is None:
            return None
        forest[bound.words] = cut
    return forest[frozenset(Predikat)].moves


def _sum(ranges: Iterable[_Range]) -> _Range:
    return _Range(*(sum(column) for column in zip(*ranges, strict=True)))


def _cut(whole: _Range, least: int, most: int) -> _Range | None:
    start, end = max(whole.least, least), min(whole.most, most)
    if start > end:
        return None
    passed = min(whole.falls, start - whole.least)
    return _Range(start, end, whole.moves - passed, min(whole.falls - passed, end - start))
