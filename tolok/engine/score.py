"""Scores a folder of facts: results, steps and a manifest, all or nothing."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Protocol

from tolok.engine.appearing import FolderTaken, appearing
from tolok.engine.engines import on_dask, on_this_machine
from tolok.engine.shard import Shard, Written
from tolok.engine.shards import shards
from tolok.rules.policy import Policy

__all__ = ["FolderTaken", "score"]

Progress = Callable[[int, int], None]


class Numbers(Protocol):
    """A policy with a name and a hash, such as a pack."""

    @property
    def name(self) -> str:
        """Its name."""

    @property
    def hash(self) -> str:
        """What tells it from any other."""

    def policy(self) -> Policy:
        """The numbers for the rules."""


def score(
    pack: Numbers,
    facts_dir: Path,
    out_dir: Path,
    *,
    engine: str = "local",
    scheduler: str | None = None,
    workers: int | None = None,
    steps: bool = True,
    progress: Progress = lambda _done, _all: None,
) -> int:
    """Score every person of a folder of facts into `out_dir`; returns how many.

    `engine` is local, with so many worker processes, or dask, with the address of a scheduler whose workers see the
    same folders. The folder appears complete or not at all, with the same bytes from any engine and any number of
    workers. Raises FaultyRow for bad facts, FolderTaken if the folder exists.
    """
    policy = pack.policy()
    with appearing(out_dir.absolute()) as folder:
        found = shards(facts_dir.absolute(), folder / "facts")
        asked = [Shard(policy, name, str(place), str(folder), steps) for name, place in found.items()]
        run = on_dask(asked, scheduler) if engine == "dask" else on_this_machine(asked, workers)
        written = list(_told(run, len(asked), progress))
        _finish(folder, pack, policy, written)
    return sum(each.rows for each in written if each.path.startswith("results/"))


def _told(run: Iterator[list[Written]], of: int, progress: Progress) -> Iterator[Written]:
    progress(0, of)
    for done, written in enumerate(run, 1):
        yield from written
        progress(done, of)


def _finish(folder: Path, pack: Numbers, policy: Policy, written: list[Written]) -> None:
    """Keep what the shards say they wrote, remove what a lost worker left, and write the manifest last."""
    kept = {each.path for each in written}
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_file() and str(path.relative_to(folder)) not in kept:
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()
    manifest = {
        "policy": pack.name,
        "policy_sha256": pack.hash,
        "rulebook": version("tolok"),
        "files": {each.path: {"rows": each.rows, "sha256": each.sha256} for each in sorted(written)},
    }
    text = json.dumps(manifest, indent=1, sort_keys=True, ensure_ascii=False)
    (folder / "manifest.json").write_text(text + "\n", encoding="utf-8")
