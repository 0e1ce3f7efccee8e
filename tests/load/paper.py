"""Keeps what was measured in docs/performance.md, between two marks."""

from __future__ import annotations

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
