"""Whether two formulas are the same but for some of their columns."""

from __future__ import annotations

from dataclasses import fields

from tolok.rules.steps import Column, Node

Replaced = tuple[tuple[Column, Column], ...]


def replacements(one: object, other: object) -> Replaced | None:
    """The columns of `one` that another column stands for in `other`, each once; None if they differ otherwise."""
    found: dict[str, tuple[Column, Column]] = {}
    if not _alike(one, other, found):
        return None
    return tuple((before, after) for before, after in found.values() if before.name != after.name)


def _alike(one: object, other: object, found: dict[str, tuple[Column, Column]]) -> bool:
    if type(one) is not type(other):
        return False
    if isinstance(one, Column) and isinstance(other, Column):
        return found.setdefault(one.name, (one, other))[1].name == other.name
    if isinstance(one, Node):
        names = [field.name for field in fields(one)]
        return all(_alike(getattr(one, name), getattr(other, name), found) for name in names)
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(_alike(*pair, found) for pair in zip(one, other, strict=True))
    return one == other
