"""What everybody's SKP says: outcomes, targets, expectations, annexes, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from tolok.demo.chance import dice
from tolok.demo.days import YEAR, workday
from tolok.demo.library import Duty, Want, aims, jobs
from tolok.demo.structure import Holding, Town, town
from tolok.demo.told import sections

FIRST_DAY = date(2026, 1, 5)
# A few outcomes support nothing: people whom no goal reaches, as the view of gaps shows them.
UNREACHED = {"office_clerk", "youth_officer"}


@dataclass(frozen=True)
class Outcome:
    """One outcome with what it supports: the key of a superior's outcome or the code of a goal."""

    key: str
    kind: str
    title: str
    measure: str
    assigned_by: str
    supports: str
    goal: str
    wants: tuple[Want, ...]


@dataclass(frozen=True)
class Plan:
    """One person's SKP in one post; drafted, proposed and agreed on these days."""

    key: str
    nip: str
    post: str
    superior: str
    approach: str
    starts_on: date
    drafted_on: date
    proposed_on: date
    agreed_on: date
    ends_on: date
    outcomes: tuple[Outcome, ...]
    expectations: tuple[tuple[str, str], ...]
    annex: tuple[tuple[str, tuple[str, ...]], ...]


@cache
def plans(slug: str) -> tuple[Plan, ...]:
    """Every plan of a government, superiors before those they lead."""
    place = town(slug)
    held = [h for h in place.holdings if h.kind == "definitive" and place.posts[h.post].job != "region"]
    made: dict[str, Plan] = {}
    for holding in sorted(held, key=lambda h: _turn(place, h)):
        starts = max(holding.starts_on, FIRST_DAY)
        plan = _plan(place, holding.nip, holding.post, starts, holding.ends_on or date(YEAR + 1, 1, 1), made)
        made[plan.key] = plan
    return tuple(made.values())


def _turn(place: Town, holding: Holding) -> tuple[date, int, int]:
    """Earlier plans before later ones, superiors before those they lead."""
    order = list(place.posts)
    return max(holding.starts_on, FIRST_DAY), _depth(place, holding.post), order.index(holding.post)


def _depth(place: Town, code: str) -> int:
    above = place.posts[code].above
    return 1 + _depth(place, above) if above else 0


def _plan(place: Town, nip: str, code: str, starts: date, ends: date, made: dict[str, Plan]) -> Plan:
    post = place.posts[code]
    roll = dice("plan", place.slug, nip, code)
    drafted = workday(starts + timedelta(days=roll.randint(0, 4)))
    proposed = workday(drafted + timedelta(days=roll.randint(1, 7)))
    agreed = workday(proposed + timedelta(days=roll.randint(1, 9)))
    superior = place.superior(nip, agreed) or ""
    above = _plan_on(made, place.superior(nip, drafted), drafted)
    title = place.posts[above.post].title if above else "Kepala daerah"
    job = jobs()[post.job]
    since = starts if starts > FIRST_DAY else date(YEAR, 1, 1)
    outcomes = tuple(_outcome(place, f"{nip}:{code}", n, duty, above, title, code) for n, duty in enumerate(job.duties))
    return Plan(
        key=f"{nip}:{code}",
        nip=nip,
        post=code,
        superior=superior,
        approach=job.approach,
        starts_on=since,
        drafted_on=drafted,
        proposed_on=proposed,
        agreed_on=agreed,
        ends_on=ends,
        outcomes=outcomes,
        expectations=_expectations(place, nip),
        annex=_annex(place, nip),
    )


def _plan_on(made: dict[str, Plan], nip: str | None, on: date) -> Plan | None:
    own = (plan for plan in made.values() if plan.nip == nip and plan.starts_on <= on < plan.ends_on)
    return next(own, None)


def _outcome(place: Town, key: str, n: int, duty: Duty, above: Plan | None, assigned: str, code: str) -> Outcome:
    post = place.posts[code]
    goal = _goal(place, post.unit, n) if above is None or (post.level == "jpt" and n == 0) else ""
    supports = "" if goal or above is None or post.job in UNREACHED else _closest(duty, above)
    assigned_by = assigned if duty.kind == "additional" else ""
    wants = tuple(_own(want, key) for want in duty.wants)
    return Outcome(f"{key}:{n}", duty.kind, duty.title, duty.measure, assigned_by, supports, goal, wants)


def _goal(place: Town, unit: str, n: int) -> str:
    carried = [aim.code for aim in aims(place.slug) if unit in aim.units]
    return carried[n % len(carried)] if carried else ""


def _closest(duty: Duty, above: Plan) -> str:
    """The superior's outcome in the same field of work, else the first."""
    themes = {want.standard.theme for want in duty.wants}
    same = (o.key for o in above.outcomes if themes & {want.standard.theme for want in o.wants})
    return next(same, above.outcomes[0].key)


def _own(want: Want, key: str) -> Want:
    """The target of this person: large amounts differ a little from desk to desk."""
    if want.standard.accumulation != "sum" or want.high < 20_000:
        return want
    share = dice("target", key, want.standard.code).choice((90, 95, 100, 100, 105, 110))
    amount = want.high * share // 1000_00 * 1000
    return Want(want.standard, amount, amount)


def _expectations(place: Town, nip: str) -> tuple[tuple[str, str], ...]:
    said = sections("expectations")
    return tuple(
        (heading.strip("[]"), dice("expect", place.slug, nip, heading).choice(told))
        for heading, told in said.items()
        if not heading.startswith("[annex")
    )


def _annex(place: Town, nip: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    said = {h.strip("[]").split()[1]: told for h, told in sections("expectations").items() if h.startswith("[annex")}
    return tuple((kind, tuple(dice("annex", place.slug, nip, kind).sample(told, 2))) for kind, told in said.items())
