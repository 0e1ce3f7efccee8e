"""The public sends and reads at a fixed rate while the staff report."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import count, cycle
from typing import TYPE_CHECKING
from uuid import uuid4

import psycopg

from tests.load import servers
from tests.load.client import Run, fetch, open_loop, post
from tests.load.ground import settle_down, stage
from tests.load.paper import keep
from tests.load.sessions import Sender, senders
from tests.load.survey import asked, fill

if TYPE_CHECKING:
    from tests.load.town import Town
    from tolok.citizens.models import Survey, Topic

PERSONS, ANSWERS, TOPICS, POSTS = 500, 100_000, 20, 40
SENT, READ, STAFF, CLIENTS = 20, 100, 10, 50
MINUTES = float(os.environ.get("TOLOK_PUBLIC_MINUTES", "5"))
BUDGET = 0.3
# The proxy in front of a city: each citizen has an address of their own behind it.
PROXY = "127.0.0.0/8"
COOKIE = "abcdefghijklmnopqrstuvwxyzABCDEF"
MARKS = ("<!-- public: written by `make bench-public` -->", "<!-- end of public -->")
STORED = (
    "SELECT (SELECT count(*) FROM citizens_surveyanswer WHERE standing = 'open'),"
    " (SELECT count(*) FROM citizens_case WHERE standing = 'open'),"
    " (SELECT count(*) FROM citizens_post WHERE standing = 'open')"
)


@dataclass(frozen=True)
class City:
    """A town, who reports in it, and what the public may answer and write on."""

    town: Town
    sending: list[Sender]
    surveys: list[Survey]
    topics: list[Topic]


def main() -> None:
    """Fill the city, let the public and the staff come, print and keep what it showed, fail where a promise broke."""
    os.environ["TOLOK_TRUSTED_PROXIES"] = PROXY
    with stage(is_durable=True) as superuser:
        city = filled()
        settle_down(superuser)
        before = stored(superuser)
        sent, read, staff = came(city)
        after = stored(superuser)
    rows, faults = told(sent, read, staff, sum(after) - sum(before))
    keep(MARKS, rows)
    sys.stdout.write("\n".join([*rows, *faults]) + "\n")
    sys.exit(1 if faults else 0)


def filled() -> City:
    """The city with a year of answers, three published quarters and a forum; everybody is ready to report."""
    from django.db import transaction

    from tests.load.town import NOON, at_work
    from tolok.citizens.actions.forum import raise_topic, write_post
    from tolok.citizens.actions.survey.releases import release_survey
    from tolok.people.access import inside

    with transaction.atomic():
        town, plans = at_work("warga", PERSONS)
        sending, surveys = senders(town, plans), asked(town)
    fill(town.government, surveys, ANSWERS)
    arrived = {"name": "", "standing": "open", "held_for": ""}
    with inside(town.government.pk):
        for month in (1, 4, 7):
            release_survey(by=None, at=datetime.now(UTC), government=town.government, starts_on=date(2026, month, 1))
        topics = [
            raise_topic(
                at=NOON, government=town.government, key=uuid4(), title=f"Antrean {number}", text="Antre sejak subuh.",
                unit=None, **arrived,
            )
            for number in range(TOPICS)
        ]  # fmt: skip  # one line a thought
        for topic in topics:
            for number in range(POSTS):
                write_post(at=NOON, topic=topic, answers=None, key=uuid4(), text=f"Saya juga, {number}.", **arrived)
    return City(town, sending, surveys, topics)


def came(city: City) -> tuple[Run, Run, Run]:
    """What the public sent and read, and what the staff reported, all at once."""
    with servers.tolok(os.environ["DATABASE_URL"]) as port:
        forms, pages, reports = sendings(port, city), readings(port, city), reported(port, city)

        async def all_of_it(seconds: float) -> tuple[Run, Run, Run]:
            return await asyncio.gather(
                open_loop(port, lambda: next(forms), rate=SENT, clients=CLIENTS, seconds=seconds),
                open_loop(port, lambda: next(pages), rate=READ, clients=CLIENTS, seconds=seconds),
                open_loop(port, lambda: next(reports), rate=STAFF, clients=CLIENTS, seconds=seconds),
            )

        sent, read, staff = asyncio.run(all_of_it(60 * MINUTES))
    return sent, read, staff


def sendings(port: int, city: City) -> Iterator[bytes]:
    """Three answers to surveys, then a report or words on a topic; each of another citizen who took a minute."""
    from tolok.citizens.access.tickets import issue

    place = f"/{city.town.government.slug}/warga/"
    told = "kind=complaint&text=Antrean+dua+jam.&concerns=system&mode=anonymous&name=&place="
    kinds = cycle(("survey", "survey", "survey", "case", "survey", "survey", "survey", "post"))
    for number, kind in enumerate(kinds):
        survey, topic = city.surveys[number % len(city.surveys)], city.topics[number % len(city.topics)]
        address, fields = {
            "survey": (f"survei/{survey.code}/kirim/", "marks=334434334&door=qr"),
            "case": ("lapor/", told),
            "post": (f"forum/{topic.pk}/tulis/", f"text=Setuju+{number}&name="),
        }[kind]
        ticket = issue(kind, government_id=city.town.government.pk, began=time.time() - 60)
        whole = f"csrfmiddlewaretoken={COOKIE}&key={uuid4()}&ticket={ticket}&{fields}"
        behind = f"36.{number // 65_536 % 256}.{number // 256 % 256}.{number % 256}"
        yield post(place + address, port, whole, f"tolok_csrf={COOKIE}", behind)


def readings(port: int, city: City) -> Iterator[bytes]:
    """Public pages in turns, of one service, survey and topic after the other."""
    for number in count():
        survey, topic = city.surveys[number % len(city.surveys)], city.topics[number % len(city.topics)]
        pages = (
            *("", f"layanan/{survey.service_id}/", "survei/hasil/", f"survei/{survey.code}/", "lapor/", "forum/"),
            *(f"forum/{topic.pk}/", "dilakukan/", "data/layanan.csv", f"layanan/{survey.service_id}/lencana.svg"),
        )
        yield fetch(f"/{city.town.government.slug}/warga/{pages[number % len(pages)]}", port)


def reported(port: int, city: City) -> Iterator[bytes]:
    """The staff's own day: two reports, then a look at today."""
    for number, sender in enumerate(cycle(city.sending), 1):
        today = fetch(f"/{city.town.government.slug}/hari-ini/", port, sender.cookie)
        yield today if number % 3 == 0 else sender.report(port, city.town, note=f"kerja-{number}")


