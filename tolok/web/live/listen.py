"""Listens to the database's news on a connection of its own, for ever."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Callable
from typing import Any

import psycopg
from psycopg import sql

from tolok.ledger.events import CHANNEL, News, news_in

SHORTEST_WAIT, LONGEST_WAIT = 0.2, 30.0
# What comes within this many seconds is read at once: on deadline night each reading cost more than the news in it.
GATHERED = 0.05
# A connection whose other end went silent is found out within a minute.
KEPT_ALIVE: dict[str, Any] = {
    "keepalives_idle": 20,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "connect_timeout": 10,
}
log = logging.getLogger(__name__)


def address() -> str:
    """Where to listen: TOLOK_LISTEN_URL, for databases whose usual address is a pool, else DATABASE_URL."""
    return os.environ.get("TOLOK_LISTEN_URL") or os.environ["DATABASE_URL"]


async def listen(
    url: str, *, begin: Callable[[], None], hear: Callable[[News], None], lose: Callable[[], None]
) -> None:
    """Call `hear` for each news; `begin` and `lose` tell when the line stands; a broken line is laid anew."""
    wait = SHORTEST_WAIT
    while True:
        try:
            async with await psycopg.AsyncConnection.connect(url, autocommit=True, **KEPT_ALIVE) as line:
                await line.execute(sql.SQL("LISTEN {}").format(sql.Identifier(CHANNEL)))
                begin()
                wait = SHORTEST_WAIT
                while True:
                    async for note in line.notifies(stop_after=1):
                        if (news := news_in(note.payload)) is not None:
                            hear(news)
                    await asyncio.sleep(GATHERED)
        except (psycopg.Error, OSError) as fault:
            log.warning("The line to the database's news broke: %s", fault)
        lose()
        await asyncio.sleep(wait)
        wait = min(LONGEST_WAIT, wait * 2)
