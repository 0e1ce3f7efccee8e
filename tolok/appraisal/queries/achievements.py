"""Pages of units' achievements: the list of a period, and one unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from tolok.appraisal.models import Achievement, AchievementDecision, Calibration, UnitPredikat
from tolok.appraisal.queries.history import Entry
from tolok.appraisal.queries.pattern import Spread, signed, signed_or_of, spread
from tolok.appraisal.queries.proposals import Proposed, proposed_for
from tolok.appraisal.queries.units import (
    Led,
    Member,
    Organisation,
    achievements,
    led,
    members,
    members_of_all,
    organisations,
)
from tolok.calendar.queries import closes_from, periods_of_year
from tolok.people.queries import has_duty

if TYPE_CHECKING:
    from tolok.appraisal.models import Appraisal
    from tolok.calendar.models import Period
    from tolok.people.models import Government, Person


@dataclass(frozen=True)
class UnitRow:
    """A unit in the list of a period."""

    unit_id: int
    name: str
    head: str
    achievement: Achievement | None
    signed: int
    persons: int
    departs: bool
    is_explained: bool
    calibration: Calibration | None
    waits: str


@dataclass(frozen=True)
class UnitPage:
    """One unit in one period, finished; `asks_reason` where the head owes a word on the pattern."""

    organisation: Organisation
    period: Period
    led: Led
    achievement: Achievement | None
    proposed: Proposed
    spread: Spread | None
    entries: tuple[Entry, ...]
    calibrations: tuple[Calibration, ...]
    asks_reason: bool


def open_periods(year: int, *, on: date) -> list[Period]:
    """The year's periods that may be judged by then, the newest first; one query."""
    found = [each for each in periods_of_year(year) if closes_from(each) <= on]
    return sorted(found, key=lambda each: (each.ends_on, each.is_legal, each.starts_on), reverse=True)


def unit_rows(period: Period, person: Person, *, on: date) -> list[UnitRow]:
    """The units of a period that the person decides, leads or, in the HR agency, watches; what waits comes first."""
    found = organisations()
    lines, sees_all = led(found, on=on), has_duty(person, "hr", on=on)
    own = [each for each in found.values() if sees_all or person.pk in _near(lines[each.unit.pk])]
    decided = achievements([period.pk], [each.unit.pk for each in own])
    sessions = {each.unit_id: each for each in Calibration.objects.filter(period=period).order_by("opened_at")}
    people = members_of_all(period, own) if own else {}
    rows = [
        _row(
            each,
            lines[each.unit.pk],
            decided.get((period.pk, each.unit.pk)),
            people[each.unit.pk],
            sessions.get(each.unit.pk),
            period,
            person,
        )
        for each in own
    ]
    return sorted(rows, key=lambda row: not row.waits)


def unit_page(organisation: Organisation, period: Period, government: Government, *, on: date) -> UnitPage:
    """Everything the page of one unit shows; a constant number of queries."""
    unit = organisation.unit
    line = led([unit.pk], on=on)[unit.pk]
    achievement = achievement_of(unit.pk, period.pk)
    people = members(period, organisation)
    head_id = line.head.pk if line.head else None
    shown = spread(achievement, period, unit, people, head_id, signed) if achievement else None
    is_owed = achievement is not None and achievement.state == Achievement.State.DECIDED
    return UnitPage(
        organisation=organisation,
        period=period,
        led=line,
        achievement=achievement,
        proposed=proposed_for(unit, period, line.head, government),
        spread=shown,
        entries=tuple(_history(achievement)) if achievement else (),
        calibrations=tuple(Calibration.objects.filter(unit=unit, period=period).order_by("-opened_at")),
        asks_reason=bool(is_owed and shown and shown.departs and not shown.unknown),
    )


def achievement_of(unit_id: int, period_id: int) -> Achievement | None:
    """What was decided of a unit in a period."""
    return Achievement.objects.select_related("decided_by").filter(unit=unit_id, period=period_id).first()


