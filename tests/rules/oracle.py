"""A slow second opinion, written from the regulation, not from the rules."""

from __future__ import annotations

from fractions import Fraction
from math import floor
from typing import NamedTuple

from tests.rules.oracle_local import local
from tests.rules.rounding import hundredths
from tolok.rules.facts import Dossier, TargetFact
from tolok.rules.policy import Policy

FULL = Fraction(100)
QUADRANT = """
            below           meets            above
above       kurang          baik             sangat_baik
meets       kurang          baik             baik
below       sangat_kurang   butuh_perbaikan  butuh_perbaikan
"""


class Opinion(NamedTuple):
    """What the oracle thinks of one dossier."""

    achievements: dict[int, int | None]
    levels: dict[int, str | None]
    work: str | None
    behaviour: str | None
    predikat: str | None
    local: dict[str, tuple[int | None, str | None]]


def percent(fact: TargetFact, amount: Fraction | None, months: int) -> Fraction | None:
    """The achievement in percent before any cap; None if it can't be said."""
    if amount is None or amount < 0:
        return None
    if fact.polarity == "zero":
        return FULL if amount == 0 else Fraction(0)
    bounds = [bound for bound in (fact.low, fact.high) if bound is not None]
    if not bounds:
        return None
    share = Fraction(months, 12) if fact.accumulation == "sum" else Fraction(1)
    lower, upper = bounds[0] * share, bounds[-1] * share
    if fact.polarity == "on_off":
        return FULL if amount >= lower else Fraction(0)
    if fact.polarity in ("lower", "date", "stable") and upper == 0:
        return FULL if amount == 0 else Fraction(0)
    if lower < upper and lower <= amount <= upper:
        return FULL
    bound = lower if amount < lower else upper
    if bound == 0:
        return None
    down = fact.polarity in ("lower", "date") or (fact.polarity == "stable" and amount > upper)
    return (2 * bound - amount) / bound * 100 if down else amount / bound * 100


def shown(value: Fraction | None, policy: Policy) -> int | None:
    """The achievement in hundredths of a percent, between nothing and the cap."""
    return None if value is None else min(max(hundredths(value), 0), policy.achievement.cap)


def achieved(fact: TargetFact, dossier: Dossier, policy: Policy, *, confirmed: bool) -> int | None:
    """The achievement from what is checked, or as if every claim were confirmed."""
    amount = None if fact.checked is None else Fraction(fact.checked)
    if confirmed and fact.claimed is not None and policy.achievement.claimed == "hold":
        amount = with_claims(fact)
    return shown(percent(fact, amount, dossier.months), policy)


def with_claims(fact: TargetFact) -> Fraction:
    """The amount if every claim were confirmed; a mean is rounded to a twelfth of a hundredth."""
    claimed = Fraction(fact.claimed or 0)
    if fact.checked is None or fact.accumulation == "latest":
        return claimed
    if fact.accumulation == "sum":
        return fact.checked + claimed
    reports = fact.n_checked + fact.n_claimed
    mean = (fact.checked * fact.n_checked + claimed * fact.n_claimed) / reports
    return Fraction(floor(mean * 12 + Fraction(1, 2)), 12)


def mean(values: list[int | None], policy: Policy) -> int | None:
    """The mean of what is there, in the same hundredths."""
    there = [value for value in values if value is not None]
    if not there or (policy.achievement.missing == "hold" and len(there) < len(values)):
        return None
    return hundredths(Fraction(sum(there), len(there)) / 100)


def band(value: int | None, policy: Policy) -> str | None:
    """The level a ratio reaches."""
    if value is None:
        return None
    if value >= policy.outcome.above_from:
        return "above"
    return "meets" if value >= policy.outcome.meets_from else "below"


def level(number: int, stated: str | None, dossier: Dossier, policy: Policy) -> str | None:
    """An outcome's level; None while claims could still move it."""
    own = [fact for fact in dossier.targets if fact.outcome == number]
    if not own:
        return stated
    now = band(mean([achieved(each, dossier, policy, confirmed=False) for each in own], policy), policy)
    then = band(mean([achieved(each, dossier, policy, confirmed=True) for each in own], policy), policy)
    return now if now == then else None


def work(levels: list[tuple[str, str | None]], policy: Policy) -> str | None:
    """Most above and no main one below; most below or too many main ones below; else it meets."""
    known = [(kind, word) for kind, word in levels if word]
    if not known or share(len(known), len(levels)) < policy.work.known_share:
        return None
    words = [word for _, word in known]
    main = [word for kind, word in known if kind == "main"]
    if share(words.count("above"), len(words)) > policy.work.most and "below" not in main:
        return "above"
    too_many = bool(main) and share(main.count("below"), len(main)) > policy.work.small_part
    return "below" if share(words.count("below"), len(words)) > policy.work.most or too_many else "meets"


def share(part: int, whole: int) -> int:
    """A share in hundredths of a percent; the rounded value is what counts."""
    return hundredths(Fraction(part, whole) * 100)


def conduct(levels: list[str | None], dossier: Dossier, policy: Policy) -> str | None:
    """Behaviour from seven levels, counted; the voices together count as some more."""
    words = [word for word in levels if word]
    if len(words) < policy.behaviour.known_count:
        return None
    words += voices(dossier, policy)
    if words.count("below") >= policy.behaviour.below_count:
        return "below"
    enough = words.count("above") >= policy.behaviour.above_count
    return "above" if enough and "below" not in words else "meets"


def voices(dossier: Dossier, policy: Policy) -> list[str]:
    """What the voices that are heard together say, as many times as they count."""
    asked = policy.behaviour.voices
    if asked is None:
        return []
    heard: dict[str, int] = {}
    for each in asked.weights:
        said = [fact.points for fact in dossier.ratings if fact.voice == each.voice and fact.points is not None]
        if len(said) >= each.minimum:
            heard[each.voice] = hundredths(Fraction(sum(said), len(said)) / 100)
    weights = {each.voice: each.weight for each in asked.weights if each.voice in heard}
    if not heard:
        return []
    points = hundredths(Fraction(sum(weights[v] * heard[v] for v in heard), sum(weights.values())) / 100)
    word = "above" if points >= asked.above_from else "meets" if points >= asked.meets_from else "below"
    return [word] * asked.count


def quadrant(results: str | None, behaviour: str | None) -> str | None:
    """The predikat, read off the printed table."""
    head, *lines = [line.split() for line in QUADRANT.strip().splitlines()]
    rows = {line[0]: dict(zip(head, line[1:], strict=True)) for line in lines}
    return rows[results][behaviour] if results and behaviour else None


def opinion(dossier: Dossier, policy: Policy) -> Opinion:
    """Everything the oracle thinks of one dossier."""
    levels = {each.id: level(each.id, each.stated, dossier, policy) for each in dossier.outcomes}
    results = work([(each.kind, levels[each.id]) for each in dossier.outcomes], policy)
    behaviour = conduct([each.level for each in dossier.behaviours], dossier, policy)
    return Opinion(
        achievements={each.id: achieved(each, dossier, policy, confirmed=False) for each in dossier.targets},
        levels=levels,
        work=results,
        behaviour=behaviour,
        predikat=quadrant(results, behaviour),
        local={scheme.name: local(scheme, dossier, policy, achieved) for scheme in policy.schemes},
    )
