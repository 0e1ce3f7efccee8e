"""Measures 300 open team pages: their cost when nothing happens, how fast news is."""

from __future__ import annotations

import asyncio
import os
import re
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote
from uuid import uuid4

from tests.load import servers
from tests.load.burden import roots, seconds
from tests.load.client import fetch, post
from tests.load.ground import settle_down, stage
from tests.load.paper import keep

if TYPE_CHECKING:
    from tolok.people.models import Person

PAGES, UNIT, REPORTS = 300, 50, 100
IDLE, EVERY = 30.0, 15.0
SHARE, SOON = 0.05, 2.0
CORES = os.cpu_count() or 1
MARKS = ("<!-- live: written by `make bench-live` -->", "<!-- end of live -->")


@dataclass(frozen=True)
class Clerk:
    """Somebody who reports, with the cookies of their session and their leader's, and a target."""

    cookie: str
    leader: str
    target_id: int


@dataclass(frozen=True)
class Ground:
    """Where it is measured: the program's port, its processes by name, the cookies of the leaders."""

    port: int
    processes: dict[str, list[int]]
    leaders: list[str]

    def used(self) -> dict[str, float]:
        """Seconds of the processor so far, by name."""
        return {name: seconds(pids) for name, pids in self.processes.items()}


def main() -> None:
    """Open the pages, let nothing happen, then let reports come; keep the table, fail past a budget."""
    with stage(is_durable=True) as superuser:
        leaders, clerks = settled()
        settle_down(superuser)
        with servers.tolok(os.environ["DATABASE_URL"]) as port:
            ground = Ground(port, roots(superuser, port), leaders)
            rows, faults = asyncio.run(measured(ground, clerks))
    keep(MARKS, rows)
    sys.stdout.write("\n".join([*rows, *faults]) + "\n")
    sys.exit(1 if faults else 0)


def settled() -> tuple[list[str], list[Clerk]]:
    """A government with 300 units: the sessions of their heads, and of one clerk with a plan in 100 of them."""
    from django.db import transaction

    from tests.load.sessions import sessions
    from tests.load.town import MORNING, agree, draft, settle
    from tolok.people.actions import make_accounts
    from tolok.skp.models import Target

    with transaction.atomic():
        town, everybody = settle("langsung", (PAGES + 1) * UNIT)
        heads, led = apart(everybody)
        make_accounts(by=None, at=MORNING, persons=[*heads, *led])
        plans = agree(town, list(led), draft)
        first = {t.outcome.skp_id: t.pk for t in Target.objects.select_related("outcome").order_by("-pk")}
        cookies = sessions(town.government.pk, [*heads, *led])
    clerks = [Clerk(cookies[each.pk], cookies[led[each].pk], first[skp.pk]) for each, skp in plans]
    return [cookies[head.pk] for head in heads], clerks


def apart(everybody: list[Person]) -> tuple[list[Person], dict[Person, Person]]:
    """The heads of units, and one clerk of each of the first hundred with their head."""
    from tests.load.town import MONDAY
    from tolok.people.queries import superiors_of_all

    above = superiors_of_all(on=MONDAY)
    mayor = next(each for each in above.values() if each.pk not in above)
    heads = {each.pk: each for each in above.values() if each.pk != mayor.pk}
    led: dict[int, Person] = {}
    for each in everybody:
        superior = above.get(each.pk)
        if superior is not None and superior.pk in heads:
            led.setdefault(superior.pk, each)
    some = list(led.items())[:REPORTS]
    return list(heads.values())[:PAGES], {clerk: heads[head_id] for head_id, clerk in some}


async def measured(ground: Ground, clerks: list[Clerk]) -> tuple[list[str], list[str]]:
    """The idle minutes and the reports as rows, and the budgets that were passed."""
    tokens = {cookie: await token_of(ground.port, cookie) for cookie in ground.leaders}
    closed = await idle(ground)
    asking = asyncio.create_task(ask_on(ground.port, list(tokens.values())))
    await asyncio.sleep(2)
    asked = await idle(ground)
    asking.cancel()
    with suppress(asyncio.CancelledError):
        await asking
    pages = {cookie: await listen(ground.port + 1, token) for cookie, token in tokens.items()}
    await asyncio.sleep(2)
    streamed = await idle(ground)
    delays = [await delay(ground.port, clerk, *pages[clerk.leader]) for clerk in clerks]
    for _reader, writer in pages.values():
        writer.close()
    return table(len(tokens), {"no page open": closed, "streamed": streamed, "asked every 15 s": asked}, delays)


