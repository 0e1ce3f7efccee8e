"""Measures `tolok fairness` on 10,000 persons, each rated by six others."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from tests.contracts.house import ROOT
from tests.load.paper import keep
from tests.rules.fairness.invented import Invented, World, in_steps, invented

MARKS = ("<!-- fairness: written by `make bench-fairness` -->", "<!-- end of fairness -->")
HEAD = "| ratings | asked | scores | wall s | CPU s | peak MB | JSON MB | severity r | logits r |\n" + "|---" * 9 + "|"
COLUMNS = ("--group", "sex", "--group", "age", "--unit", "unit", "--anchor", "ikm")
RUNS: tuple[tuple[int, str, tuple[str, ...]], ...] = (
    (1, "", ()),
    (7, "", ()),
    (7, "columns", COLUMNS),
    (7, "logits", ("--mfrm",)),
    (7, "columns, logits", (*COLUMNS, "--mfrm")),
)
PERSONS, RATERS, BUDGET = 10_000, 6, 30.0


class Run(NamedTuple):
    """What one run cost, and what it printed."""

    wall: float
    cpu: float
    megabytes: float
    size: int
    found: dict[str, Any]


def main() -> None:
    """Run the command once for each line of the table; fail when one takes longer than its budget."""
    today = datetime.now(tz=UTC).date().isoformat()
    shared = f"{os.cpu_count()} cores with a load of {os.getloadavg()[0]:.1f} by others"
    rows = [f"Measured on {shared}, Python {platform.python_version()}, {today}.", "", HEAD]
    slowest = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for items, name, options in RUNS:
            made = invented(World(ratees=PERSONS, raters_of_each=RATERS, items=items))
            scores = written(made, Path(folder) / "ratings.csv")
            run = measured(Path(folder) / "ratings.csv", options)
            slowest = max(slowest, run.wall)
            rows.append(line(made, f"{PERSONS:,} x {RATERS} x {items}", name, scores, run))
            sys.stdout.write(rows[-1] + "\n")
    keep(MARKS, rows)
    if slowest > BUDGET:
        sys.exit(f"fairness took {slowest:.1f} s, at most {BUDGET:.0f} s")


def written(made: Invented, file: Path) -> int:
    """The ratings as a file with columns of the persons beside; how many scores it holds."""
    chance, scores = np.random.default_rng(4), in_steps(made)
    sex, age = chance.choice(["f", "m"], PERSONS), chance.integers(21, 59, PERSONS)
    with file.open("w") as lines:
        lines.write("ratee,rater,item,score,sex,age,unit,ikm\n")
        for whom, by, sheet in zip(made.ratee.tolist(), made.rater.tolist(), scores.tolist(), strict=True):
            unit = whom // made.world.unit
            said = f"{sex[whom]},{age[whom]},u{unit},{70 + unit % 23}"
            lines.writelines(f"p{whom},p{by},i{item},{score:.0f},{said}\n" for item, score in enumerate(sheet))
    return int(scores.size)


def measured(file: Path, options: tuple[str, ...]) -> Run:
    """One run of the command in a process of its own."""
    order = [sys.executable, "-m", "tolok.cli", "fairness", str(file), *options]
    with tempfile.TemporaryFile() as out:
        began = time.perf_counter()
        process = subprocess.Popen(order, cwd=ROOT, stdout=out)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            sys.exit(f"the command failed with {process.returncode}")
        out.seek(0)
        text = out.read()
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, len(text), json.loads(text))


def line(made: Invented, ratings: str, name: str, scores: int, run: Run) -> str:
    """One line of the table."""
    both = [alike(made, run.found.get(key)) for key in ("severity", "severity_logits")]
    told = [f"{run.wall:.1f}", f"{run.cpu:.1f}", f"{run.megabytes:.0f}", f"{run.size / 1e6:.1f}", *both]
    return f"| {ratings} | {name} | {scores:,} | {' | '.join(told)} |"


def alike(made: Invented, raters: list[dict[str, Any]] | None) -> str:
    """How severities go with the true ones."""
    if raters is None:
        return ""
    truth = [made.severity[int(rater["rater"][1:])] for rater in raters]
    return f"{np.corrcoef(truth, [rater['estimate'] for rater in raters])[0, 1]:.3f}"


if __name__ == "__main__":
    main()
