"""Fails when a line or branch of a rule or an action was never run by a test."""

from __future__ import annotations

import json
import sys
from typing import Any

from tests.contracts.house import ROOT

REPORT = ROOT / ".coverage.json"


def gaps(report: dict[str, Any]) -> list[str]:
    """Each file with the lines and branches that no test ran; the report is SlipCover's JSON."""
    found = []
    for path, said in sorted(report["files"].items()):
        missing = [str(line) for line in said["missing_lines"]]
        missing += [f"{start}->{end}" for start, end in said["missing_branches"]]
        if missing:
            found.append(f"{path}: {', '.join(missing)}")
    return found


def unwatched(report: dict[str, Any]) -> list[str]:
    """Files of rules and actions that the report says nothing of."""
    places = [ROOT / "tolok/rules", *ROOT.glob("tolok/*/actions")]
    files = {path.relative_to(ROOT).as_posix() for place in places for path in place.rglob("*.py") if path.read_text()}
    return sorted(files - set(report["files"]))


if __name__ == "__main__":
    measured = json.loads(REPORT.read_text())
    never = [*unwatched(measured), *gaps(measured)]
    if never:
        lines = "\n".join(["No test runs these lines or branches of rules and actions:", *never])
        sys.exit(lines)
    sys.stdout.write("Every line and branch of rules and actions is run by a test.\n")
