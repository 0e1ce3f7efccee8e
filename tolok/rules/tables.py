"""Tables that a policy gives a rule, and steps that are made from them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from tolok.rules.canon import Canonical
from tolok.rules.steps import Band, Column, Formula, Lookup, Node, Number, Word, formula
from tolok.rules.terms import Scale

P = TypeVar("P", bound=Canonical)


@dataclass(frozen=True, slots=True)
class Entry(Canonical):
    """What a table says about one word."""

    word: str
    value: int | str


@dataclass(frozen=True, slots=True)
class Limit(Canonical):
    """What a table says from one number upwards."""

    at_least: int
    value: int | str


@dataclass(frozen=True, slots=True)
class Template(Generic[P]):
    """A step whose tables come from a policy: called with it, the finished step."""

    node: Callable[[P], Node]
    label_id: str
    label_en: str
    scale: Scale

    def __call__(self, policy: P) -> Formula:
        """The step with this policy's tables."""

        def rule() -> Node:
            return self.node(policy)

        rule.__doc__ = self.node.__doc__
        return formula(self.label_id, self.label_en, self.scale, self.node.__name__)(rule)

    @property
    def column(self) -> Column:
        """The step's result, for the steps after it."""
        return Column(self.node.__name__, self.scale, self.label_id, self.label_en)


def per_pack(label_id: str, label_en: str, scale: Scale) -> Callable[[Callable[[P], Node]], Template[P]]:
    """Make a template of a function that takes the policy; name and source are read from the function."""

    def build(node: Callable[[P], Node]) -> Template[P]:
        return Template(node, label_id, label_en, scale)

    return build


def by_word(entries: tuple[Entry, ...], word: Node, shows: Scale | None = None) -> Lookup:
    """The entry of a word; missing where the table has none."""
    return Lookup(tuple((entry.word, "", entry.value) for entry in entries), word, Word(""), shows)


def by_limit(limits: tuple[Limit, ...], of: Node, scale: Scale, rest: int | str, shows: Scale | None = None) -> Band:
    """The value of the highest limit (of `scale`) that is reached; `rest` below the lowest."""
    falling = sorted(limits, key=lambda limit: -limit.at_least)
    return Band(of, tuple((Number(limit.at_least, scale), limit.value) for limit in falling), rest, shows)
