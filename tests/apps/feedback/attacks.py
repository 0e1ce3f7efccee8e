"""Every attack there is; some lay the moments of senders beside words."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product

from tests.apps.feedback.adversary import (
    Attack,
    Dump,
    Guess,
    Row,
    Scene,
    age,
    by_difference,
    by_hash,
    by_length,
    by_order,
    by_transaction,
    contents,
    given,
    marks_in,
    name,
    place,
)

STAMP = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d")


def by_time(scene: Scene) -> Iterator[Guess]:
    """The table that tells best when each rater was at work is laid beside the words in their order."""
    yield from _beside(scene, scene.dumps[-1].tables)


def by_jobs(scene: Scene) -> Iterator[Guess]:
    """The same with the jobs that were ever seen in the queue, by whom they name and when they were asked for."""
    yield from _beside(scene, _jobs(scene.dumps))


def _jobs(dumps: Sequence[Dump]) -> Mapping[str, Sequence[Row]]:
    """Jobs by their task: what each was told, and the moments of its events."""
    events = {str(row["id"]): row for dump in dumps for row in dump.rows("procrastinate_events")}
    moments: dict[str, dict[str, str | None]] = defaultdict(dict)
    for row in events.values():
        moments[str(row["job_id"])][f"{row['type']}_at"] = row["at"]
    jobs = {str(row["id"]): row for dump in dumps for row in dump.rows("procrastinate_jobs")}
    found: dict[str, list[Row]] = defaultdict(list)
    for number, row in jobs.items():
        told = {key: str(value) for key, value in json.loads(row["args"] or "{}").items()}
        found[str(row["task_name"])].append({**told, **moments[number]})
    return found


def _beside(scene: Scene, tables: Mapping[str, Sequence[Row]]) -> Iterator[Guess]:
    panels = given(scene.asks)
    asks = [ask for panel in panels.values() for ask in panel]
    witnesses = (_moments(rows, who, asks) for rows in tables.values() for who in _naming(rows))
    # Whoever knows the program knows which table to ask: here, the one that tells most moments apart.
    seen = max(witnesses, key=lambda found: len({*found.values()}), default={})
    for subject, panel in panels.items():
        senders = sorted((ask for ask in panel if ask["id"] in seen), key=lambda ask: seen[ask["id"]])
        rows = sorted(contents(scene.dumps[-1], subject), key=lambda row: (_latest(row), age(row)))
        for ask, row in zip(senders, rows, strict=False):
            yield Guess(str(ask["rater_id"]), subject, marks_in(row) or 0)


def _naming(rows: Sequence[Row]) -> list[str]:
    """The columns that may name a person."""
    return sorted({key for row in rows for key in row if key.endswith("_id") or key == "caller"})


def _moments(rows: Sequence[Row], who: str, asks: Sequence[Row]) -> dict[str | None, str]:
    """When each sheet was sent, as the rows of one table tell it: those that name the sheet too, if there are any."""
    acts: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        acts[(row.get(who) or "").removeprefix("person:")].append(row)
    found: dict[str | None, str] = {}
    for ask in asks:
        own = acts[str(ask["rater_id"])]
        of_subject = [row for row in own if ask["subject_id"] in (row.get("subject_id"), row.get("person_id"))]
        of_sheet = [row for row in own if ask["id"] in (row.get("ask_id"), row.get("object_id"))]
        if latest := max(map(_latest, of_subject or of_sheet or own), default=""):
            found[ask["id"]] = latest
    return found


def _latest(row: Row) -> str:
    """The last moment a row tells; empty where it tells none."""
    return max((value for value in row.values() if value and STAMP.match(value)), default="")


ORDERS: dict[str, Callable[[Row], tuple[int, ...]]] = {"place": place, "transaction": age, "number": name}
PAIRED = {
    f"{one} of the sender, {other} of the words": by_order(ORDERS[one], ORDERS[other])
    for one, other in product(ORDERS, ORDERS)
}
# Each has a control in which it names everybody (test_adversary.py).
ATTACKS: dict[str, Attack] = {
    "the same transaction": by_transaction,
    "difference of two dumps": by_difference,
    "length of secrets": by_length,
    "hash of what was sent": by_hash,
    "time": by_time,
    "jobs": by_jobs,
    **PAIRED,
}
