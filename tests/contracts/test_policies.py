"""Every number of a policy has a source or is marked as an example, and is used."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from typing import Any

from tests.contracts.house import File, Module, files, kept, last_name, modules, unexcused

#: A table carries one of these, for itself and all it contains.
MARKS = {"source", "sources", "example"}


def policies() -> list[File]:
    """Every file of numbers: the packs, and the band tables of surveys."""
    return files("tolok/policies/*.toml") + files("tolok/policies/skm/*.toml")


def leaves(table: dict[str, Any], marked: bool, path: str = "") -> Iterator[tuple[str, bool]]:
    """Every key that holds a value, by its dotted path, and whether it or what contains it is marked."""
    here = marked or (bool(path) and any(table.get(mark) for mark in MARKS))
    for key, value in table.items():
        place = f"{path}.{key}" if path else key
        below = value if isinstance(value, list) else [value]
        tables = [entry for entry in below if isinstance(entry, dict)]
        for entry in tables:
            yield from leaves(entry, here, place)
        if not tables and key not in MARKS:
            yield place, here or (not path and any(table.get(mark) for mark in MARKS))


def unmarked(given: list[File]) -> list[str]:
    """Keys of packs without a source and without an example mark."""
    return [
        f"{path}::{place}: has neither a source nor an example mark"
        for path, text in given
        for place, marked in dict(leaves(tomllib.loads(text), marked=False)).items()
        if not marked
    ]


def _spoken(given: tuple[Module, ...]) -> set[str]:
    """Everything that code reads by name: attributes, keywords, and words in strings."""
    names = set[str]()
    for node in (node for module in given for node in ast.walk(module.tree)):
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load):
            names.add(last_name(node))
        elif isinstance(node, ast.keyword) and node.arg:
            names.add(node.arg)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            names |= set(re.findall(r"\w+", node.value))
    return names


def unused(given: list[File], code: tuple[Module, ...]) -> list[str]:
    """Keys of packs that no code reads, with the packs that have them."""
    spoken, packs = _spoken(code), dict[str, list[str]]()
    for path, text in given:
        for place in dict(leaves(tomllib.loads(text), marked=True)):
            if not set(place.split(".")[-1].split("-")) & spoken:
                packs.setdefault(place, []).append(path.rpartition("/")[2])
    return [f"{place}: no code reads this key of {', '.join(names)}" for place, names in packs.items()]


def test_every_number_of_a_policy_has_a_source_or_is_an_example() -> None:
    kept(unexcused("policies", unmarked(policies())))


def test_every_key_of_a_policy_is_used() -> None:
    kept(unexcused("policy_keys", unused(policies(), modules())))


def test_a_number_without_a_source_is_found() -> None:
    pack = 'sources = ["b"]\n[caps]\nlate = 5\n[bands]\nexample = true\ngood = 9\n[[row]]\nsource = "c"\nx = 1\n'

    assert unmarked([("a.toml", pack)]) == ["a.toml::caps.late: has neither a source nor an example mark"]


def test_a_key_nobody_reads_is_found() -> None:
    code = (Module("tolok/engine/packs.py", "cap = pack.caps.late\n"),)

    assert unused([("a.toml", "[caps]\nlate = 5\nsoon = 1\n")], code) == ["caps.soon: no code reads this key of a.toml"]
