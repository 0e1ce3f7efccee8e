"""Runs the stream until it is told to stop, or whoever started it is gone."""

from __future__ import annotations

import asyncio
import logging
import os
import signal

from granian.constants import Interfaces
from granian.server.embed import Server

from tolok.web.live.listen import address, listen
from tolok.web.live.readers import MOST, Readers
from tolok.web.live.stream import Stream

LOOK = 2.0


def serve(*, host: str, port: int, web_port: int) -> None:
    """Serve the stream on a port for the pages of the server on `web_port`."""
    asyncio.run(_serve(host, port, web_port))
    # The server's own threads still run; taking the interpreter down around them has ended in an abort.
    logging.shutdown()
    os._exit(0)


async def _serve(host: str, port: int, web_port: int) -> None:
    readers = Readers()
    stream = Stream(readers, web_port=web_port)
    stop = asyncio.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(sign, stop.set)
    server = Server(
        stream,
        address=host,
        port=port,
        interface=Interfaces.ASGINL,
        backpressure=MOST + 100,
        backlog=1024,
        websockets=False,
        log_enabled=False,
    )
    ear = asyncio.create_task(listen(address(), begin=stream.begin, hear=readers.tell, lose=stream.lose))
    open_door = asyncio.create_task(server.serve())
    parent = os.getppid()
    while not stop.is_set() and not open_door.done() and os.getppid() == parent:
        try:
            await asyncio.wait_for(stop.wait(), LOOK)
        except TimeoutError:
            continue
    ear.cancel()
    readers.end()
    if open_door.done():
        open_door.result()
    server.stop()  # type: ignore[no-untyped-call]  # the library has no types there
    try:
        await asyncio.wait_for(open_door, 5)
    except TimeoutError:
        logging.getLogger(__name__).warning("Some pages did not let go within 5 seconds.")
