"""What holds between two ratios, quotients or quantiles of the same shape."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tolok.rules.proof.cases import Case
from tolok.rules.proof.forms import Atom, Form, number, single
from tolok.rules.proof.spans import low_of


def twins(before: Iterable[Form], after: Iterable[Form]) -> Iterator[tuple[Atom, Atom]]:
    """Pairs of different atoms of one shape, the innermost first."""
    starts, ends = (_rounded(forms) for forms in (before, after))
    pairs = ((start, end) for end in ends for start in starts)
    return ((start, end) for start, end in pairs if _shape(start) == _shape(end) and start != end)


def _rounded(forms: Iterable[Form]) -> list[Atom]:
    atoms = {atom for form in forms for atom in form.atoms() if atom.parts}
    return sorted(atoms, key=lambda atom: (len(atom.name), atom.name))


def _shape(atom: Atom) -> tuple[str, str, int]:
    return atom.kind, atom.name.partition("(")[0], atom.times


def lemmas(case: Case, start: Atom, end: Atom) -> Iterator[Form]:
    """The forms that are not below zero because of how both were made."""
    (top, by), (new_top, new_by) = start.parts, end.parts
    more, wider = new_top - top, new_by - by
    less, narrower = more.scaled(-1), wider.scaled(-1)
    same = not wider.terms
    is_above = start.kind == "ratio" or (start.kind == "whole" and case.proves(top) and case.proves(new_top))
    if (same or is_above) and case.proves(more) and case.proves(narrower):
        yield single(end) - single(start)
    if (same or is_above) and case.proves(less) and case.proves(wider):
        yield single(start) - single(end)
    most = _most(case, start, more) if same and start.kind != "quantile" else None
    if most is not None:
        yield single(start) - single(end) + number(most)
        yield single(end) - single(start) + number(most)


def _most(case: Case, start: Atom, more: Form) -> int | None:
    """By how much a ratio or quotient may change at most when its number changes by `more`."""
    by, (low, high) = start.parts[1], case.narrowed(more)
    least = max(low_of(case.span(by)) or 1, 1)
    found = [start.times * k for k in (1, 2) if case.proves(by.scaled(k) - more) and case.proves(by.scaled(k) + more)]
    if not low[0] and not high[0]:
        found.append(-(-start.times * max(abs(low[1]), abs(high[1])) // least))
    return min(found, default=None)
