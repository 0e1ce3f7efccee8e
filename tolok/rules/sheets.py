"""When a rating sheet says little: flat, copied, pasted, the same for all, quick."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# The two ratings and the seven levels, in the order of the form.
Levels = tuple[str, ...]
FLAT, LAST, EVERYBODY, QUICK, PASTED = "flat", "last", "everybody", "quick", "pasted"
# A sentence has at least so many different words.
LEAST_WORDS = 3
WHOLE = 10_000


@dataclass(frozen=True)
class Sheet:
    """What a rater filled in: levels, texts, and for how many seconds the form was open; None where nobody knows."""

    levels: Levels
    texts: tuple[str, ...] = ()
    seconds: int | None = None


@dataclass(frozen=True)
class Limits:
    """What a policy says of sheets; `same_share` and `alike_from` are ratios."""

    least_seconds: int
    same_for: int
    same_share: int
    least_letters: int
    alike_from: int


def doubts(sheet: Sheet, *, beside: Sequence[Sheet], last: Sheet | None, limits: Limits) -> tuple[str, ...]:
    """What makes a sheet say little; `beside` are the rater's other sheets of the period, `last` is the person's last.

    Words that stand on another sheet as well are no fault by themselves: they only don't answer the other doubts.
    """
    found = list(_doubts(sheet, beside, last, limits))
    others = [*beside, *([last] if last else [])]
    return (*found, PASTED) if found and is_pasted(sheet, others, limits) else tuple(found)


def _doubts(sheet: Sheet, beside: Sequence[Sheet], last: Sheet | None, limits: Limits) -> Iterable[str]:
    if len(set(sheet.levels[2:])) == 1:
        yield FLAT
    if last and sheet.levels == last.levels:
        yield LAST
    same, given = 1 + sum(each.levels == sheet.levels for each in beside), 1 + len(beside)
    if given >= limits.same_for and same * WHOLE >= limits.same_share * given:
        yield EVERYBODY
    if sheet.seconds is None or sheet.seconds < limits.least_seconds:
        yield QUICK


def is_pasted(sheet: Sheet, others: Iterable[Sheet], limits: Limits) -> bool:
    """Whether all sentences of the sheet nearly stand on others already; False where it has none."""
    own = _sentences(sheet, limits)
    known = [words for other in others for words in _sentences(other, limits)]
    return bool(own) and all(any(are_alike(words, other, limits.alike_from) for other in known) for words in own)


def is_sentence(text: str, least_letters: int) -> bool:
    """Whether it says something: enough letters, and enough different words."""
    return len(text.strip()) >= least_letters and len(words_of(text)) >= LEAST_WORDS


def words_of(text: str) -> frozenset[str]:
    """The different words of a text, small letters, two at least."""
    return frozenset(re.findall(r"[^\W\d_]{2,}", text.casefold()))


def are_alike(one: frozenset[str], other: frozenset[str], alike_from: int) -> bool:
    """Whether two sets of words share so much of what both have (Dice)."""
    return 2 * len(one & other) * WHOLE >= alike_from * (len(one) + len(other))


def _sentences(sheet: Sheet, limits: Limits) -> list[frozenset[str]]:
    return [words_of(text) for text in sheet.texts if is_sentence(text, limits.least_letters)]