async def idle(ground: Ground) -> dict[str, float]:
    """The share of the machine that each part took while nothing happened."""
    before, began = ground.used(), time.perf_counter()
    await asyncio.sleep(IDLE)
    after, took = ground.used(), time.perf_counter() - began
    return {name: (after[name] - before[name]) / took / CORES for name in after}


async def ask_on(port: int, tokens: list[str]) -> None:
    """Every page asks every 15 seconds, as browsers do where the stream can't be reached."""

    async def page(number: int, token: str) -> None:
        await asyncio.sleep(EVERY * number / len(tokens))
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        while True:
            writer.write(fetch(f"/perubahan/?t={quote(token)}", port))
            head = await reader.readuntil(b"\r\n\r\n")
            assert b" 204 " in head.split(b"\r\n")[0], head
            await asyncio.sleep(EVERY)

    await asyncio.gather(*(page(number, token) for number, token in enumerate(tokens)))


async def listen(port: int, token: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """An open page at the stream, after its hello."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(fetch(f"/aliran/?t={quote(token)}", port))
    await reader.readuntil(b"event: hello")
    return reader, writer


async def delay(
    port: int, clerk: Clerk, reader: asyncio.StreamReader, _writer: asyncio.StreamWriter
) -> tuple[float, float]:
    """Seconds from the answer to the clerk until the leader's page is told, and until it shows the report."""
    note = uuid4().hex
    row = f"t{clerk.target_id}-done=on&t{clerk.target_id}-amount=12&t{clerk.target_id}-note={note}"
    fields = f"csrfmiddlewaretoken={clerk.cookie.rpartition('=')[2]}&key={uuid4()}&{row}"
    told = asyncio.create_task(_until(reader, b"data: filed"))
    status, _text = await answer(port, post("/langsung/hari-ini/", port, fields, clerk.cookie))
    stored = time.perf_counter()
    assert status == 302, status
    heard = max(stored, await asyncio.wait_for(told, 15))
    status, text = await answer(port, fetch("/langsung/tim/", port, clerk.leader))
    assert status == 200, status
    assert note in text
    return heard - stored, time.perf_counter() - stored


async def _until(reader: asyncio.StreamReader, word: bytes) -> float:
    await reader.readuntil(word)
    return time.perf_counter()


async def token_of(port: int, cookie: str) -> str:
    """The pass that a leader's team page carries."""
    _status, text = await answer(port, fetch("/langsung/tim/", port, cookie))
    found = re.search('data-token="([^"]+)"', text)
    assert found is not None, text[:500]
    return found[1]


async def answer(port: int, request: bytes) -> tuple[int, str]:
    """Status and text of one answer, on a connection of its own."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    plain = request.replace(b"Accept-Encoding: gzip\r\n", b"").replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n", 1)
    writer.write(plain)
    whole = await reader.read()
    writer.close()
    return int(whole.split(b" ", 2)[1]), whole.decode(errors="replace")


def table(
    pages: int, shares: dict[str, dict[str, float]], delays: list[tuple[float, float]]
) -> tuple[list[str], list[str]]:
    """Everything as rows; the budgets that were passed in words."""
    rows = [
        f"{pages} open team pages, each following about {UNIT} people; {IDLE:g} s each; {CORES} cores.",
        "",
        "| nothing happens | program | database | together, of the machine |",
        "|---|---|---|---|",
    ]
    for name, parts in shares.items():
        rows.append(f"| {name} | {parts['program']:.2%} | {parts['database']:.2%} | {sum(parts.values()):.2%} |")
    heard, shown = (sorted(column) for column in zip(*delays, strict=True))
    rows += [
        "",
        f"{len(delays)} reports, one after the other, with all pages open; from the answer to the sender:",
        "",
        "| until | p50 ms | p95 ms | slowest ms |",
        "|---|---|---|---|",
        _row("the leader's page is told", heard),
        _row("the leader's page shows the report", shown),
    ]
    faults = [f"{name}: {sum(p.values()):.1%} of the machine" for name, p in shares.items() if sum(p.values()) >= SHARE]
    return rows, faults + (
        [f"p95 until shown: {_quantile(shown, 0.95):.1f} s"] if _quantile(shown, 0.95) > SOON else []
    )


def _row(name: str, ordered: list[float]) -> str:
    return f"| {name} | " + " | ".join(f"{1000 * _quantile(ordered, share):.0f}" for share in (0.5, 0.95, 1)) + " |"


def _quantile(ordered: list[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


if __name__ == "__main__":
    main()
