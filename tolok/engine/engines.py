"""Where shards are scored: in processes of this machine, or on a Dask cluster."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from tolok.engine.shard import Shard, Written, score_shard

_ATTEMPTS = 2


class NoDask(Exception):
    """The Dask client is not installed."""

    def __init__(self) -> None:
        super().__init__("Dask is not installed here. Install tolok[dask], or use --engine local.")


def on_this_machine(asked: list[Shard], workers: int | None) -> Iterator[list[Written]]:
    """What each shard wrote, as they finish, from so many processes of one thread each."""
    count = min(workers or os.cpu_count() or 1, len(asked))
    with _one_thread_each(), ProcessPoolExecutor(count, multiprocessing.get_context("spawn")) as pool:
        running = [pool.submit(score_shard, shard) for shard in asked]
        try:
            for future in as_completed(running):
                yield future.result()
        finally:
            pool.shutdown(cancel_futures=True)


@contextmanager
def _one_thread_each() -> Iterator[None]:
    """Processes started meanwhile use one thread for Polars: shards are what runs in parallel."""
    before = os.environ.get("POLARS_MAX_THREADS")
    os.environ["POLARS_MAX_THREADS"] = "1"
    try:
        yield
    finally:
        del os.environ["POLARS_MAX_THREADS"]
        if before is not None:
            os.environ["POLARS_MAX_THREADS"] = before


def on_dask(asked: list[Shard], scheduler: str | None) -> Iterator[list[Written]]:
    """What each shard wrote, as they finish, from the workers of a scheduler; a lost worker's shards run again."""
    try:
        distributed: Any = import_module("distributed")
    except ImportError as missing:
        raise NoDask from missing
    with distributed.Client(scheduler, set_as_default=False) as client, client.as_current():
        keys = [f"tolok-{shard.out_dir}-{shard.name}" for shard in asked]
        for future in distributed.as_completed(client.map(score_shard, asked, key=keys, retries=_ATTEMPTS)):
            written: list[Written] = future.result()
            yield written
