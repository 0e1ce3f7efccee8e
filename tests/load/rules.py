"""Measures the rules: one receipt, a city closing, a loop, the nation."""

from __future__ import annotations

import os
import platform
import re
import subprocess
import sys
from datetime import UTC, datetime

from tests.contracts.house import ROOT
from tests.load.paper import keep

MARKS = ("<!-- rules: written by `make bench-rules` -->", "<!-- end of rules -->")
SIZES = os.environ.get("TOLOK_BENCH_PERSONS", "100000 4700000").split()
LOOP_TIMES = 1_000


def main() -> None:
    """Run every measurement in this order, each in a process of its own, and keep what they print in the paper."""
    receipt, loop, closing = (told(name) for name in ("receipt", "loop", "closing"))
    nation = told("nation", *SIZES)
    today = datetime.now(tz=UTC).date().isoformat()
    told_of = f"Measured on {os.cpu_count()} cores, Python {platform.python_version()}, {today}."
    parts = [
        told_of,
        f"One receipt with its full trace, inside the process:\n\n{receipt}",
        f"Closing a quarter of 10,000 persons, from PostgreSQL to stored proposals:\n\n{closing}",
        f"The nation, eight indicators and five ratings a person, against merely reading the same files:\n\n{nation}",
        f"The baseline. {loop}\n\n{faster(loop, nation)}",
    ]
    keep(MARKS, "\n\n".join(parts).split("\n"))


def told(name: str, *words: str) -> str:
    """What one measurement prints; its failure is ours."""
    sys.stdout.write(f"measuring: {name} {' '.join(words)}\n")
    sys.stdout.flush()
    order = [sys.executable, "-m", f"tests.load.{name}", *words]
    done = subprocess.run(order, cwd=ROOT, capture_output=True, text=True, check=False)
    sys.stdout.write(done.stdout)
    if done.returncode:
        sys.exit(f"{name} failed:\n{done.stderr[-2000:]}")
    lines = [line for line in done.stdout.splitlines() if line.startswith(("|", "A loop", "Columns"))]
    return "\n".join(lines)


def faster(loop: str, nation: str) -> str:
    """How many times less a person costs than in the loop, by the clock; fails below a thousand."""
    slow = re.search(r"took ([\d.]+) ms a person", loop)
    row = [line for line in nation.splitlines() if line.startswith("| score |")][-1]
    persons, seconds = (cell.strip().replace(",", "") for cell in row.split("|")[2:4])
    if slow is None:
        sys.exit("the loop did not say what a person took")
    times = float(slow[1]) / (float(seconds) * 1_000 / int(persons))
    if times < LOOP_TIMES:
        sys.exit(f"only {times:,.0f} times faster than the loop, at least {LOOP_TIMES:,}")
    return f"Scoring the nation costs {times:,.0f} times less a person than the loop, by the clock."


if __name__ == "__main__":
    main()
