"""Deadline night: 10,000 persons, two million entries, steady writes and reads."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from collections.abc import Iterator
from itertools import cycle
from typing import TYPE_CHECKING

import psycopg

from tests.load import servers
from tests.load.client import Run, fetch, open_loop
from tests.load.crowd import multiply
from tests.load.ground import settle_down, stage
from tests.load.paper import keep
from tests.load.sessions import Sender, senders

if TYPE_CHECKING:
    from tests.load.town import Town

PERSONS, DAYS = 10_000, 205
WRITES, READS, CLIENTS = 50, 25, 100
MINUTES = float(os.environ.get("TOLOK_NIGHT_MINUTES", "10"))
BUDGET = 0.5
MARKS = ("<!-- night: written by `make bench-load` -->", "<!-- end of night -->")
PAGES = ("hari-ini/", "laporan/", "kinerja-saya/", "tim/")


def main() -> None:
    """Fill the town, let the night pass, print and keep what it showed, fail where a promise broke."""
    began = time.perf_counter()
    with stage(is_durable=True) as superuser:
        town, sending = filled()
        stored = multiply(superuser, DAYS)
        settle_down(superuser)
        sys.stdout.write(f"{stored:,} entries stored after {time.perf_counter() - began:.0f} s.\n")
        rows, faults = passed(superuser, town, sending, stored)
    keep(MARKS, rows)
    sys.stdout.write("\n".join([*rows, *faults]) + "\n")
    sys.exit(1 if faults else 0)


def filled() -> tuple[Town, list[Sender]]:
    """The town with one report of everybody, and each of its people ready for more."""
    from django.db import transaction

    from tests.load.town import NOON, at_work
    from tolok.reports.actions import Filing, file_reports

    with transaction.atomic():
        town, plans = at_work("malam", PERSONS)
        sending = senders(town, plans)
        targets = zip(plans, sending, strict=True)
        filings = [
            Filing(by=p, at=NOON, person=p, on=NOON.date(), target_id=sender.target, amount=1200)
            for (p, _skp), sender in targets
        ]
        file_reports(at=NOON, filings=filings)
        return town, sending


def passed(superuser: str, town: Town, sending: list[Sender], stored: int) -> tuple[list[str], list[str]]:
    """Writes and reads side by side for the whole night."""
    with servers.tolok(os.environ["DATABASE_URL"]) as port:
        writes, reads = reports(port, town, sending), pages(port, town, sending)

        async def both(seconds: float) -> tuple[Run, Run]:
            return await asyncio.gather(
                open_loop(port, lambda: next(writes), rate=WRITES, clients=CLIENTS, seconds=seconds),
                open_loop(port, lambda: next(reads), rate=READS, clients=CLIENTS, seconds=seconds),
            )

        wrote, read = asyncio.run(both(60 * MINUTES))
    return told(superuser, wrote, read, stored)


def reports(port: int, town: Town, sending: list[Sender]) -> Iterator[bytes]:
    """One report after another, each of another person, told apart by its note."""
    for number, sender in enumerate(cycle(sending), 1):
        yield sender.report(port, town, note=f"malam-{number}")


def pages(port: int, town: Town, sending: list[Sender]) -> Iterator[bytes]:
    """The pages people look at while they report, each of another person."""
    for number, sender in enumerate(cycle(reversed(sending))):
        yield fetch(f"/{town.government.slug}/{PAGES[number % len(PAGES)]}", port, sender.cookie)


def told(superuser: str, wrote: Run, read: Run, stored: int) -> tuple[list[str], list[str]]:
    """The night in rows, and which promises broke."""
    asked = "SELECT count(*), count(DISTINCT note) FROM reports_report WHERE note LIKE 'malam-%'"
    with psycopg.connect(superuser) as connection:
        there, apart = connection.execute(asked).fetchone() or (0, 0)
    good = wrote.statuses.get(302, 0)
    rows = [
        f"{PERSONS:,} persons, {stored:,} entries stored before; {MINUTES:g} minutes.",
        "",
        "| | a second | answered | p50 ms | p95 ms | p99 ms | slowest ms | statuses |",
        "|---|---|---|---|---|---|---|---|",
        _row("writes", WRITES, wrote),
        _row("reads", READS, read),
        "",
        f"{good:,} reports acknowledged, {there:,} stored, {apart:,} different ones.",
    ]
    faults = [
        f"{name}: p95 {run.quantile(0.95):.2f} s"
        for name, run in (("writes", wrote), ("reads", read))
        if run.quantile(0.95) >= BUDGET
    ]
    faults += [f"answered with {place}" for place in (wrote.places + read.places)[:5]]
    return rows, faults + (
        [f"{good} acknowledged, {there} stored, {apart} different"] if not good == there == apart else []
    )


def _row(name: str, rate: int, run: Run) -> str:
    figures = " | ".join(f"{1000 * run.quantile(share):.0f}" for share in (0.5, 0.95, 0.99, 1))
    statuses = ", ".join(f"{status}: {number:,}" for status, number in sorted(run.statuses.items()))
    return f"| {name} | {rate} | {len(run.times):,} | {figures} | {statuses} |"


if __name__ == "__main__":
    main()
