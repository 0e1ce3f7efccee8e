"""Measures scoring against merely reading: `python -m tests.load.nation 4700000`."""

from __future__ import annotations

import multiprocessing
import os
import resource
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tolok.rules.policy import Policy

GOVERNMENTS_OF = 8_500
PROCESSES = 2
HEAD = (
    "| work | persons | wall s | CPU s | CPU µs per person | private MB | wall against reading | CPU against reading |"
)


@dataclass
class Measured:
    """What a piece of work cost: seconds by the clock and of the processors, and private memory at its peak."""

    wall: float = 0.0
    cpu: float = 0.0
    private_kb: int = 0


# The libraries are imported where they are used: each process of the pool imports this module again.


def private_kb(root: int) -> int:
    """The memory that a process and those it started have for themselves (USS)."""
    return sum(_private(pid) for pid in _family(root))


def _family(root: int) -> Iterator[int]:
    yield root
    try:
        children = Path(f"/proc/{root}/task/{root}/children").read_text().split()
    except OSError:
        return
    for child in children:
        yield from _family(int(child))


def _private(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith(("Private_Clean", "Private_Dirty")))


def _cpu() -> float:
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in both)


@contextmanager
def measured() -> Iterator[Measured]:
    """Measure what happens inside, with all processes it starts; sampled ten times a second."""
    found, over = Measured(), threading.Event()

    def watch() -> None:
        while not over.wait(0.1):
            found.private_kb = max(found.private_kb, private_kb(os.getpid()))

    watcher = threading.Thread(target=watch)
    wall, cpu = time.perf_counter(), _cpu()
    watcher.start()
    try:
        yield found
    finally:
        found.wall = time.perf_counter() - wall
        over.set()
        watcher.join()
        found.cpu = _cpu() - cpu


def read_all(folders: list[str]) -> int:
    """Read every column of every table; returns how many rows."""
    import polars as pl

    return sum(pl.read_parquet(file).height for folder in folders for file in sorted(Path(folder).iterdir()))


def pooled(work: Callable[[list[str]], int], folders: list[str], processes: int, threads: int) -> Measured:
    """Some work on all shards by so many processes of so many threads."""
    os.environ["POLARS_MAX_THREADS"] = str(threads)
    with measured() as found, ProcessPoolExecutor(processes, multiprocessing.get_context("spawn")) as pool:
        list(pool.map(work, [[folder] for folder in folders]))
    del os.environ["POLARS_MAX_THREADS"]
    return found


def _invent(job: tuple[int, int, int, str]) -> int:
    from tolok.engine.synthesize import write_shard

    persons, governments, number, folder = job
    return write_shard(persons, governments, 2026, number, Path(folder))


def invented(persons: int, folder: Path) -> list[str]:
    """Facts of so many persons as shards, written by two processes."""
    governments = max(1, persons // GOVERNMENTS_OF)
    os.environ["POLARS_MAX_THREADS"] = "1"
    with ProcessPoolExecutor(PROCESSES, multiprocessing.get_context("spawn")) as pool:
        jobs = ((persons, governments, number, str(folder)) for number in range(1, 10**6))
        while any(pool.map(_invent, list(islice(jobs, 8)))):
            pass
    del os.environ["POLARS_MAX_THREADS"]
    return [str(each) for each in sorted(folder.iterdir())]


@dataclass
class _Pack:
    """The national rules with one full local scheme, as a pack."""

    name: str
    hash: str
    numbers: Policy

    def policy(self) -> Policy:
        """The numbers."""
        return self.numbers


def pack() -> _Pack:
    """The national pack's numbers and Pontianak's first scheme."""
    from tolok.engine import packs

    local, national = packs.load("pontianak-2026"), packs.load("permenpanrb-6-2022").policy()
    return _Pack(local.name, local.hash, replace(national, schemes=local.policy().schemes[:1]))


def line(work: str, persons: int, found: Measured, floor: Measured) -> str:
    """One row of the table."""
    numbers = (
        f"{found.wall:.1f}",
        f"{found.cpu:.1f}",
        f"{found.cpu / persons * 1e6:.2f}",
        f"{found.private_kb / 1000:.0f}",
    )
    ratios = f"{found.wall / floor.wall:.1f} | {found.cpu / floor.cpu:.1f}"
    return f"| {work} | {persons:,} | {' | '.join(numbers)} | {ratios} |"


def compared(persons: int, folder: Path) -> list[str]:
    """The rows of the table for so many persons."""
    from tolok.engine.score import score

    facts = folder / "facts"
    facts.mkdir()
    shards = invented(persons, facts)
    pooled(read_all, shards, PROCESSES, 1)
    apart, together = pooled(read_all, shards, PROCESSES, 1), pooled(read_all, shards, 1, PROCESSES)
    floor = min(apart, together, key=lambda each: each.wall)
    rows = [line("read, two processes of one thread", persons, apart, floor)]
    rows.append(line("read, one process of two threads", persons, together, floor))
    for work, steps in (("score", False), ("score and write every step", True)):
        with measured() as found:
            score(pack(), facts, folder / "scored", workers=PROCESSES, steps=steps)
        shutil.rmtree(folder / "scored")
        rows.append(line(work, persons, found, floor))
    return rows


def main() -> None:
    """Print a Markdown table for each number of persons asked for."""
    sys.stdout.write(f"{HEAD}\n{'|---' * HEAD.count(' | ')}|---|\n")
    for persons in [int(each) for each in sys.argv[1:]] or [100_000]:
        with tempfile.TemporaryDirectory(prefix="nation-") as folder:
            sys.stdout.write("\n".join(compared(persons, Path(folder))) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
