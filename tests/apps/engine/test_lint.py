"""The faults of a pack, all at once, each with its line."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

import pytest

from tolok.engine.lint import lint
from tolok.engine.lint.lines import line_of, lines_of
from tolok.engine.packs import names

PONTIANAK = (files("tolok") / "policies" / "pontianak-2026.toml").read_text(encoding="utf-8")
BUKITTINGGI = (files("tolok") / "policies" / "bukittinggi-2026.toml").read_text(encoding="utf-8")
LATE = 'block = { kind = "line", unit = "minutes", full_at = 0, nothing_at = 600 }'
TEXT = '''# a comment = 1
name = "a # b" # c
[one."two three"]
x.y = 1
long = """
[not] = "a table"
"""
raw = \'\'\'
z = 1\'\'\'
list = [
  1, "a]b", # [
  { from = 0, to = [2, 3] },
]
[[row]]
a = \'it\\\'
[row.under]
b = 2026-01-01
[[row]]
[[row.deep]]
c = {}
'''


def test_each_key_has_its_line() -> None:
    lines = lines_of(TEXT)

    assert lines["name",] == 2
    assert (lines["one", "two three"], lines["one", "two three", "x", "y"]) == (3, 4)
    assert [lines["one", "two three", key] for key in ("long", "raw", "list")] == [5, 8, 10]
    assert [lines["one", "two three", "list", place] for place in (0, 1, 2)] == [11, 11, 12]
    assert lines["one", "two three", "list", 2, "to", 1] == 12
    assert [lines["row", 0, "a"], lines["row", 0, "under", "b"]] == [15, 17]
    assert [lines["row", 1], lines["row", 1, "deep", 0, "c"]] == [18, 20]
    assert ("not",) not in lines


def test_a_missing_key_stands_where_its_table_does() -> None:
    lines = lines_of(TEXT)

    assert line_of(("row", 0, "under", "gone"), lines) == 16
    assert line_of(("one", "tag", "two three"), lines) == 3
    assert line_of(("nowhere",), lines) == 1


def paths(table: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Every key of a read TOML text."""
    entries = table.items() if isinstance(table, dict) else enumerate(table) if isinstance(table, list) else ()
    return [each for key, value in entries for each in ((*path, key), *paths(value, (*path, key)))]


@pytest.mark.parametrize("name", names())
def test_every_key_of_every_pack_has_a_line_that_names_it(name: str) -> None:
    text = (files("tolok") / "policies" / f"{name}.toml").read_text(encoding="utf-8")

    lines, rows = lines_of(text), text.splitlines()

    for path in paths(tomllib.loads(text)):
        key = next(part for part in reversed(path) if isinstance(part, str))
        assert path in lines
        assert key in rows[lines[path] - 1] or isinstance(path[-1], int)


@pytest.mark.parametrize("name", names())
def test_the_packs_of_the_program_have_no_faults(name: str) -> None:
    text = (files("tolok") / "policies" / f"{name}.toml").read_text(encoding="utf-8")

    assert lint(text, f"{name}.toml") == []


def test_all_faults_of_form_are_said_with_their_lines() -> None:
    text = PONTIANAK.replace("weight = 4000", 'weight = "much"').replace("months = 6", "months = 5")
    text = text.replace("rate_within_days = 30\n", "colour = 1\n")

    found = lint(text, "p.toml")

    rows = text.splitlines()
    assert {(fault.key.rpartition(".")[2], rows[fault.line - 1]) for fault in found} == {
        ("weight", 'weight = "much"'),
        ("months", "months = 5"),
        ("colour", "colour = 1"),
        ("rate_within_days", "[calendar.window]"),
    }
    assert "no rule reads it" in str(next(fault for fault in found if fault.key.endswith("colour")))


@pytest.mark.parametrize(
    ("text", "line", "key"),
    [
        ('name = "a"\nx = [1,\n', 3, "(file)"),
        ('name = "a"\nx = = 1\n', 2, "(file)"),
        ('name = "a"\nextends = "atlantis"\n', 2, "extends"),
    ],
)
def test_a_text_that_cannot_be_read_is_named(text: str, line: int, key: str) -> None:
    found = lint(text, "a.toml")

    assert [(fault.line, fault.key) for fault in found] == [(line, key)]


def block(text: str) -> list[str]:
    """The faults of a pack whose minutes late are judged by another block."""
    assert LATE in BUKITTINGGI
    return [fault.fault for fault in lint(BUKITTINGGI.replace(LATE, f"block = {text}"), "b.toml")]


def bands(*rows: str) -> str:
    """Bands of minutes."""
    return f'{{ kind = "bands", unit = "minutes", bands = [ {", ".join(f"{{ {row} }}" for row in rows)} ] }}'


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (LATE.removeprefix("block = ").replace("minutes", "days"), "the block counts days, but `late_minutes` is"),
        (
            bands("from = 0, to = 30, points = 8000", "from = 31, points = 9500"),
            "from 30 to 31 minutes the points rise from 80 to 95.",
        ),
        (
            bands("from = 0, to = 30, points = 10000", "from = 31, points = 0"),
            "a cliff: one step of the measure moves the score by 8 points.",
        ),
        (bands("from = 0, to = 30, points = 9000", "from = 40, points = 8000"), "nothing is said from 31 to 39."),
        (bands("from = 0, to = 30, points = 9000", "from = 30, points = 8000"), "overlap"),
        (bands("from = 5, points = 9000"), "nothing is said from 0 to 4"),
        (bands("from = 0, to = 30, points = 9000", "from = 31, points = 9000"), "the points are always 90"),
        (
            bands("from = 0, to = 600000, points = 9000", "from = 600001, points = 8000"),
            "the row is never reached",
        ),
        ('{ kind = "deduction", unit = "minutes", each = -3 }', "the points rise"),
    ],
)
def test_what_the_numbers_would_do_is_said(text: str, fault: str) -> None:
    found = block(text)

    assert any(fault in each for each in found), found
