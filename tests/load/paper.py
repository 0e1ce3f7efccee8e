"""Keeps what was measured in docs/performance.md, between two marks."""

from __future__ import annotations

import hashlib
from itertools import chain
from pathlib import Path

from tests.contracts.house import ROOT

PAPER = ROOT / "docs" / "performance.md"


def keep(marks: tuple[str, str], rows: list[str]) -> None:
    """Write the rows between their marks."""
    before, rest = PAPER.read_text().split(marks[0])
    after = rest.split(marks[1])[1]
    PAPER.write_text(before + marks[0] + "\n" + "\n".join(rows) + "\n" + marks[1] + after)


def kept(marks: tuple[str, str]) -> list[str]:
    """The rows between the marks."""
    return PAPER.read_text().split(marks[0])[1].split(marks[1])[0].strip().splitlines()


def mark(*trees: Path, more: str = "") -> str:
    """Changes when a file below the trees changes, those aside that are made of others."""
    code = hashlib.sha256(more.encode())
    for path in sorted(chain.from_iterable(tree.rglob("*") for tree in trees)):
        if path.is_file() and path.suffix not in (".pyc", ".mo"):
            code.update(path.read_bytes())
    return code.hexdigest()[:12]
