"""Open pages at a real stream, for tests that listen."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPResponse
from typing import Any
from urllib.parse import quote

WEB_PORT = 8000
# How long a test waits for what must come, for what must not, and for a process on a busy machine.
SOON, NEVER, STARTING = 15.0, 1.0, 60.0


@dataclass
class Page:
    """One open page at the stream: its status, its headers and what it is told."""

    answer: HTTPResponse
    told: list[str] = field(default_factory=list)

    @property
    def status(self) -> int:
        """The status of the answer."""
        return self.answer.status

    def next(self, within: float = SOON) -> str:
        """The next event with its word, heartbeats left out; empty when none comes."""
        lines = self.answer.fp
        with suppress(TimeoutError):
            self._wait_at_most(within)
            event = ""
            while line := lines.readline().decode():
                if line.startswith("event: "):
                    event = line[7:].strip()
                elif event and line.startswith("data:"):
                    self.told.append(f"{event} {line[5:].strip()}".strip())
                    return self.told[-1]
        return ""

    def _wait_at_most(self, seconds: float) -> None:
        raw: Any = self.answer.fp.raw
        raw._sock.settimeout(seconds)


@dataclass
class Place:
    """Where the stream runs, and the process."""

    port: int
    process: subprocess.Popen[bytes]

    @contextmanager
    def open(self, token: str, **headers: str) -> Iterator[Page]:
        """A page that listens with a pass; it has said hello when it is let in."""
        line = HTTPConnection("127.0.0.1", self.port, timeout=SOON)
        try:
            line.request("GET", f"/aliran/?t={quote(token)}", headers=headers)
            page = Page(line.getresponse())
            if page.status == 200:
                assert page.next() == "hello"
            yield page
        finally:
            line.close()

    def health(self) -> str:
        """What the stream says of itself; empty when nobody answers."""
        return self.asked("GET", "/healthz")

    def asked(self, method: str, path: str) -> str:
        """Status and text of an answer; empty when nobody answers."""
        line = HTTPConnection("127.0.0.1", self.port, timeout=2)
        try:
            line.request(method, path)
            answer = line.getresponse()
            return f"{answer.status} {answer.read().decode()}"
        except OSError:
            return ""
        finally:
            line.close()

    def wait_for(self, told: str) -> None:
        """Wait until the stream says this of itself."""
        ends = time.monotonic() + STARTING
        while time.monotonic() < ends:
            if self.health().startswith(told):
                return
            time.sleep(0.05)
        raise AssertionError(f"the stream never said “{told}” but “{self.health()}”")
