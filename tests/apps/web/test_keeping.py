"""What `serve` starts beside the web workers is watched, whatever else starts."""

from __future__ import annotations

import subprocess
import sys

# As Granian does it on Linux: web workers are forked, while threads start the background worker and the stream.
STARTING_TOGETHER = """
import multiprocessing, os, threading, time
from tolok.web.server import keep

stop = threading.Event()
keepers = [threading.Thread(target=keep, args=[stop, ["--help"]], daemon=True) for _ in range(6)]
workers = [multiprocessing.get_context("fork").Process(target=time.sleep, args=[600], daemon=True) for _ in range(60)]
for i, worker in enumerate(workers):
    worker.start()
    if i % 10 == 0:
        keepers[i // 10].start()
stop.set()
for keeper in keepers:
    keeper.join(timeout=15)
left = sum(keeper.is_alive() for keeper in keepers)
for worker in workers:
    worker.kill()
print(f"{left} keepers hang")
"""


def test_a_web_worker_that_is_forked_meanwhile_keeps_nobody_from_watching() -> None:
    told = subprocess.run(
        [sys.executable, "-c", STARTING_TOGETHER], capture_output=True, text=True, timeout=150, check=True
    )
    assert told.stdout.splitlines()[-1] == "0 keepers hang", told.stderr
