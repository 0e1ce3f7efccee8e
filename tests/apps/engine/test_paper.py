"""docs/facts.md says of every table and column what the engine checks."""

from __future__ import annotations

import re
from pathlib import Path

from tolok.engine.tables import ADDED, KEYS, OPTIONAL, TABLES, Column, Day, Maybe, OneOf, Whole

PAPER = Path(__file__).parents[3] / "docs" / "facts.md"


def said(column: Column) -> str:
    """What a cell may hold, in the words of the paper."""
    if isinstance(column, Maybe):
        return f"{said(column.of)}, or empty"
    if isinstance(column, Whole):
        return f"{column.least:,} to {column.most:,}"
    if isinstance(column, OneOf):
        return " · ".join(f"`{word}`" for word in column.words)
    return "day, `2026-12-31`" if isinstance(column, Day) else "text"


def printed() -> dict[str, dict[str, str]]:
    """Each table of the paper: its columns and what their cells may hold."""
    parts = re.split(r"^### `(\w+)`.*$", PAPER.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    rows = {
        name: re.findall(r"^\| `(\w+)` \| (.*?) \|", text, re.MULTILINE)
        for name, text in zip(parts[::2], parts[1::2], strict=True)
    }
    return {name: dict(found) for name, found in rows.items()}


def test_the_paper_describes_every_column() -> None:
    expected = {name: {column: said(kind) for column, kind in columns.items()} for name, columns in TABLES.items()}

    assert printed() == expected
    assert [list(columns) for columns in printed().values()] == [list(columns) for columns in TABLES.values()]


def test_the_paper_says_what_may_be_absent_and_what_may_not_repeat() -> None:
    heads = dict(re.findall(r"^### `(\w+)`(.*)$", PAPER.read_text(encoding="utf-8"), re.MULTILINE))

    assert {name for name, head in heads.items() if "may be absent" in head} == set(OPTIONAL)
    assert {name: tuple(re.findall(r"`(\w+)`", head)) for name, head in heads.items()} == KEYS
    left_out = re.findall(r"^\| `(\w+)` \| .* may be left out \|$", PAPER.read_text(encoding="utf-8"), re.MULTILINE)
    assert {"persons": tuple(left_out)} == ADDED