def held_achievement(unit_id: int, period_id: int) -> Achievement | None:
    """The same, locked: a second decision waits for this one."""
    found = Achievement.objects.select_for_update(of=("self",)).select_related("unit", "period")
    return found.filter(unit=unit_id, period=period_id).first()


def last_decision(achievement: Achievement) -> AchievementDecision:
    """The decision that stands."""
    return AchievementDecision.objects.filter(achievement=achievement).latest("pk")


def spreads_for(rater: Person, appraisals: Sequence[Appraisal], *, on: date) -> list[Spread]:
    """The pattern of each unit and period in which this rater still rates, with what that one keeps unsigned.

    Five queries at most for one period; two more for each further one.
    """
    places = {(each.period_id, each.skp.posting.position.unit_id): each.period for each in appraisals}
    if not places:
        return []
    found = [each for each in organisations().values() if any(unit in each.unit_ids for _period, unit in places)]
    periods = {period.pk: period for period in places.values()}
    decided = achievements(periods, [each.unit.pk for each in found])
    heads = led([each.unit.pk for each in found], on=on) if decided else {}
    spreads = []
    for (period_id, unit_id), achievement in decided.items():
        own = next(each for each in found if each.unit.pk == unit_id)
        if not any((period_id, below) in places for below in own.unit_ids):
            continue
        head, people = heads[unit_id].head, members(periods[period_id], own)
        shown = spread(
            achievement, periods[period_id], own.unit, people, head.pk if head else None, signed_or_of(rater.pk)
        )
        spreads += [shown] if shown else []
    return spreads


def _near(line: Led) -> tuple[int | None, ...]:
    return (line.decider_id, line.head.pk if line.head else None)


def _row(
    own: Organisation,
    line: Led,
    achievement: Achievement | None,
    people: Sequence[Member],
    session: Calibration | None,
    period: Period,
    by: Person,
) -> UnitRow:
    head_id = line.head.pk if line.head else None
    counted = [each for each in people if each.person_id != head_id]
    shown = spread(achievement, period, own.unit, people, head_id, signed) if achievement else None
    is_owed = bool(shown and shown.departs and not shown.unknown)
    is_explained = achievement is not None and achievement.state == Achievement.State.EXPLAINED
    waits = ""
    if achievement is None and line.decider_id == by.pk and period.state != "closed":
        waits = _("Waits for your decision")
    elif is_owed and not is_explained and head_id == by.pk:
        waits = _("Waits for your word on the pattern")
    return UnitRow(
        unit_id=own.unit.pk,
        name=own.unit.name,
        head=line.head.name if line.head else "",
        achievement=achievement,
        signed=sum(each.signed is not None for each in counted),
        persons=len(counted),
        departs=bool(shown and shown.departs),
        is_explained=is_explained,
        calibration=session,
        waits=waits,
    )


def _history(achievement: Achievement) -> list[Entry]:
    """Every decision and every word on the pattern, in the order of time."""
    found = []
    told = AchievementDecision.objects.filter(achievement=achievement).select_related(
        "decided_by", "pattern_reason__by"
    )
    for each in told.order_by("pk"):
        title = _("Achievement: %(predikat)s") % {"predikat": UnitPredikat(each.predikat).label}
        found.append(Entry(each.decided_at, title, each.decided_by.name, _with_proposal(each)))
        word = getattr(each, "pattern_reason", None)
        if word is not None:
            found.append(Entry(word.written_at, _("Why the pattern is left"), word.by.name, word.reason))
    return found


def _with_proposal(decision: AchievementDecision) -> str:
    told = _("The rules proposed nothing.")
    if decision.proposed:
        told = _("The rules proposed: %(predikat)s.") % {"predikat": UnitPredikat(decision.proposed).label}
    return f"{decision.reason} {told}".strip()
