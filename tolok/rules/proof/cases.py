"""One branch of a formula: what was chosen on the way, and what follows from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tolok.rules.proof.forms import Atom, Form, Product, gathered, mentions, number, single
from tolok.rules.proof.spans import (
    EVERYTHING,
    ONE,
    Span,
    both,
    high_of,
    low_of,
    plus,
    ratio_span,
    scaled,
    span,
    times,
    whole_span,
)

ROUNDS = 3
DEPTH = 2
MOST_FACTS = 40
Choices = Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Case:
    """A set of records: `facts` are forms not below zero, `choices` what columns hold, `spans` what follows.

    `ground` gives the span of each column and is shared by all cases.
    """

    ground: dict[str, Span]
    choices: Choices = field(default_factory=dict)
    facts: tuple[Form, ...] = ()
    spans: Mapping[Product, Span] = field(default_factory=dict)

    def split(self, key: str, whole: frozenset[str], part: frozenset[str]) -> tuple[Case | None, Case | None]:
        """The records where `key` is in `part`, and the others; None where there are none."""
        now = self.choices.get(key, whole)
        return self._chosen(key, now & part), self._chosen(key, now - part)

    def _chosen(self, key: str, left: frozenset[str]) -> Case | None:
        return replace(self, choices={**self.choices, key: left}) if left else None

    def span(self, form: Form) -> Span:
        """The span of a form."""
        found: Span = ((0, 0), (0, 0))
        for product, count in form.terms:
            found = plus(found, scaled(self.product(product), count))
        return found

    def narrowed(self, form: Form) -> Span:
        """The span of a form, as far as single facts narrow it."""
        low, high = self.span(form)
        for fact in (matched(form, fact) for fact in self.facts):
            low, high = max(low, self.span(form - fact)[0]), min(high, self.span(form + fact)[1])
        return low, high

    def product(self, product: Product) -> Span:
        """The span of atoms multiplied."""
        found = ONE
        for atom in product:
            own = self.spans.get((atom,))
            found = times(found, both(self._atom(atom), own) if own else self._atom(atom))
        known = self.spans.get(product) if len(product) > 1 else None
        return both(found, known) if known else found

    def _atom(self, atom: Atom) -> Span:
        if atom.kind == "ratio":
            return ratio_span(self.span(atom.parts[0]), self.span(atom.parts[1]), atom.times)
        if atom.kind == "whole":
            return whole_span(self.span(atom.parts[0]), self.span(atom.parts[1]))
        if atom.kind == "quantile":
            return self.ground[atom.name.partition("(")[0]]
        return self.ground[atom.name]

    def mentions(self, name: str) -> bool:
        """Whether anything was chosen or known about a column."""
        return f"?{name}" in self.choices or f"={name}" in self.choices or any(mentions(f, name) for f in self.facts)

    def known(self, atom: Product, span: Span) -> Case:
        """The case, knowing that atoms multiplied lie in a span."""
        return replace(self, spans={**self.spans, atom: both(self.product(atom), span)})

    def given(self, fact: Form) -> Case | None:
        """The records of the case for which a form is not below zero; None if there are none."""
        low, high = self.span(fact)
        if high < (0, 0) or self.proves(fact.scaled(-1) - number(1)):
            return None
        if low >= (0, 0) or len(self.facts) >= MOST_FACTS:
            return self
        return replace(self, facts=(*self.facts, fact)).tightened()

    def tightened(self) -> Case | None:
        """The case with the spans that its facts leave; None if they leave nothing."""
        spans = dict(self.spans)
        case = replace(self, spans=spans)
        terms = [(fact, *term) for fact in self.facts for term in fact.terms if term[0]]
        for fact, product, count in terms * ROUNDS:
            spans[product] = case._left_by(fact, product, count)
            if spans[product][0] > spans[product][1]:
                return None
        return case

    def _left_by(self, fact: Form, product: Product, count: int) -> Span:
        """What a fact leaves of one of its products: count × product ≥ −(the most of the rest)."""
        now = self.product(product)
        end, most = self.span(gathered((other, n) for other, n in fact.terms if other != product))[1]
        if end:
            return now
        least = -(most // abs(count))
        return both(now, ((0, least), (1, 0)) if count > 0 else ((-1, 0), (0, -least)))

    def proves(self, form: Form, depth: int = DEPTH) -> bool:
        """Whether the form is certainly not below zero: by its span, or less some facts that share its products."""
        if self.span(form)[0] >= (0, 0):
            return True
        return depth > 0 and any(self.proves(rest, depth - 1) for fact in self.facts for rest in self._less(form, fact))

    def _less(self, form: Form, fact: Form) -> Iterator[Form]:
        """m × form − n × (the fact times what is left of a product), so that a product of the form vanishes."""
        pairs = ((*one, *other) for one in form.terms for other in fact.terms if other[0])
        for product, count, shared, n in pairs:
            left = quotient(product, shared)
            low, high = EVERYTHING if left is None else self.product(left)
            sign = 1 if low >= (0, 0) else -1 if high <= (0, 0) else 0
            if left is not None and sign and (count > 0) == (sign * n > 0):
                yield form.scaled(abs(n)) - (fact * Form(((left, 1),))).scaled(sign * abs(count))

    def holds_together(self) -> bool:
        """Whether no fact contradicts the others, as far as can be seen."""
        facts = self.facts
        return not any(
            replace(self, facts=facts[:place] + facts[place + 1 :]).proves(fact.scaled(-1) - number(1), 1)
            for place, fact in enumerate(facts)
        )


def matched(form: Form, fact: Form) -> Form:
    """The fact times a number, so that a product counts as often in it as in the form, if there is one."""
    counts = dict(fact.terms)
    shared = ((count, counts[product]) for product, count in form.terms if product in counts)
    return fact.scaled(next((abs(count // n) for count, n in shared if count % n == 0), 1))


def quotient(product: Product, by: Product) -> Product | None:
    """What is left of a product without some of its atoms; None if they are not all in it."""
    left = list(product)
    for atom in by:
        if atom not in left:
            return None
        left.remove(atom)
    return tuple(left)


def given_all(case: Case, facts: Iterable[Form]) -> Case | None:
    """The case with several facts; None where they contradict it."""
    found: Case | None = case
    for fact in facts:
        found = found and found.given(fact)
    return found


def learned(case: Case, ratio: Form, extra: Sequence[int] = ()) -> Case:
    """The case, knowing between which whole multiples a new ratio lies: n ≥ k × d gives n ÷ d ≥ k."""
    atom = next(iter(ratio.atoms_outside()), None)
    if atom is None or atom.kind != "ratio":
        return case
    (top, by), least, most = atom.parts, 0, None
    known = bounded(case, top) if extra else case
    for k in sorted({0, 1, 2, *extra}):
        beyond = top - by.scaled(k)
        least = k if known.proves(beyond) else least
        most = k if most is None and known.proves(beyond.scaled(-1)) else most
    return case.known((atom,), span(atom.times * least, None if most is None else atom.times * most))


def within(form: Form, span: Span) -> Iterator[Form]:
    """The facts that a form lies in a span."""
    low, high = low_of(span), high_of(span)
    if low is not None:
        yield form - number(low)
    if high is not None:
        yield number(high) - form


def bounded(case: Case, form: Form) -> Case:
    """The case with the bounds of a form's atoms as facts, so that they can be multiplied."""
    facts = [fact for atom in form.atoms_outside() for fact in within(single(atom), case.product((atom,)))]
    return replace(case, facts=(*case.facts, *facts))
