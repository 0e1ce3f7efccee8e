"""What everybody reports through the year, day by day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from random import Random

from tolok.demo.chance import dice, weighted
from tolok.demo.days import QUARTERS, TODAY, between, quarter, workday
from tolok.demo.entry import Entry
from tolok.demo.library import HUNDREDTHS, Want
from tolok.demo.lived import late_orders, lived_in
from tolok.demo.plans import Plan, plans
from tolok.demo.standards import public_reading, reading_of
from tolok.demo.structure import town
from tolok.demo.temper import Temper, temper
from tolok.demo.told import sections

# Reports on a target, in percent of the working days.
DAILY = {"d": 48, "w": 19, "m": 5, "q": 2}
LATEST_ENTRY = 6
EVENING = 20 * 60


@cache
def entries(slug: str) -> tuple[Entry, ...]:
    """Every report on a target or task of a government's year, in the order of the plans."""
    made: list[Entry] = []
    for plan in plans(slug):
        habit = temper(slug, plan.nip)
        for outcome in plan.outcomes:
            for want in outcome.wants:
                told = list(_on_target(slug, plan, outcome.key, want, habit))
                made += _copied(told, habit, dice("copy", slug, outcome.key, want.standard.code), len(made))
        made += _tasks(slug, plan)
    made += late_orders(slug)
    return tuple(lived_in(slug, made))


def _on_target(slug: str, plan: Plan, outcome: str, want: Want, habit: Temper) -> Iterator[Entry]:
    code = want.standard.code
    roll = dice("entries", slug, outcome, code)
    read = reading_of(slug, plan.post, code)
    if (read and read[1] != "count") or public_reading(slug, plan.post, code):
        return  # what is read elsewhere needs no figures of its own
    source = read[0].system if read else ""
    for first, after in pairwise(QUARTERS):
        starts, ends = max(first, plan.agreed_on), min(after, plan.ends_on)
        days = _reported(between(starts, ends), want.standard.pace, habit, roll, bool(source))
        span = max(1, (ends - max(first, plan.starts_on)).days)
        here = _present(starts, ends, habit)
        amounts = _amounts(want, days, habit.pace[quarter(first)] * here // 100, span, roll)
        for day, amount in zip(days, amounts, strict=True):
            filed, minute = _filed(day, habit, roll, bool(source))
            note = "" if source else _note(code, roll)
            link = "" if source else _link(slug, roll)
            yield Entry(plan.nip, plan.key, outcome, code, day, filed, minute, amount, note, link, source)


def _reported(days: tuple[date, ...], pace: str, habit: Temper, roll: Random, measured: bool) -> list[date]:
    """The days with a report: by the indicator's pace, and not while away."""
    here = [day for day in days if not habit.is_away(day)]
    if pace in {"m", "q"}:
        last = {(day.month if pace == "m" else quarter(day)): day for day in here}
        return [day for day in last.values() if roll.randrange(100) < habit.surely]
    share = DAILY[pace] * (130 if measured else habit.surely)
    return [day for day in here if roll.randrange(10_000) < share] or list(here[-1:])


def _present(starts: date, ends: date, habit: Temper) -> int:
    """The part of the span in percent that somebody silent for weeks still worked; 100 for others."""
    days = between(starts, ends)
    if habit.kind != "silent" or not days:
        return 100
    return 100 * sum(not habit.is_away(day) for day in days) // len(days)


def _amounts(want: Want, days: list[date], pace: int, span: int, roll: Random) -> list[int]:
    if not days:
        return []
    if want.standard.accumulation == "sum":
        return _shared(want, len(days), pace, span, roll)
    return [_level(want, pace, roll) for _ in days]


def _shared(want: Want, count: int, pace: int, span: int, roll: Random) -> list[int]:
    """The span's part of the year's amount, at this pace, in whole units over the days."""
    whole = want.high * span * pace * roll.randint(96, 104) // (365 * 100 * 100 * HUNDREDTHS)
    weights = [roll.uniform(0.6, 1.4) for _ in range(count)]
    amounts, run, given = [], 0.0, 0
    for weight in weights:
        run += weight
        upto = round(whole * run / sum(weights))
        amounts.append((upto - given) * HUNDREDTHS)
        given = upto
    return amounts


def _level(want: Want, pace: int, roll: Random) -> int:
    """A value near the target: above it for a high pace where more is better, below where less is."""
    middle, ahead = (want.low + want.high) // 2, pace - 100
    wobble = roll.randint(-3, 3)
    match want.standard.polarity:
        case "lower":
            value = want.high * (100 - (ahead if ahead > 0 else 2 * ahead) + wobble) // 100
        case "range":
            value = middle * (100 + min(ahead, 0) // 2 + wobble) // 100
        case _:
            value = want.high * (100 + (ahead // 3 if ahead > 0 else ahead * 2 // 3) + wobble) // 100
    top = 100 * HUNDREDTHS if want.standard.unit == "persen" and want.high <= 100 * HUNDREDTHS else value
    return max(0, min(value, top)) // 10 * 10


def _filed(on: date, habit: Temper, roll: Random, measured: bool) -> tuple[date, int]:
    """When it was filed: mostly the same afternoon, some days late, by habit in bursts at the week's end."""
    if measured:
        return on, EVENING
    late = weighted(roll, ((0, 82), (1, 11), (2, 4), (4, 3)))
    if habit.kind == "late":
        late = LATEST_ENTRY - on.day % LATEST_ENTRY
    filed = min(workday(on + timedelta(days=late)), on + timedelta(days=LATEST_ENTRY))
    if filed >= TODAY:
        filed = on
    minute = roll.randint(13 * 60 + 30, 16 * 60 + 45) if late < LATEST_ENTRY else roll.randint(18 * 60, 21 * 60)
    return filed, minute


def _note(code: str, roll: Random) -> str:
    said = sections("talk").get(f"[{code}]") or sections("talk")["[recap]"]
    return roll.choice(said) if roll.random() < 0.8 else ""


def _link(slug: str, roll: Random) -> str:
    return f"https://berkas.{slug}.example.org/{roll.randrange(16**8):08x}" if roll.random() < 0.7 else ""


def _copied(told: list[Entry], habit: Temper, roll: Random, offset: int) -> list[Entry]:
    """Some entries repeat the one before: the same amount and note, marked as a copy."""
    original = 0
    for place in range(1, len(told)):
        if told[place].source or roll.randrange(100) >= habit.copies:
            original = place
            continue
        before = told[original]
        told[place] = replace(told[place], amount=before.amount, note=before.note, copies=offset + original)
    return told


def _tasks(slug: str, plan: Plan) -> list[Entry]:
    """Extra tasks that somebody ordered, a few a year."""
    roll = dice("tasks", slug, plan.key)
    days = between(plan.agreed_on, plan.ends_on)
    place = town(slug)
    by = place.post_of(plan.superior, plan.agreed_on) if plan.superior else None
    ordered = by.title if by else "Sekretaris Daerah"
    found = []
    for day in sorted(roll.sample(days, min(len(days), roll.randint(0, 4)))):
        task = roll.choice(sections("talk")["[task]"])
        found.append(
            Entry(plan.nip, plan.key, "", "", day, day, roll.randint(900, 1020), 0, "", "", "", None, task, ordered)
        )
    return found
