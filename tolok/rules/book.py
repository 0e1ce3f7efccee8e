"""Every formula of the rules, by the module that defines it, in reading order."""

from __future__ import annotations

import inspect
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from types import ModuleType

from tolok import rules
from tolok.rules.steps import Formula
from tolok.rules.vocabulary import CHAPTERS


@dataclass(frozen=True)
class Chapter:
    """One module of the rules: its short name, its caption, and its formulas in order."""

    name: str
    caption: str
    formulas: tuple[Formula, ...]


@cache
def chapters() -> tuple[Chapter, ...]:
    """All modules with formulas; first those that have a heading, as they build on each other."""
    modules = [import_module(found.name) for found in pkgutil.walk_packages(rules.__path__, "tolok.rules.")]
    named = [formula for module in modules for formula in _by_name(module)]
    found = [_chapter(module, [*_by_name(module), *_in_rows(module, named)]) for module in modules]
    order = list(CHAPTERS)
    place = {chapter: order.index(chapter.name) if chapter.name in order else len(order) for chapter in found}
    return tuple(sorted((chapter for chapter in found if chapter.formulas), key=lambda each: place[each]))


def _chapter(module: ModuleType, formulas: list[Formula]) -> Chapter:
    caption = (module.__doc__ or "").partition("\n")[0]
    return Chapter(module.__name__.removeprefix("tolok.rules."), caption, tuple(formulas))


def _own(module: ModuleType) -> Iterator[object]:
    """What a module defines itself; what it imports stands in another chapter."""
    text = inspect.getsource(module)
    for name, value in vars(module).items():
        if re.search(rf"^(def )?{name}\b *[(:=]", text, re.MULTILINE):
            yield value


def _by_name(module: ModuleType) -> list[Formula]:
    return [value for value in _own(module) if isinstance(value, Formula)]


def _in_rows(module: ModuleType, named: list[Formula]) -> list[Formula]:
    """The formulas that stand only in a row of formulas, without a name of their own."""
    rows, nodes = [value for value in _own(module) if isinstance(value, tuple)], {each.node for each in named}
    return [each for row in rows for each in row if isinstance(each, Formula) and each.node not in nodes]
