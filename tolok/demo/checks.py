"""Who checks whose evidence when, and what superiors say about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from random import Random

from tolok.demo.chance import dice, weighted
from tolok.demo.days import TODAY, workday
from tolok.demo.entry import Entry
from tolok.demo.structure import town
from tolok.demo.told import sections
from tolok.demo.year import entries

# How much of the team's evidence a superior checks, in percent.
THOROUGH = ((100, 8), (99, 8), (97, 3), (90, 1))
REFUSED = 2
SAID = 6
# Superiors look at their teams' evidence twice a week: Tuesday and Friday.
LOOK_DAYS = (1, 4)
KINDS = (("praise", 60), ("direction", 24), ("question", 16))


@dataclass(frozen=True)
class Verdict:
    """A superior's look at one entry (by its place): accepted, or refused with the reason."""

    entry: int
    by: str
    on: date
    minute: int
    reason: str


@dataclass(frozen=True)
class Remark:
    """What a superior says about one entry, and what the person answers, if anything."""

    entry: int
    by: str
    on: date
    minute: int
    kind: str
    text: str
    answer: str


@cache
def verdicts(slug: str) -> tuple[Verdict, ...]:
    """Every check of a government's year, in the order of the entries."""
    place = town(slug)
    silent, since = place.silent()
    rolls = {nip: dice("check", slug, nip) for nip in place.people}
    care = {nip: weighted(dice("thorough", slug, nip), THOROUGH) for nip in place.people}
    found = []
    for number, entry in enumerate(entries(slug)):
        if entry.source:
            continue
        roll = rolls[entry.nip]
        on = _looked_on(entry, roll.choice((0, 0, 1, 4)))
        by = place.superior(entry.nip, on)
        if by is None or on >= TODAY or (by == silent and on >= since):
            continue
        if roll.randrange(100) < care[by]:
            found.append(Verdict(number, by, on, roll.randint(8 * 60, 11 * 60 + 30), _reason(roll)))
    return tuple(found)


@cache
def remarks(slug: str) -> tuple[Remark, ...]:
    """What superiors say about some of what they have looked at."""
    said = sections("talk")
    roll = dice("say", slug)
    found = []
    for verdict in verdicts(slug):
        if roll.randrange(100) >= SAID:
            continue
        kind = "direction" if verdict.reason else weighted(roll, KINDS)
        text = "" if kind == "praise" and roll.random() < 0.4 else roll.choice(said[f"[{kind}]"])
        answer = roll.choice(said["[answer]"]) if kind == "question" and roll.random() < 0.7 else ""
        found.append(Remark(verdict.entry, verdict.by, verdict.on, verdict.minute + 3, kind, text, answer))
    return tuple(found)


def _looked_on(entry: Entry, after: int) -> date:
    day = entry.filed_on + timedelta(days=1 + after)
    while day < TODAY and (day.weekday() not in LOOK_DAYS or day != workday(day)):
        day += timedelta(days=1)
    return day


def _reason(roll: Random) -> str:
    return roll.choice(sections("talk")["[refusal]"]) if roll.randrange(100) < REFUSED else ""
