"""Measures a closing in the background: from the click to the last proposal."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tests.load.closing import AUTUMN, PERSONS, build
from tests.load.ground import clocked, settle_down, stage
from tests.load.paper import keep

if TYPE_CHECKING:
    from tests.load.town import Town
    from tolok.calendar.models import Period

BUDGET = 60.0
MARKS = ("<!-- cycle: written by `make bench-closing` -->", "<!-- end of cycle -->")


@dataclass(frozen=True)
class Watched:
    """What the one who clicked saw: seconds of the click, of the whole, and between two counts at the most."""

    click: float
    whole: float
    gap: float
    counts: int
    persons: int


def main() -> None:
    """Build the town, gather its quarter in one call and undone, then by a click; keep the table."""
    persons = int(sys.argv[1]) if len(sys.argv) > 1 else PERSONS
    with stage() as superuser:
        town = build("latar", persons)
        period = quarter(town)
        settle_down(superuser)
        plain, found = in_one_call(town, period)
        settle_down(superuser)
        with worker():
            seen = clicked(town, period)
        cpu = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert seen.persons == found, f"{seen.persons} instead of {found}"
    rows = [
        f"Load of the {os.cpu_count()} cores meanwhile: {os.getloadavg()[1]:.1f}.",
        "",
        f"| a quarter of {seen.persons:,} persons | seconds |",
        "|---|---|",
        f"| the click (POST) until its answer | {seen.click:.2f} |",
        f"| from the click to the last stored proposal, by a worker | {seen.whole:.1f} |",
        f"| longest wait between two of {seen.counts} counts | {seen.gap:.2f} |",
        f"| CPU of all child processes, worker included | {cpu.ru_utime + cpu.ru_stime:.1f} |",
        f"| baseline: the same in one call and one transaction | {plain:.1f} |",
        f"| ratio to the baseline | {seen.whole / plain:.2f} |",
    ]
    keep(MARKS, rows)
    sys.stdout.write("\n".join(rows) + "\n")
    if seen.whole > BUDGET * max(1, persons / PERSONS):
        sys.exit(f"{seen.whole:.1f} s, at most {BUDGET:.0f} s for {PERSONS:,} persons")


def quarter(town: Town) -> Period:
    """The third quarter."""
    from tolok.calendar.queries import period_of
    from tolok.people.access import inside

    with inside(town.government.pk):
        period = period_of("triwulan", on=date(2026, 8, 1))
    assert period is not None
    return period


def in_one_call(town: Town, period: Period) -> tuple[float, int]:
    """Seconds and persons of the single call, whose rows are undone at its end."""
    from django.db import transaction

    from tolok.appraisal.actions import gather_period
    from tolok.people.access import inside

    with clocked() as took, inside(town.government.pk):
        found = gather_period(by=town.hr, at=AUTUMN, period=period)
        transaction.set_rollback(True)
    return took.wall, found


@contextmanager
def worker() -> Iterator[None]:
    """The worker of `tolok serve`, in a process of its own, waiting for work."""
    with subprocess.Popen([sys.executable, "-m", "tolok.cli", "work"], stdout=subprocess.DEVNULL) as running:
        time.sleep(5)
        yield
        running.terminate()
        running.wait(timeout=30)


def clicked(town: Town, period: Period) -> Watched:
    """Send the form as the page does, then look at the counts as often as possible until the last proposal is there."""
    from django.test import Client

    from tolok.appraisal.models import Gathering, Proposal
    from tolok.people.access import inside
    from tolok.people.actions import make_accounts
    from tolok.people.models import Account

    client = Client(headers={"host": "localhost"})
    with inside(town.government.pk):
        make_accounts(by=None, at=AUTUMN, persons=[town.hr])
        account = Account.objects.get(person=town.hr)
        client.force_login(account, backend="tolok.web.sign_in.NipOrEmailBackend")
    place = f"/{town.government.slug}/penilaian/periode/{period.pk}/kumpulkan/"
    began = time.perf_counter()
    assert client.post(place, {"key": str(uuid.uuid4())}).status_code == 302
    click, last, done, gap, counts = time.perf_counter() - began, began, 0, 0.0, 0
    while True:
        with inside(town.government.pk):
            gathering = Gathering.objects.get()
        if gathering.done > done:
            now = time.perf_counter()
            gap, last, done, counts = max(gap, now - last), now, gathering.done, counts + 1
        if not gathering.is_running:
            break
        time.sleep(0.05)
    with inside(town.government.pk):
        assert gathering.state == "done", gathering.reason
        assert Proposal.objects.filter(appraisal__period=period).count() == done
    return Watched(click, last - began, gap, counts, done)


if __name__ == "__main__":
    main()
