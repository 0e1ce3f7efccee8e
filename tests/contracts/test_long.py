"""A long run that was cut off goes on with what was not passed, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.load import paper
from tests.load.long import MARKS, PARTS, note, passed, result

RULES, REST = PARTS[0].what, PARTS[1].what


@pytest.mark.parametrize(
    ("status", "said", "told"),
    [
        (0, "...\n====== 7199 passed in 4680.08s (1:18:00) ======\n", "7199 passed in 4680.08s (1:18:00)"),
        (1, "====== 2 failed, 11 passed in 3.10s ======\n", "**2 failed, 11 passed in 3.10s**"),
        (0, "| pages | 15 queries |\n", "passed in 61 s"),
        (1, "Traceback (most recent call last):\n", "**failed in 61 s**"),
    ],
)
def test_a_part_says_how_it_ended(status: int, said: str, told: str) -> None:
    assert result(status, said, 61.2) == told


def test_what_failed_and_what_another_program_passed_is_run_again() -> None:
    mine, other = f"| {RULES} | 2026-11-27 | abc123 | 1334 passed in 541.00s |", "9 passed in 1.00s"
    rows = [mine, f"| {REST} | 2026-11-27 | abc123 | **1 failed in 3.10s** |", f"| P | 2026-11-27 | def456 | {other} |"]

    assert passed(rows, "abc123") == {RULES: mine}


def test_rows_replace_their_own_and_keep_the_order_of_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paper, "PAPER", tmp_path / "performance.md")
    paper.PAPER.write_text("before\n" + "\n".join(MARKS) + "\nafter\n")

    ended = [(PARTS[1], "**1 failed in 3.10s**"), (PARTS[1], "5 passed in 3.10s"), (PARTS[0], "7 passed in 1s")]
    for part, told in ended:
        note(part, f"| {part.what} | 2026-11-27 | abc123 | {told} |")

    assert list(passed(paper.kept(MARKS), "abc123")) == [RULES, REST]
    assert paper.PAPER.read_text().startswith("before\n")
    assert paper.PAPER.read_text().endswith("after\n")
