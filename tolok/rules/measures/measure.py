"""What a measure is: a value of one person over a group of facts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tolok.rules.steps import Formula, Node, formula
from tolok.rules.terms import Better, Scale


@dataclass(frozen=True, slots=True)
class Measure:
    """A value of one person over a group of facts, with its unit and which way it is good.

    `of` narrows the group to the rows whose column of that name is the component's `of`; `choices` is what may stand
    there, None for any word. `most` is the highest value there can be, in `scale`.
    """

    over: str
    scale: Scale
    better: Better
    most: int
    value: Formula
    n: Formula
    of: str = ""
    choices: tuple[str, ...] | None = ()


Decorator = Callable[[Callable[[], Node]], Formula]


def measured(label_id: str, label_en: str, scale: Scale) -> Decorator:
    """The step that holds a measure's value."""
    return formula(label_id, label_en, scale, "measured")


def behind() -> Decorator:
    """The step that says how many voices, events or days stand behind the value."""
    return formula("Banyak yang mendasari", "How many stand behind it", Scale.COUNT, "n")
