"""The stream: one asynchronous process that tells open pages what is new."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import parse_qs

from tolok.people.access import Following, following
from tolok.people.access.news import SECONDS
from tolok.web.live.origins import is_ours
from tolok.web.live.readers import Full, Reader, Readers

PATH, HEALTH = "/aliran/", "/healthz"
# A sign of life keeps proxies from closing and pages from waiting in vain; a page that takes nothing is let go.
HEARTBEAT, PATIENCE = 25.0, 10.0

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]


class Stream:
    """An ASGI application; it answers with a stream, or says at once why not."""

    def __init__(self, readers: Readers, *, web_port: int) -> None:
        self.readers, self.web_port = readers, web_port
        self.is_hearing = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        if scope["path"] == HEALTH:
            status, word = (200, f"ok {len(self.readers)}") if self.is_hearing else (503, "hears nothing")
            await _answer(send, status, word)
            return
        origin = dict(scope["headers"]).get(b"origin", b"").decode("latin-1")
        pass_ = following(parse_qs(scope["query_string"].decode("latin-1")).get("t", [""])[0])
        if scope["path"] != PATH or scope["method"] != "GET":
            await _answer(send, 404, "")
        elif (origin and not is_ours(origin, self.web_port)) or pass_ is None:
            await _answer(send, 403, "")
        elif not self.is_hearing:
            await _answer(send, 503, "")
        else:
            await self._stream(pass_, origin, receive, send)

    def begin(self) -> None:
        """The line to the database stands."""
        self.is_hearing = True

    def lose(self) -> None:
        """The line broke: pages must not believe that nothing happens."""
        self.is_hearing = False
        self.readers.end()

    async def _stream(self, pass_: Following, origin: str, receive: Receive, send: Send) -> None:
        try:
            with self.readers.reading(pass_) as reader:
                await send({"type": "http.response.start", "status": 200, "headers": _headers("event-stream", origin)})
                gone = asyncio.ensure_future(_gone(receive, reader))
                try:
                    await _tell(reader, send)
                finally:
                    gone.cancel()
        except Full:
            await _answer(send, 503, "")
        except TimeoutError:
            return  # the page takes nothing; leaving closes it


async def _tell(reader: Reader, send: Send) -> None:
    """Send what is new until the page goes, its pass is over, or it takes nothing."""
    ends = reader.following.since / 1000 + SECONDS
    await _give(send, "event: hello\ndata:\n\n")
    while not reader.is_over and (left := ends - time.time()) > 0:
        kinds = await reader.next_kinds(within=min(HEARTBEAT, left))
        if kinds or (left > HEARTBEAT and not reader.is_over):
            await _give(send, "".join(f"event: news\ndata: {kind}\n\n" for kind in kinds) or "event: beat\ndata:\n\n")
    await _give(send, "event: over\ndata:\n\n", more=False)


async def _give(send: Send, text: str, *, more: bool = True) -> None:
    await asyncio.wait_for(send({"type": "http.response.body", "body": text.encode(), "more_body": more}), PATIENCE)


async def _gone(receive: Receive, reader: Reader) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    reader.end()


def _headers(kind: str, origin: str) -> list[tuple[bytes, bytes]]:
    told = {"content-type": f"text/{kind}; charset=utf-8", "cache-control": "no-store", "x-accel-buffering": "no"}
    if origin:
        told |= {"access-control-allow-origin": origin, "vary": "origin"}
    return [(name.encode(), value.encode("latin-1")) for name, value in told.items()]


async def _answer(send: Send, status: int, word: str) -> None:
    await send({"type": "http.response.start", "status": status, "headers": _headers("plain", "")})
    await send({"type": "http.response.body", "body": word.encode()})
