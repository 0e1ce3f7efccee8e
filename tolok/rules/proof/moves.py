"""How a result moves when one column rises: every branch against every other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from tolok.rules.proof.cases import Case, Choices, given_all, within
from tolok.rules.proof.domain import Direction
from tolok.rules.proof.forms import Atom, Form, column, mentions, number, replaced
from tolok.rules.proof.lemmas import lemmas, twins
from tolok.rules.proof.spans import EVERYTHING, Span, around, both

Branch = tuple[Case, Form]
STEP = "+1"
"""The column that stands for how far another one has moved: by one or more."""


def direction(branches: Sequence[Branch], name: str, order: tuple[str, ...] | None = None) -> Direction:
    """The direction of a numeric result in a column; `order` ranks the words of a column of words."""
    if not moved_by(branches, name):
        return Direction.CONSTANT
    rises = falls = True
    for before, after in _pairs(branches, name, order):
        up, down = _ordered(before, after), _ordered(after, before)
        if (rises and not up) or (falls and not down):
            up, down = _compared(before, after, name, order)
        rises, falls = rises and up, falls and down
        if not rises and not falls:
            return Direction.UNKNOWN
    both_ways = Direction.CONSTANT if falls else Direction.RISING
    return both_ways if rises else Direction.FALLING


def jump(branches: Sequence[Branch], name: str) -> int | None:
    """The most by which the result may change when an integer column rises by one; None if that isn't known."""
    if not moved_by(branches, name):
        return 0
    spans = []
    for before, after in _pairs(branches, name, None):
        met = _meeting(before, after, name, number(1))
        if met:
            case, start, end = met
            spans.append(case.narrowed(end - start))
    low, high = around(spans) if spans else ((0, 0), (0, 0))
    return None if low[0] or high[0] else max(abs(low[1]), abs(high[1]))


def moved_by(branches: Sequence[Branch], name: str) -> bool:
    """Whether any branch depends on the column."""
    return any(case.mentions(name) or mentions(value, name) for case, value in branches)


def _pairs(branches: Sequence[Branch], name: str, order: tuple[str, ...] | None) -> Iterator[tuple[Branch, Branch]]:
    """Every branch with every branch that records of equal other columns may reach."""
    for before, after in product(branches, repeat=2):
        if _compatible(before[0].choices, after[0].choices, name) and _may_follow(before[0], after[0], name, order):
            yield before, after


def _compatible(one: Choices, other: Choices, name: str) -> bool:
    """Whether both choices can be true of the same other columns, and the column has a value in both."""
    own = {f"?{name}", f"={name}"}
    if any("gone" in choices.get(f"?{name}", ()) for choices in (one, other)):
        return False
    return all(words & other[key] for key, words in one.items() if key in other and key not in own)


def _may_follow(before: Case, after: Case, name: str, order: tuple[str, ...] | None) -> bool:
    """Whether the column's word after can rank above the one before; any number may."""
    if order is None:
        return True
    ranks = [[order.index(word) for word in case.choices.get(f"={name}", order)] for case in (before, after)]
    return min(ranks[0]) < max(ranks[1])


def _ordered(one: Branch, other: Branch) -> bool:
    """Whether the first never lies above the second, by their spans alone."""
    return one[0].span(one[1])[1] <= other[0].span(other[1])[0]


def _compared(before: Branch, after: Branch, name: str, order: tuple[str, ...] | None) -> tuple[bool, bool]:
    """Whether the result surely never falls, and never rises, from one branch to the other."""
    met = _meeting(before, after, name, column(STEP) if order is None else None)
    if met is None:
        return True, True
    case, start, end = met
    return case.proves(end - start), case.proves(start - end)


def _meeting(before: Branch, after: Branch, name: str, step: Form | None) -> tuple[Case, Form, Form] | None:
    """Both branches for the same other columns, the column risen by `step`; None if that can't be."""
    (first, start), (second, end) = before, after
    moved = second if step is None else _moved(second, name, column(name) + step)
    end = end if step is None else replaced(end, name, column(name) + step)
    spans = {atoms: both(first.spans.get(atoms, EVERYTHING), span) for atoms, span in moved.spans.items()}
    facts = tuple(dict.fromkeys((*first.facts, *moved.facts)))
    ground = first.ground | {STEP: ((0, 1), (1, 0))}
    found = Case(ground, {}, facts, {**first.spans, **spans}).tightened()
    for one, other in twins((start, *first.facts), (end, *moved.facts)):
        found = found and given_all(found, lemmas(found, one, other))
    return (found, start, end) if found and found.holds_together() else None


def _moved(case: Case, name: str, by: Form) -> Case:
    """A branch with its column risen: facts, spans and the column's own domain."""
    facts, spans = [replaced(fact, name, by) for fact in case.facts], dict[tuple[Atom, ...], Span]()
    own = case.product((Atom(name),))
    for atoms, span in {**case.spans, (Atom(name),): own}.items():
        form = replaced(Form(((atoms, 1),)), name, by)
        if len(form.terms) == 1 and form.terms[0][1] == 1:
            spans[form.terms[0][0]] = span
        else:
            facts += within(form, span)
    return replace(case, facts=tuple(facts), spans=spans)
