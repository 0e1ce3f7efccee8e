"""How superiors rate: seven behaviours, two ratings, reasons where they depart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from tolok.demo.chance import dice
from tolok.demo.days import quarter, workday
from tolok.demo.structure import town
from tolok.demo.temper import Temper, temper
from tolok.demo.told import sections

ABOVE, MEETS, BELOW = "above", "meets", "below"
# Where nothing is proposed, the rater goes by what was seen: the pace in percent of the target.
CLEARLY_AHEAD, CLEARLY_BEHIND = 112, 87
# So many ratings of a hundred depart from the proposal.
DEPARTS = 4
#: How many of the seven behaviours stand out, by conduct.
STANDING_OUT = {1: (4, 5, 6), 0: (0, 0, 1, 2), -1: (2, 3)}


#: Whose sheets are all alike, so that the mirror of the rater has something to show.
FLAT = ("pontianak", "secretary")


@dataclass(frozen=True)
class Sheet:
    """What a rater fills in before the rules answer."""

    behaviours: dict[str, str]
    outcome: str
    rate_on: date
    sign_on: date
    minute: int
    seconds: int


def sheet(slug: str, nip: str, period: str, closed_on: date, values: tuple[str, ...]) -> Sheet:
    """The levels a superior gives one person in a period closed on that day, and when."""
    roll = dice("rate", slug, nip, period)
    habit = temper(slug, nip)
    rate_on = workday(closed_on + timedelta(days=roll.randint(1, 10)))
    return Sheet(
        behaviours=_behaviours(habit, values, roll),
        outcome=_seen(habit, closed_on),
        rate_on=rate_on,
        sign_on=workday(rate_on + timedelta(days=roll.choice((0, 0, 1, 2)))),
        minute=roll.randint(8 * 60 + 10, 15 * 60),
        seconds=roll.randint(45, 420),
    )


def remark(number: int) -> str:
    """A word to the person, the same for two of a rater's sheets only after 143 others."""
    words, seen = sections("talk")["[remark]"], sections("talk")["[seen]"]
    return f"{words[number % len(words)]} {seen[number % len(seen)]}"


def decided(slug: str, nip: str, period: str, proposed: str | None, seen: str) -> tuple[str, str]:
    """The rating of the work and its reason: mostly what the rules propose."""
    roll = dice("decide", slug, nip, period)
    talk = sections("talk")
    if proposed is None:
        return seen, roll.choice(talk["[unchecked]"])
    if roll.randrange(100) < DEPARTS and proposed != MEETS:
        return MEETS, talk["[departure]"][roll.randrange(3) if proposed == BELOW else 3]
    return proposed, example("work", proposed, roll)


def example(about: str, level: str, roll: Random) -> str:
    """What was seen where a rating of `work` or `behaviour` stands out; empty where it meets the expectation."""
    return "" if level == MEETS else roll.choice(sections("talk")[f"[{about}-{level}]"])


def _behaviours(habit: Temper, values: tuple[str, ...], roll: Random) -> dict[str, str]:
    # Nobody is troubled in every period.
    conduct = 0 if habit.conduct < 0 and roll.random() < 0.6 else habit.conduct
    standing = ABOVE if conduct >= 0 else BELOW
    count = roll.choice(STANDING_OUT[conduct])
    chosen = set(roll.sample(values, count))
    return {value: standing if value in chosen else MEETS for value in values}


def _seen(habit: Temper, closed_on: date) -> str:
    pace = habit.pace[quarter(closed_on - timedelta(days=20))]
    if pace >= CLEARLY_AHEAD:
        return ABOVE
    return BELOW if pace <= CLEARLY_BEHIND else MEETS


def is_flat(slug: str, nip: str, on: date) -> bool:
    """Whether this rater gives everything on a sheet the same level."""
    post = town(slug).post_of(nip, on)
    return post is not None and (slug, post.job) == FLAT
