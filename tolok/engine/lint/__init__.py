"""Everything that is wrong with a policy pack at once, each fault with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from pydantic import ValidationError

from tolok.engine.lint.found import Finding
from tolok.engine.lint.lines import Path, line_of, lines_of
from tolok.engine.lint.money import money_findings
from tolok.engine.lint.ratings import rating_findings
from tolok.engine.lint.schemes import scheme_findings
from tolok.engine.lint.voices import voice_findings
from tolok.engine.packs import FaultyPack, completed, read, told
from tolok.engine.schema.contents import Contents

_ADDED_UP = ("calendar", "sources")
"""Lists that begin with the entries of the pack that is extended."""


class Fault(NamedTuple):
    """One fault of a pack: the file, the line (counted from 1), the key, what is wrong and what to do."""

    file: str
    line: int
    key: str
    fault: str
    remedy: str

    def __str__(self) -> str:
        """As editors and people read it."""
        return f"{self.file}:{self.line}: {self.key}: {self.fault} {self.remedy}".rstrip()


def lint(text: str, file: str) -> list[Fault]:
    """All faults of a pack's text, by line: of its form, and of what its numbers would do. Raises nothing."""
    try:
        own = read(text, file)
        whole = completed(dict(own), file)
    except FaultyPack as fault:
        return [Fault(file, _named_line(fault, text), fault.key, fault.fault, fault.remedy)]
    lines, before = lines_of(text), _inherited(own, whole)
    try:
        contents = Contents.model_validate(whole)
    except ValidationError as faults:
        errors = faults.errors()
        return sorted(Fault(file, line_of(_own(error["loc"], before), lines), *told(error)) for error in errors)
    return sorted(Fault(file, line_of(_place(found.key), lines), *found) for found in _findings(contents))


def _findings(pack: Contents) -> Iterator[Finding]:
    """What is wrong with a pack whose form is right, proven from its numbers."""
    for check in (scheme_findings, rating_findings, voice_findings, money_findings):
        yield from check(pack)


def _place(key: str) -> Path:
    """A dotted key as the parts it is made of."""
    return tuple(int(part) if part.isdigit() else part for part in re.findall(r"\w+", key))


def _named_line(fault: FaultyPack, text: str) -> int:
    """The line that the TOML reader names, or that of the key."""
    match = re.search(r"at line (\d+)", fault.fault)
    if match:
        return int(match[1])
    return text.count("\n") + 1 if fault.key == "(file)" else line_of((fault.key,), lines_of(text))


def _inherited(own: dict[str, Any], whole: dict[str, Any]) -> dict[str, int]:
    """How many entries of each list come from the pack that is extended."""
    return {key: len(whole.get(key, ())) - len(own.get(key, ())) for key in _ADDED_UP}


def _own(place: Path, before: dict[str, int]) -> Iterator[str | int]:
    """The place in this file; a place in the extended pack leads to `extends`."""
    first, *rest = place or ("",)
    if rest and isinstance(rest[0], int) and first in before:
        rest[0] -= before[str(first)]
        if rest[0] < 0:
            first, rest = "extends", []
    yield first
    yield from rest
