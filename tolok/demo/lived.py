"""Minutes, oral orders and stuck work on top of the example's reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from tolok.demo.chance import dice
from tolok.demo.days import TODAY, between
from tolok.demo.entry import Entry
from tolok.demo.plans import plans
from tolok.demo.structure import town
from tolok.demo.told import sections

# One person in so many writes down minutes; one in so many was ordered something, or is stuck, in the last days.
WRITES_MINUTES = 4
IS_ORDERED = 6
IS_STUCK = 12
LAST_DAYS = 3
QUARTER_HOUR = 15


def late_orders(slug: str) -> Iterator[Entry]:
    """What superiors asked for by word of mouth in the last days; nobody has answered yet."""
    for plan in plans(slug):
        roll = dice("late order", slug, plan.key)
        days = between(plan.agreed_on, plan.ends_on)[-LAST_DAYS:]
        if not days or days[0] < date(TODAY.year, 12, 1) or roll.randrange(IS_ORDERED):
            continue
        day, minute = roll.choice(days), roll.randint(900, 1020)
        giver = town(slug).superior(plan.nip, day)
        if giver:
            task = roll.choice(sections("talk")["[oral-order]"])
            yield Entry(plan.nip, plan.key, "", "", day, day, minute, 0, "", "", "", None, task, giver=giver)


def lived_in(slug: str, made: Iterable[Entry]) -> Iterator[Entry]:
    """The same reports, some with minutes, some orders with the giver's name, and some work stuck at the end."""
    rolls = {nip: dice("minutes", slug, nip) for nip in town(slug).people}
    writers = {nip for nip, roll in rolls.items() if roll.randrange(WRITES_MINUTES) == 0}
    entries = list(made)
    stuck = set(_stuck(slug, entries))
    for place, entry in enumerate(entries):
        if entry.nip in writers and not entry.source:
            entry = replace(entry, minutes=QUARTER_HOUR * rolls[entry.nip].randint(2, 16))
        if entry.task and not entry.giver:
            entry = _ordered(slug, entry)
        if place in stuck:
            entry = replace(entry, note=rolls[entry.nip].choice(sections("talk")["[stuck]"]), is_blocked=True)
        yield entry


def _ordered(slug: str, entry: Entry) -> Entry:
    """Every other task was ordered by the superior, who can be asked."""
    giver = town(slug).superior(entry.nip, entry.on)
    is_oral = giver is not None and dice("oral", slug, entry.nip, entry.on, entry.task).randrange(2) == 0
    return replace(entry, giver=giver, ordered_by="") if giver and is_oral else entry


def _stuck(slug: str, entries: list[Entry]) -> Iterator[int]:
    """The last report on a target of some persons, when it was written in the year's last days."""
    last: dict[str, int] = {}
    for place, entry in enumerate(entries):
        if entry.indicator and not entry.source and (TODAY - entry.on).days <= 2 * LAST_DAYS:
            last[entry.nip] = place
    for nip, place in last.items():
        if dice("stuck", slug, nip).randrange(IS_STUCK) == 0:
            yield place
