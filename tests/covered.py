"""Fails when a line or branch of a rule or an action was never run by a test."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from coverage import Coverage


def gaps(report: dict[str, Any]) -> list[str]:
    """Each file with the lines and branches that no test ran; the report is Coverage.py's JSON."""
    found = []
    for path, said in sorted(report["files"].items()):
        missing = [str(line) for line in said["missing_lines"]]
        missing += [f"{start}->{end}" for start, end in said["missing_branches"]]
        if missing:
            found.append(f"{path}: {', '.join(missing)}")
    return found


def measured() -> dict[str, Any]:
    """The report on what the last run of the tests left in `.coverage`."""
    coverage = Coverage()
    coverage.load()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "coverage.json"
        coverage.json_report(outfile=str(place))
        report: dict[str, Any] = json.loads(place.read_text())
    return report


if __name__ == "__main__":
    never = gaps(measured())
    if never:
        lines = "\n".join(["No test runs these lines or branches of rules and actions:", *never])
        sys.exit(lines)
    sys.stdout.write("Every line and branch of rules and actions is run by a test.\n")
