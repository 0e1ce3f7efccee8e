"""The oracle on local schemes: each measure and block, told once more and slowly."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import ceil, floor

from tests.rules.rounding import hundredths
from tolok.rules.facts import Dossier, TargetFact
from tolok.rules.policy import Block, Component, Policy, Scheme

WAITS = -1
Achieved = Callable[..., int | None]


def local(scheme: Scheme, dossier: Dossier, policy: Policy, achieved: Achieved) -> tuple[int | None, str | None]:
    """Weighted points of the components that are there, with its word; None if one that must be there isn't."""
    total, weights = Fraction(0), 0
    for part in scheme.components:
        points = component(part, dossier, policy, achieved)
        if points == WAITS or (points is None and part.missing != "redistribute"):
            return None, None
        if points is not None:
            total, weights = total + part.weight * points, weights + part.weight
    if not weights:
        return None, None
    found = hundredths(total / weights / 100)
    return found, word(scheme, found, dossier)


def word(scheme: Scheme, points: int, dossier: Dossier) -> str | None:
    """The last band that is reached and whose need was shown."""
    shown = {fact.kind for fact in dossier.conduct if fact.n}
    reached = [band.word for band in scheme.bands if points >= band.start and band.needs in ("", *shown)]
    return reached[-1] if reached else None


def component(part: Component, dossier: Dossier, policy: Policy, achieved: Achieved) -> int | None:
    """One component's points; WAITS while unchecked reports could move them."""
    if part.measure == "achievement":
        own = [fact for fact in dossier.targets if fact.aspect in part.aspects]
        now, then = (of_indicators(part.block, own, dossier, policy, achieved, sure) for sure in (False, True))
        return now if now == then else WAITS
    value, n = measure(part, dossier, policy)
    return None if value is None or n < part.minimum else points(part.block, value)


def of_indicators(
    block: Block, own: list[TargetFact], dossier: Dossier, policy: Policy, achieved: Achieved, sure: bool
) -> int | None:
    """The mean of the indicators' values, or the points of their mean."""
    found = [(fact, achieved(fact, dossier, policy, confirmed=sure)) for fact in own]
    there = [(fact, value) for fact, value in found if value is not None]
    if block.kind == "pieces":
        values = [iki(block, value, fact.is_utmost == 1) for fact, value in there]
        return mean(values)
    middle = mean([value for _, value in there])
    return None if middle is None else points(block, middle)


def iki(block: Block, value: int, utmost: bool) -> int:
    """PermenPANRB 8/2021: the best there can be is worth 120, else the straight line of its row."""
    return block.utmost if utmost and value >= 10_000 and block.utmost is not None else points(block, value)


def mean(values: list[int]) -> int | None:
    """The mean, rounded half up to whole hundredths."""
    return hundredths(Fraction(sum(values), len(values)) / 100) if values else None


def points(block: Block, value: int) -> int:
    """What a block gives for a value."""
    if block.kind == "points":
        return min(value, block.most)
    if block.kind == "deduction":
        return max(block.full - block.each * value, 0)
    if block.kind == "line":
        way = Fraction(value - block.nothing_at, block.full_at - block.nothing_at)
        return hundredths(min(max(way, Fraction(0)), Fraction(1)) * block.full / 100)
    if block.kind == "bands":
        return next(piece.first for piece in reversed(block.pieces) if value >= piece.start)
    whole = floor(Fraction(value, block.step) + Fraction(1, 2))
    row = next(piece for piece in reversed(block.pieces) if whole >= piece.start)
    if row.first == row.last:
        return row.first
    return hundredths((row.first + Fraction(row.last - row.first, row.end - row.start) * (whole - row.start)) / 100)


def measure(part: Component, dossier: Dossier, policy: Policy) -> tuple[int | None, int]:
    """A measure's value and how many stand behind it."""
    if part.measure == "given":
        given = [fact for fact in dossier.components if fact.kind == part.of and fact.points is not None]
        return (given[0].points, given[0].n) if given else (None, 0)
    if part.measure == "voice":
        said = [fact.points for fact in dossier.ratings if fact.voice == part.of and fact.points is not None]
        return mean(said), len(said)
    if part.measure in ("absent_days", "late_minutes", "early_minutes"):
        return attendance(part.measure, dossier)
    if part.measure in ("deeds", "complaints", "share"):
        return counted(part, dossier)
    if part.measure.startswith("project_"):
        return projects(part.measure, dossier, policy)
    return events(part, dossier)


def attendance(name: str, dossier: Dossier) -> tuple[int | None, int]:
    """Days absent, or minutes late or left early; nothing if nobody recorded."""
    days = sum(fact.n for fact in dossier.attendance if fact.kind in ("working", "absent"))
    if not days:
        return None, 0
    kind = name.partition("_")[0]
    own = [fact for fact in dossier.attendance if fact.kind == kind]
    if kind != "absent" and any(fact.minutes is None for fact in own):
        return None, days
    return sum(fact.n if kind == "absent" else (fact.minutes or 0) * fact.n for fact in own), days


def counted(part: Component, dossier: Dossier) -> tuple[int | None, int]:
    """Deeds as they were counted; a share as counted of how many."""
    own = [fact for fact in dossier.conduct if fact.kind == part.of]
    if not own:
        return None, 0
    if part.measure != "share":
        return own[0].n, 1
    of = own[0].of or 0
    return (hundredths(Fraction(own[0].n, of) * 100) if of else None), of


def projects(name: str, dossier: Dossier, policy: Policy) -> tuple[int | None, int]:
    """The mean of what is known of the projects, each at most the cap."""
    pairs = {
        "project_outcome": [(fact.done, fact.target) for fact in dossier.projects],
        "project_time": [(fact.taken_days, fact.planned_days) for fact in dossier.projects],
        "project_budget": [(fact.spent, fact.budget) for fact in dossier.projects],
    }[name]
    cap = 10_000 if name == "project_budget" else policy.achievement.cap
    found = [project(used, planned, name != "project_outcome") for used, planned in pairs if used is not None]
    there = [min(value, cap) for value in found if value is not None]
    return mean(there), len(there)


def project(used: int, planned: int, less: bool) -> int | None:
    """Against the plan; with nothing planned only nothing is on target, and an outcome can't be told."""
    if not planned:
        return (0 if used else 10_000) if less else None
    return hundredths((Fraction(max(2 * planned - used, 0), planned) if less else Fraction(used, planned)) * 100)


def events(part: Component, dossier: Dossier) -> tuple[int | None, int]:
    """The share within the limit, or the time that half or nine of ten services needed."""
    own = [fact for fact in dossier.events if fact.service == part.of]
    n = sum(fact.n for fact in own)
    if part.measure == "within_limit":
        good = sum(fact.n for fact in own if fact.taken <= fact.limit)
        return (hundredths(Fraction(good, n) * 100) if n else None), n
    which, unit = part.measure.split("_")
    times = sorted(fact.taken for fact in own if fact.unit == unit for _ in range(fact.n))
    place = ceil(Fraction(len(times) * {"median": 50, "ninetieth": 90}[which], 100))
    return (times[place - 1] if times else None), n
