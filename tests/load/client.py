"""A small asynchronous HTTP client: many connections, prepared requests."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field


@dataclass
class Run:
    """What a run of requests showed: seconds in all, of each answered request, and the answers' statuses."""

    seconds: float = 0.0
    times: list[float] = field(default_factory=list)
    statuses: dict[int, int] = field(default_factory=dict)
    places: list[str] = field(default_factory=list)

    @property
    def throughput(self) -> float:
        """Answered requests a second."""
        return len(self.times) / self.seconds

    def quantile(self, share: float) -> float:
        """The time in seconds that this share of the requests did not pass."""
        ordered = sorted(self.times)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]

    def add(self, status: int, place: str, seconds: float) -> None:
        """Count one answer."""
        self.times.append(seconds)
        self.statuses[status] = self.statuses.get(status, 0) + 1
        if status >= 400 or "masuk" in place:
            self.places.append(f"{status} {place}")


def post(path: str, port: int, fields: str, cookie: str = "", behind: str = "") -> bytes:
    """A form as it goes over the wire; `behind` is the sender's address as a proxy names it."""
    body = fields.encode()
    kept = f"Cookie: {cookie}\r\n" if cookie else ""
    kept += f"X-Forwarded-For: {behind}\r\n" if behind else ""
    head = (
        f"POST {path} HTTP/1.1\r\nHost: localhost:{port}\r\n{kept}"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def fetch(path: str, port: int, cookie: str = "") -> bytes:
    """A page as it is asked for."""
    kept = f"Cookie: {cookie}\r\n" if cookie else ""
    return f"GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\n{kept}Accept-Encoding: gzip\r\n\r\n".encode()


async def closed_loop(port: int, requests: Iterator[bytes], *, clients: int, seconds: float) -> Run:
    """Each client sends its next request as soon as the last one is answered, for so many seconds."""
    run, began = Run(), time.perf_counter()

    async def work() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        while time.perf_counter() - began < seconds:
            await _ask(reader, writer, next(requests), run)
        writer.close()

    await asyncio.gather(*(work() for _ in range(clients)))
    run.seconds = time.perf_counter() - began
    return run


async def open_loop(port: int, make: Callable[[], bytes], *, rate: float, clients: int, seconds: float) -> Run:
    """Requests fall due at a fixed rate whatever the server does; waiting for a free connection counts as time."""
    run, began = Run(), time.perf_counter()
    free: asyncio.Queue[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = asyncio.Queue()
    for _ in range(clients):
        free.put_nowait(await asyncio.open_connection("127.0.0.1", port))

    async def one(due: float) -> None:
        reader, writer = await free.get()
        await _ask(reader, writer, make(), run, since=due)
        free.put_nowait((reader, writer))

    waiting = []
    for number in range(int(rate * seconds)):
        due = began + number / rate
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        waiting.append(asyncio.create_task(one(due)))
    await asyncio.gather(*waiting)
    run.seconds = time.perf_counter() - began
    return run


async def _ask(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, request: bytes, run: Run, since: float | None = None
) -> None:
    began = time.perf_counter() if since is None else since
    writer.write(request)
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    named = dict(line.split(": ", 1) for line in head.split("\r\n")[1:] if ": " in line)
    if "chunked" in named.get("transfer-encoding", ""):
        while (size := int(await reader.readline(), 16)) or await reader.readline() != b"\r\n":
            await reader.readexactly(size + 2)
    else:
        await reader.readexactly(int(named.get("content-length", "0")))
    run.add(int(head.split(" ", 2)[1]), named.get("location", ""), time.perf_counter() - began)
