"""Measures filing one report against a bare view with one INSERT, in turns."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Iterator
from itertools import count, cycle
from typing import TYPE_CHECKING

import psycopg

from tests.load import servers
from tests.load.client import Run, closed_loop, post
from tests.load.ground import settle_down, stage
from tests.load.paper import keep
from tests.load.sessions import Sender, senders

if TYPE_CHECKING:
    from tests.load.town import Town

PERSONS, CLIENTS = 2000, 64
ROUNDS, SECONDS, WARM = 5, 12.0, 4.0
SHARE, AIM, SLOWER = 0.30, 0.50, 5.0
TABLE = (
    "CREATE TABLE load_bare (id bigserial PRIMARY KEY, person bigint, amount bigint, note text, at timestamptz);"
    " GRANT ALL ON load_bare, load_bare_id_seq TO tolok_app"
)
MARKS = ("<!-- filing: written by `make bench-load` -->", "<!-- end of filing -->")


def main() -> None:
    """Build a town, let both servers answer in turns, print and keep the table, fail past a budget."""
    with stage(is_durable=True) as superuser:
        rows, faults = measured(superuser)
    keep(MARKS, rows)
    sys.stdout.write("\n".join([*rows, *faults]) + "\n")
    sys.exit(1 if faults else 0)


def measured(superuser: str) -> tuple[list[str], list[str]]:
    """The table of both, and the budgets that were passed."""
    with psycopg.connect(superuser, autocommit=True) as connection:
        connection.execute(TABLE)
    town, sending = people()
    settle_down(superuser)
    app = os.environ["DATABASE_URL"]
    with servers.tolok(app) as port, servers.bare(app) as bare_port:
        ours, theirs = reports(port, town, sending), inserts(bare_port)
        asyncio.run(closed_loop(port, ours, clients=CLIENTS, seconds=WARM))
        asyncio.run(closed_loop(bare_port, theirs, clients=CLIENTS, seconds=WARM))
        before = stored(superuser)
        pairs = [
            (
                asyncio.run(closed_loop(bare_port, theirs, clients=CLIENTS, seconds=SECONDS)),
                asyncio.run(closed_loop(port, ours, clients=CLIENTS, seconds=SECONDS)),
            )
            for _ in range(ROUNDS)
        ]
        after = stored(superuser)
    return table(pairs, after - before)


def people() -> tuple[Town, list[Sender]]:
    """A town at work, and each of its people ready to report."""
    from django.db import transaction

    from tests.load.town import at_work

    with transaction.atomic():
        town, plans = at_work("lapor", PERSONS)
        return town, senders(town, plans)


def reports(port: int, town: Town, sending: list[Sender]) -> Iterator[bytes]:
    """One normal item of the today page after another, each of another person: a tick, a number, a short note."""
    for number, sender in enumerate(cycle(sending), 1):
        yield sender.report(port, town, note=f"Antrean+{number}+orang")


def inserts(port: int) -> Iterator[bytes]:
    """The same amount and note for the bare view."""
    for number in count(1):
        yield post("/", port, f"person={number}&amount=1200&note=Antrean+{number}+orang")


def stored(superuser: str) -> int:
    """How many reports stand in the database, each with its evidence and its entry in the ledger."""
    asked = (
        "SELECT count(*) FROM reports_report r JOIN evidence_evidence e ON e.id = r.evidence_id"
        " JOIN ledger_entry l ON l.object_id = r.id AND l.object_type = 'reports_report' AND l.verb = 'file_report'"
    )
    with psycopg.connect(superuser) as connection:
        row = connection.execute(asked).fetchone()
        return int(row[0]) if row else 0


def table(pairs: list[tuple[Run, Run]], n_stored: int) -> tuple[list[str], list[str]]:
    """What was measured in each round as rows; the budgets that were passed in words."""
    rows = [
        "| round | bare: requests/s | bare: p95 ms | filing: requests/s | filing: p95 ms | throughput | p95 |",
        "|---|---|---|---|---|---|---|",
    ]
    for number, (bare, ours) in enumerate(pairs, 1):
        rows.append(
            f"| {number} | {bare.throughput:.0f} | {1000 * bare.quantile(0.95):.0f} | {ours.throughput:.0f} "
            f"| {1000 * ours.quantile(0.95):.0f} | {ours.throughput / bare.throughput:.0%} "
            f"| {ours.quantile(0.95) / bare.quantile(0.95):.1f} x |"
        )
    share = sorted(ours.throughput / bare.throughput for bare, ours in pairs)[ROUNDS // 2]
    slower = sorted(ours.quantile(0.95) / bare.quantile(0.95) for bare, ours in pairs)[ROUNDS // 2]
    answered = sum(len(ours.times) for _, ours in pairs)
    wrong = [place for pair in pairs for run in pair for place in run.places]
    rows += [
        "",
        f"Median: {share:.0%} of the throughput, p95 {slower:.1f} times; {answered:,} answered, {n_stored:,} stored.",
    ]
    faults = [f"{share:.0%} of the bare view's throughput, at least {SHARE:.0%}"] if share < SHARE else []
    faults += [f"p95 {slower:.1f} times the bare view's, at most {SLOWER:.0f}"] if slower > SLOWER else []
    faults += [f"{answered} answered, {n_stored} stored"] if answered != n_stored else []
    return rows, faults + [f"answered with {place}" for place in wrong[:5]]


if __name__ == "__main__":
    main()
