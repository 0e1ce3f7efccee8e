"""Starts what is measured on a loopback port and stops it again."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tests.ports import free_port
from tolok.web.server import THREADS

WORKERS = 2


@contextmanager
def tolok(app: str) -> Iterator[int]:
    """The whole program as `tolok serve` runs it, on this database; its port."""
    with _running(
        lambda port: ["-m", "tolok.cli", "serve", "--port", str(port), "--workers", str(WORKERS)], app
    ) as port:
        yield port


@contextmanager
def bare(app: str) -> Iterator[int]:
    """The bare view on the same server with as many workers, threads and pooled connections; its port."""
    words = ["-m", "granian", "--interface", "wsgi", "--workers", str(WORKERS), "--blocking-threads", str(THREADS)]
    with _running(lambda port: [*words, "--port", str(port), "tests.load.bare:application"], app) as port:
        yield port


@contextmanager
def _running(words: Callable[[int], list[str]], app: str) -> Iterator[int]:
    port = free_port()

    known = {name: value for name, value in os.environ.items() if name not in ("TOLOK_PLAIN_STATIC", "TOLOK_EXAMPLE")}
    surroundings = {**known, "DATABASE_URL": app, "TOLOK_LOG": "ERROR"}
    with subprocess.Popen([sys.executable, *words(port)], env=surroundings, stdout=subprocess.DEVNULL) as process:
        try:
            _wait_for(port, process)
            yield port
        finally:
            process.terminate()
            process.wait(timeout=30)


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    for _attempt in range(240):
        if process.poll() is not None:
            raise RuntimeError("the measured server stopped before it answered")
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2).close()
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.25)
            continue
        return
    raise RuntimeError("the measured server did not answer within a minute")
