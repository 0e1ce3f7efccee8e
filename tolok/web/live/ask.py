"""Answers pages that ask every 15 seconds, from memory and before Django."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import parse_qs

from tolok.ledger.events import News
from tolok.people.access import following
from tolok.web.live.heard import Answer, Heard
from tolok.web.live.listen import address, listen

PATH = "/perubahan/"
App = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
HEADERS = [("Content-Type", "text/plain"), ("Cache-Control", "no-store")]


class Asked:
    """A WSGI application that answers `/perubahan/?t=PASS` itself and leaves the rest to `app`.

    204 nothing new · 200 something new, or unsure · 403 a pass that is over · 503 nothing is heard.
    """

    def __init__(self, app: App, heard: Heard) -> None:
        self.app, self.heard = app, heard

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ["PATH_INFO"] != PATH:
            return self.app(environ, start_response)
        status, told = self.told(environ.get("QUERY_STRING", ""))
        start_response(status, HEADERS)
        return [told.encode()]

    def told(self, query: str) -> tuple[str, str]:
        """The status line and the one word behind a query."""
        pass_ = following(parse_qs(query).get("t", [""])[0])
        if pass_ is None:
            return "403 Forbidden", ""
        answer = self.heard.answer(pass_)
        if answer is None:
            return "503 Service Unavailable", ""
        return ("204 No Content", "") if answer is Answer.NOTHING else ("200 OK", answer.value)


def listening(app: App) -> Asked:
    """The application with a thread beside it that hears what changed."""
    heard = Heard()
    threading.Thread(target=asyncio.run, args=[_hear(heard)], name="news", daemon=True).start()
    return Asked(app, heard)


async def _hear(heard: Heard) -> None:
    def hear(news: News) -> None:
        heard.note(news, moment())

    await listen(address(), begin=lambda: heard.begin(moment()), hear=hear, lose=heard.lose)


def moment() -> int:
    """Milliseconds of this clock."""
    return int(time.time() * 1000)
