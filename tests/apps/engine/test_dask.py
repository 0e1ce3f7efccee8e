"""A cluster gives the bytes of one machine, also when a worker dies."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.apps.engine.test_score import files
from tolok.engine import packs, shards, synthesize
from tolok.engine.score import score
from tolok.engine.tables import FaultyRow

PACK = packs.load("pontianak-2026")
ROOT = Path(__file__).parents[3]
Running = tuple[str, list[subprocess.Popen[bytes]]]


@contextmanager
def started(*arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """A process of Dask that sees this code, and ends with the test."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "POLARS_MAX_THREADS": "1", "PYTHONWARNINGS": "ignore"}
    process = subprocess.Popen(
        [sys.executable, "-m", *arguments],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.terminate()
        process.wait(20)


@contextmanager
def cluster(where: Path) -> Iterator[Running]:
    """The address of a scheduler on this machine, and its two workers."""
    where.mkdir()
    contact = where / "scheduler.json"
    at = ("--host", "127.0.0.1", "--no-dashboard", "--scheduler-file", str(contact))
    mine = ("--scheduler-file", str(contact), "--host", "127.0.0.1", "--nthreads", "1", "--no-dashboard", "--no-nanny")
    place = ("--local-directory", str(where))
    with started("distributed.cli.dask_scheduler", *at, "--port", "0"):
        address = waited_for(contact)
        one = started("distributed.cli.dask_worker", *mine, *place, "--name", "one")
        with one as first, started("distributed.cli.dask_worker", *mine, *place, "--name", "two") as second:
            yield address, [first, second]


def waited_for(contact: Path) -> str:
    """The scheduler's address, as soon as it has written it."""
    for _ in range(600):
        if contact.exists() and contact.read_text():
            return str(json.loads(contact.read_text())["address"])
        time.sleep(0.1)
    raise TimeoutError("the scheduler did not start")


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """One cluster for the tests of this module."""
    with cluster(tmp_path_factory.mktemp("dask") / "cluster") as found:
        yield found


@pytest.fixture
def facts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Facts of twelve governments, each a shard of its own."""
    monkeypatch.setattr(synthesize, "SHARD", 1)
    monkeypatch.setattr(shards, "SHARD", 1)
    synthesize.synthesize(3_600, 12, 3, tmp_path / "facts", lambda _done, _all: None)
    return tmp_path / "facts"


def test_a_cluster_gives_the_bytes_of_one_machine_though_a_worker_dies_in_the_middle(
    facts: Path, tmp_path: Path, running: Running
) -> None:
    died_at: list[int] = []
    score(PACK, facts, tmp_path / "local", workers=1)

    address, workers = running

    def kill(done: int, total: int) -> None:
        if done == 2:
            workers[0].send_signal(signal.SIGKILL)
            workers[0].wait(20)
            died_at.append(total - done)

    score(PACK, facts, tmp_path / "cluster", engine="dask", scheduler=address, progress=kill)
    survivors = [worker.poll() for worker in workers]

    assert died_at == [10]  # shards that were still to come when the worker died
    assert survivors == [-signal.SIGKILL, None]
    assert files(tmp_path / "cluster") == files(tmp_path / "local")


def test_a_fault_in_the_facts_comes_back_from_the_cluster(facts: Path, tmp_path: Path, running: Running) -> None:
    (facts / "shard-00005" / "targets.parquet").unlink()

    with pytest.raises(FaultyRow, match=r"targets\.csv, line 0, \(file\)"):
        score(PACK, facts, tmp_path / "cluster", engine="dask", scheduler=running[0])

    assert not (tmp_path / "cluster").exists()
