"""A slow and counted line to a server, with one rate for all."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from tests.ports import free_port

CHUNK = 1400  # bytes, about what one packet carries


@dataclass
class Line:
    """What the line lets through, in bytes a second and seconds there and back; `seen` counts every byte."""

    rate: float
    latency: float
    seen: int = 0
    _free_at: dict[str, float] = field(default_factory=dict)

    def arrival(self, way: str, size: int) -> float:
        """When so many bytes that are sent now have arrived, behind what is on the line already."""
        now = asyncio.get_running_loop().time()
        self.seen += size
        self._free_at[way] = max(now, self._free_at.get(way, 0.0)) + size / self.rate
        return self._free_at[way] + self.latency / 2


@contextmanager
def slow_network(target: int, line: Line) -> Iterator[int]:
    """The port at which a server of this machine is reached over such a line, whoever asks."""
    loop, port = asyncio.new_event_loop(), free_port()

    async def meet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(line.latency)  # the handshake
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", target)
        await asyncio.gather(_carry(reader, far_writer, line, "up"), _carry(far_reader, writer, line, "down"))

    server = loop.run_until_complete(asyncio.start_server(meet, "127.0.0.1", port))
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    yield port
    asyncio.run_coroutine_threadsafe(_hang_up(server), loop).result(5)
    loop.call_soon_threadsafe(loop.stop)
    thread.join(5)
    loop.close()


async def _hang_up(server: asyncio.Server) -> None:
    server.close()
    left = asyncio.all_tasks() - {asyncio.current_task()}
    for task in left:
        task.cancel()
    await asyncio.gather(*left, return_exceptions=True)


async def _carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, line: Line, way: str) -> None:
    waiting: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()

    async def deliver() -> None:
        while True:
            due, piece = await waiting.get()
            await asyncio.sleep(max(0.0, due - asyncio.get_running_loop().time()))
            if not piece:
                return
            writer.write(piece)

    delivering = asyncio.create_task(deliver())
    try:
        while piece := await reader.read(CHUNK):
            waiting.put_nowait((line.arrival(way, len(piece)), piece))
        waiting.put_nowait((line.arrival(way, 0), b""))
        await delivering
        writer.close()
    except ConnectionError:
        pass  # whoever hung up wants nothing more
    finally:
        delivering.cancel()
