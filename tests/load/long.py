"""Runs all that is too long for every day, part by part; keeps how each ended.

Together the parts take more hours than one sitting has: a run that was cut off goes on with the parts that this very
program has not passed, on another machine too.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime

from tests.contracts.house import ROOT
from tests.load.paper import keep, kept, mark

MARKS = ("<!-- long tests: written by `make test-long` -->", "<!-- end of long tests -->")
HEAD = ["| what | when | program | result |", "|---|---|---|---|"]
ROW = re.compile(r"\| (?P<what>.+) \| (?P<when>\S+) \| (?P<program>\w+) \| (?P<result>.+) \|")
CLOSING = re.compile(r"^=+ (.*\d+ (?:passed|failed|errors?).* in [\d.]+s.*?) =+$", re.MULTILINE)
TWO = ("pytest", "-n", "2", "--dist", "loadfile", "--no-loadscope-reorder")
SPREAD = ("pytest", "-n", "2", "--dist", "load")


@dataclass(frozen=True)
class Part:
    """One order to Python with what it is asked for; it passes with the status 0."""

    what: str
    order: tuple[str, ...]
    asked: dict[str, str] = field(default_factory=dict)


PARTS = (
    Part(
        "rules, with 100,000 random persons for the oracle", (*TWO, "tests/rules"), {"TOLOK_ORACLE_PERSONS": "100000"}
    ),
    Part(
        "everything else, with 500 entries in the outbox",
        (*TWO, "--ignore=tests/load", "--ignore=tests/rules"),
        {"TOLOK_OUTBOX_ENTRIES": "500"},
    ),
    Part(
        "10,000 random lives of cases (P1)",
        (*SPREAD, "tests/apps/citizens/test_case_states.py", "-k", "random_lives"),
        {"TOLOK_WALKS": "10000"},
    ),
    Part(
        "every public page of a year of surveys in 40 towns, solved (P12)",
        (*SPREAD, "tests/apps/citizens/test_survey_attacker.py"),
        {"TOLOK_TOWNS": "40"},
    ),
    Part(
        "300 examples for each operation of the API",
        ("pytest", "tests/apps/web/test_api_fuzz.py"),
        {"TOLOK_API_EXAMPLES": "300"},
    ),
    Part("pages at 5,000 persons, table above", ("tests.load.pages",)),
    Part("rules measured, tables above", ("tests.load.rules",)),
    Part("5,000 bad inputs to each form, table below", ("tests.load.bad_input",)),
)


def program() -> str:
    """The mark of what is tested and what tests it."""
    return mark(ROOT / "tolok", ROOT / "tests", ROOT / "requirements")


def result(status: int, said: str, seconds: float) -> str:
    """What a part said at its end, in a cell of the table."""
    closing = CLOSING.findall(said)
    told = closing[-1] if closing else f"{'passed' if status == 0 else 'failed'} in {seconds:,.0f} s"
    return told if status == 0 else f"**{told}**"


def passed(rows: list[str], by: str) -> dict[str, str]:
    """The rows of parts that this program passed, by what they are; a part that failed is run again."""
    found = [row for row in map(ROW.fullmatch, rows) if row]
    return {row["what"]: row[0] for row in found if row["program"] == by and not row["result"].startswith("**")}


def main() -> None:
    """Run what is not yet passed; print everything, keep the table after each part, fail when one failed."""
    by, is_sound = program(), True
    for part in PARTS:
        if part.what in passed(kept(MARKS), by):
            sys.stdout.write(f"Passed before by program {by}: {part.what}\n")
            continue
        status, said, seconds = _run(part)
        today = datetime.now(UTC).date().isoformat()
        note(part, f"| {part.what} | {today} | {by} | {result(status, said, seconds)} |")
        is_sound = is_sound and status == 0
    sys.exit(0 if is_sound else 1)


def _run(part: Part) -> tuple[int, str, float]:
    sys.stdout.write(f"\n== {part.what}\n")
    began, said = time.monotonic(), []
    order = [sys.executable, "-u", "-m", *part.order]
    with subprocess.Popen(order, env={**os.environ, **part.asked}, stdout=subprocess.PIPE, text=True) as running:
        for line in running.stdout or ():
            said.append(line)
            sys.stdout.write(line)
            sys.stdout.flush()
    return running.returncode, "".join(said), time.monotonic() - began


def note(part: Part, row: str) -> None:
    """Put the row where the part's last one stands; parts keep their order."""
    rows = {found["what"]: found[0] for found in map(ROW.fullmatch, kept(MARKS)) if found} | {part.what: row}
    keep(MARKS, [*HEAD, *(rows[each.what] for each in PARTS if each.what in rows)])


if __name__ == "__main__":
    main()
