"""Sums of products over atoms with whole coefficients: a formula on one branch."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from tolok.rules.steps import ratio


@dataclass(frozen=True, slots=True, order=True)
class Atom:
    """Something that can't be added up further: a column, a rounded ratio, the other rows of a group."""

    name: str
    kind: str = field(default="column", compare=False)
    parts: tuple[Form, ...] = field(default=(), compare=False)
    times: int = field(default=1, compare=False)


Product = tuple[Atom, ...]
"""Atoms multiplied, in order; none is 1."""


@dataclass(frozen=True, slots=True)
class Form:
    """A sum of products with whole coefficients, in order; two equal forms are the same number."""

    terms: tuple[tuple[Product, int], ...] = ()

    def __str__(self) -> str:
        """Its name, by which an atom that contains it is told from others."""
        return "+".join(f"{count}·{'·'.join(atom.name for atom in product)}" for product, count in self.terms) or "0"

    def __add__(self, other: Form) -> Form:
        return gathered((*self.terms, *other.terms))

    def __sub__(self, other: Form) -> Form:
        return self + other.scaled(-1)

    def __mul__(self, other: Form) -> Form:
        pairs = ((one, two) for one in self.terms for two in other.terms)
        return gathered((tuple(sorted((*p, *q))), m * n) for (p, m), (q, n) in pairs)

    def scaled(self, by: int) -> Form:
        """The form times a number."""
        return Form(tuple([(product, by * count) for product, count in self.terms])) if by else Form()

    @property
    def number(self) -> int | None:
        """Its value if it has no atoms."""
        if not self.terms:
            return 0
        product, count = self.terms[0]
        return count if len(self.terms) == 1 and not product else None

    def atoms_outside(self) -> Iterator[Atom]:
        """The atoms that are in no other."""
        return (atom for product, _ in self.terms for atom in product)

    def atoms(self) -> Iterator[Atom]:
        """Every atom, those inside others before them."""
        for atom in self.atoms_outside():
            for part in atom.parts:
                yield from part.atoms()
            yield atom


def gathered(terms: Iterable[tuple[Product, int]]) -> Form:
    """Equal products added up, in order, without zeros."""
    found: defaultdict[Product, int] = defaultdict(int)
    for product, count in terms:
        found[product] += count
    return Form(tuple(sorted([term for term in found.items() if term[1]], key=_names)))


def _names(term: tuple[Product, int]) -> list[str]:
    """What terms are put in order by: atoms compared one by one would take most of a proof's time."""
    return [atom.name for atom in term[0]]


@cache
def number(value: int) -> Form:
    """A whole number as a form."""
    return Form((((), value),) if value else ())


def single(atom: Atom) -> Form:
    """An atom as a form."""
    return Form((((atom,), 1),))


def column(name: str) -> Form:
    """A column as a form."""
    return single(Atom(name))


def ratio_of(top: Form, by: Form, times: int) -> Form:
    """The rounded ratio; a number where both are one multiple of each other. Both are in range."""
    return _rounded("ratio", top, by, times)


def whole_of(top: Form, by: Form, times: int = 1) -> Form:
    """The whole quotient, rounded down; `by` is above zero."""
    return _rounded("whole", top, by, times)


def _rounded(kind: str, top: Form, by: Form, times: int) -> Form:
    parts = multiple(top, by)
    if parts is not None:
        return number(times * parts)
    one, other = top.number, by.number
    if one is None or other is None:
        return single(Atom(f"{kind}({top};{by};{times})", kind, (top, by), times))
    return number((ratio(times * one, other) or 0) if kind == "ratio" else one // other)


def multiple(top: Form, by: Form) -> int | None:
    """How many times `by` is in `top`, if that is a whole number."""
    if not by.terms:
        return None
    times = dict(top.terms).get(by.terms[0][0], 0) // by.terms[0][1]
    return times if by.scaled(times) == top else None


@cache
def replaced(form: Form, name: str, by: Form) -> Form:
    """The form with another form in place of a column, inside atoms too."""
    if not mentions(form, name):
        return form
    found = Form()
    for product, count in form.terms:
        term = number(count)
        for atom in product:
            term = term * (by if atom.name == name else _replaced(atom, name, by))
        found = found + term
    return found


def _replaced(atom: Atom, name: str, by: Form) -> Form:
    parts = tuple(replaced(part, name, by) for part in atom.parts)
    if atom.kind in {"ratio", "whole"}:
        return _rounded(atom.kind, parts[0], parts[1], atom.times)
    return single(quantile_of(atom.name.partition("(")[0], parts[0], parts[1]) if parts else atom)


def quantile_of(name: str, of: Form, weight: Form) -> Atom:
    """The quantile of a group in which one row has this value and this weight."""
    return Atom(f"{name}({of};{weight})", "quantile", (of, weight))


@cache
def mentions(form: Form, name: str) -> bool:
    """Whether a column occurs in the form."""
    return any(atom.name == name for atom in form.atoms())