def stored(superuser: str) -> tuple[int, ...]:
    """How many answers, reports and words of the public count."""
    with psycopg.connect(superuser) as connection:
        return tuple(connection.execute(STORED).fetchone() or ())


def told(sent: Run, read: Run, staff: Run, n_stored: int) -> tuple[list[str], list[str]]:
    """What it showed in rows, and which promises broke."""
    good = sum(n for status, n in sent.statuses.items() if status < 400)
    rows = [
        f"{ANSWERS:,} answers and {TOPICS * POSTS} posts stored before; {MINUTES:g} minutes on 2 cores,"
        f" the program that sends included; load of the machine: {os.getloadavg()[1]:.1f}.",
        "",
        "| | a second | answered | p50 ms | p95 ms | p99 ms | slowest ms | statuses |",
        "|---|---|---|---|---|---|---|---|",
        *(_row(*each) for each in (("the public sends", SENT, sent), ("the public reads", READ, read))),
        _row("the staff report", STAFF, staff),
        "",
        f"{good:,} forms of the public acknowledged, {n_stored:,} stored and counted.",
    ]
    runs = (("sent", sent), ("read", read), ("staff", staff))
    faults = [f"{name}: p95 {run.quantile(0.95):.2f} s" for name, run in runs if run.quantile(0.95) >= BUDGET]
    faults += [f"answered with {place}" for _, run in runs for place in run.places[:5]]
    return rows, faults + ([f"{good} acknowledged, {n_stored} stored"] if good != n_stored else [])


def _row(name: str, rate: int, run: Run) -> str:
    figures = " | ".join(f"{1000 * run.quantile(share):.0f}" for share in (0.5, 0.95, 0.99, 1))
    statuses = ", ".join(f"{status}: {number:,}" for status, number in sorted(run.statuses.items()))
    return f"| {name} | {rate} | {len(run.times):,} | {figures} | {statuses} |"


if __name__ == "__main__":
    main()
