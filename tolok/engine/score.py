"""Scores a folder of facts under a policy; results and steps, all or nothing."""

from __future__ import annotations

import csv
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import IO

from tolok.engine.facts import dossiers
from tolok.rules.appraise import appraise
from tolok.rules.facts import Dossier
from tolok.rules.policy import Policy
from tolok.rules.result import Appraisal, Step

Progress = Callable[[int, int], None]
Row = Iterable[int | str | None]

STEP_COLUMNS = ("person", "path", "value", "scale", "formula", "source", "missing")


class FolderTaken(Exception):
    """The folder for the results exists already; nothing in it is overwritten."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder} exists already. Name a new folder, or remove this one first.")


def _silent(_done: int, _all: int) -> None:
    """Tell nobody."""


def score_files(policy: Policy, facts_dir: Path, out_dir: Path, progress: Progress = _silent) -> int:
    """Score every person in `facts_dir` into results.csv and steps.csv in `out_dir`; returns how many.

    The folder appears complete or not at all. Raises FaultyRow for bad facts, FolderTaken if it exists.
    """
    if out_dir.exists():
        raise FolderTaken(out_dir)
    people = dossiers(facts_dir)
    out_dir.parent.mkdir(parents=True, exist_ok=True)
    unfinished = Path(tempfile.mkdtemp(prefix=f".{out_dir.name}-", dir=out_dir.parent))
    try:
        _write(policy, people, unfinished, progress)
        unfinished.rename(out_dir)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return len(people)


def _write(policy: Policy, people: list[Dossier], folder: Path, progress: Progress) -> None:
    with _new(folder / "results.csv") as results, _new(folder / "steps.csv") as steps:
        result_rows, step_rows = csv.writer(results, lineterminator="\n"), csv.writer(steps, lineterminator="\n")
        result_rows.writerow(result_columns(policy))
        step_rows.writerow(STEP_COLUMNS)
        for done, person in enumerate(people, 1):
            found = appraise(person, policy)
            result_rows.writerow(_result(person, found))
            step_rows.writerows(_step(person, step) for step in found.steps)
            progress(done, len(people))
        for file in (results, steps):
            file.flush()
            os.fsync(file.fileno())


def _new(path: Path) -> IO[str]:
    return path.open("x", encoding="utf-8", newline="")


def result_columns(policy: Policy) -> tuple[str, ...]:
    """The head of results.csv: the two ratings, the predikat, each local score, and what was held."""
    schemes = (scheme.name for scheme in policy.schemes)
    return ("person", "government", "period", "work", "behaviour", "predikat", *schemes, "held", "dossier")


def _result(person: Dossier, found: Appraisal) -> Row:
    local = (score.points for score in found.local)
    ratings = (found.work, found.behaviour, found.predikat)
    head = (person.person, person.government, person.period)
    return (*head, *ratings, *local, len(found.held), person.hash)


def _step(person: Dossier, step: Step) -> Row:
    return (person.person, step.path, step.value, step.scale, step.formula, step.source, step.missing)
