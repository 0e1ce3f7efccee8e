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
    Member,
    Organisation,
    achievements,
    decided_by,
    members,
    members_of_all,
    organisations,
)
from tolok.calendar.queries import closes_from, periods_of_year
from tolok.people.queries import has_duty, heads_of

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
class Seen:
    """What is known of one unit before it becomes a row."""

    own: Organisation
    head: Person | None
    achievement: Achievement | None
    people: Sequence[Member]
    session: Calibration | None


@dataclass(frozen=True)
class UnitPage:
    """One unit in one period, finished; `asks_reason` where the head owes a word on the pattern."""

    organisation: Organisation
    period: Period
    head: Person | None
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
    """The units of a period that the person decides, leads or, in the HR agency, watches; what waits comes first.

    The HR agency decides nothing: it is spared the query about who rates each head.
    """
    found, sees_all = organisations(), has_duty(person, "hr", on=on)
    heads = heads_of(found, on=on)
    decides = set() if sees_all else decided_by(person, heads, on=on)
    own = [each for pk, each in found.items() if sees_all or pk in decides or heads.get(pk) == person]
    decided = achievements([period.pk], [each.unit.pk for each in own])
    sessions = {each.unit_id: each for each in Calibration.objects.filter(period=period).order_by("opened_at")}
    people = members_of_all(period, own) if own else {}
    rows = []
    for each in own:
        pk = each.unit.pk
        seen = Seen(each, heads.get(pk), decided.get((period.pk, pk)), people[pk], sessions.get(pk))
        rows.append(_row(seen, period, person, decides=pk in decides))
    return sorted(rows, key=lambda row: not row.waits)


def unit_page(
    organisation: Organisation, period: Period, head: Person | None, government: Government, *, on: date
) -> UnitPage:
    """Everything the page of one unit shows; four queries."""
    unit = organisation.unit
    told = AchievementDecision.objects.filter(achievement__unit=unit, achievement__period=period).order_by("pk")
    decisions = list(told.select_related("achievement__decided_by", "decided_by", "pattern_reason__by"))
    achievement = decisions[-1].achievement if decisions else None
    shown = unit_spread(achievement, organisation, period, head)
    is_owed = achievement is not None and achievement.state == Achievement.State.DECIDED
    return UnitPage(
        organisation=organisation,
        period=period,
        head=head,
        achievement=achievement,
        proposed=proposed_for(unit, period, head, government),
        spread=shown,
        entries=tuple(_history(decisions)),
        calibrations=tuple(Calibration.objects.filter(unit=unit, period=period).order_by("-opened_at")),
        asks_reason=bool(is_owed and shown and shown.departs and not shown.unknown),
    )


def unit_spread(
    achievement: Achievement | None, organisation: Organisation, period: Period, head: Person | None
) -> Spread | None:
    """What is signed beside the pattern; None before the achievement is decided."""
    if achievement is None:
        return None
    people = members(period, organisation)
    return spread(achievement, period, organisation.unit, people, head.pk if head else None, signed)


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

    Four queries for one period, one more for each further unit and period.
    """
    places = {(each.period_id, each.skp.posting.position.unit_id): each.period for each in appraisals}
    if not places:
        return []
    found = [each for each in organisations().values() if any(unit in each.unit_ids for _period, unit in places)]
    periods = {period.pk: period for period in places.values()}
    decided = achievements(periods, [each.unit.pk for each in found])
    heads = heads_of([each.unit.pk for each in found], on=on) if decided else {}
    spreads = []
    for (period_id, unit_id), achievement in decided.items():
        own = next(each for each in found if each.unit.pk == unit_id)
        if not any((period_id, below) in places for below in own.unit_ids):
            continue
        head, people = heads.get(unit_id), members(periods[period_id], own)
        shown = spread(
            achievement, periods[period_id], own.unit, people, head.pk if head else None, signed_or_of(rater.pk)
        )
        spreads += [shown] if shown else []
    return spreads


def _row(seen: Seen, period: Period, by: Person, *, decides: bool) -> UnitRow:
    achievement, head_id = seen.achievement, seen.head.pk if seen.head else None
    counted = [each for each in seen.people if each.person_id != head_id]
    shown = spread(achievement, period, seen.own.unit, seen.people, head_id, signed) if achievement else None
    is_owed = bool(shown and shown.departs and not shown.unknown)
    is_explained = achievement is not None and achievement.state == Achievement.State.EXPLAINED
    waits = ""
    if achievement is None and decides and period.state != "closed":
        waits = _("Waits for your decision")
    elif is_owed and not is_explained and head_id == by.pk:
        waits = _("Waits for your word on the pattern")
    return UnitRow(
        unit_id=seen.own.unit.pk,
        name=seen.own.unit.name,
        head=seen.head.name if seen.head else "",
        achievement=achievement,
        signed=sum(each.signed is not None for each in counted),
        persons=len(counted),
        departs=bool(shown and shown.departs),
        is_explained=is_explained,
        calibration=seen.session,
        waits=waits,
    )


def _history(decisions: Sequence[AchievementDecision]) -> list[Entry]:
    """Every decision and every word on the pattern, in the order of time."""
    found = []
    for each in decisions:
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
