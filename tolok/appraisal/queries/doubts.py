"""Reads what makes a sheet say little: flat, copied, the same for all, quick."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from tolok.appraisal.models import Appraisal, GivenLevel, Rating
from tolok.engine import packs

if TYPE_CHECKING:
    from tolok.calendar.models import Period
    from tolok.engine.schema.year import Integrity

# The two ratings and the seven levels, in the order of the form.
Levels = tuple[str, ...]
FLAT, LAST, EVERYBODY, QUICK = "flat", "last", "everybody", "quick"


@dataclass(frozen=True)
class Filled:
    """One sheet as it was sent: whose, by whom, its levels, how many seconds it was open."""

    appraisal: Appraisal
    rater_id: int
    levels: Levels
    seconds: int | None


def doubts(sheets: Sequence[Filled]) -> list[tuple[str, ...]]:
    """What makes each sheet say little, in the order given; four queries however many they are."""
    given, last = _given_beside(sheets), _last(sheets)
    return [tuple(_doubts(each, given[_group(each)], last.get(each.appraisal.pk))) for each in sheets]


def _doubts(sheet: Filled, beside: Mapping[int, Levels], last: Levels | None) -> Iterable[str]:
    limits = packs.load(sheet.appraisal.period.pack).integrity
    if len(set(sheet.levels[2:])) == 1:
        yield FLAT
    if sheet.levels == last:
        yield LAST
    if len(beside) >= limits.same_for and set(beside.values()) == {sheet.levels}:
        yield EVERYBODY
    if sheet.seconds is not None and sheet.seconds < limits.least_seconds:
        yield QUICK


def lacks_a_word(rating: Rating, period: Period) -> list[str]:
    """Why a sheet goes back to its rater, in words; nothing where one sentence of the rater's own stands on it."""
    limits = packs.load(period.pack).integrity
    own = (rating.remark, rating.work_reason, rating.behaviour_reason)
    if not rating.doubts or any(len(words) >= limits.least_letters for words in own):
        return []
    return [_said(doubt, rating, limits) for doubt in rating.doubts.split()]


def _said(doubt: str, rating: Rating, limits: Integrity) -> str:
    if doubt == FLAT:
        return _("All seven values have the same level.")
    if doubt == LAST:
        return _("Level by level it is the same as last time.")
    if doubt == EVERYBODY:
        return _("It is the same for everybody you have rated in this period.")
    told = _("The sheet was open for %(seconds)s seconds; reading the evidence takes at least %(least)s.")
    return told % {"seconds": rating.seconds, "least": limits.least_seconds}


def _group(sheet: Filled) -> tuple[int, int]:
    return sheet.rater_id, sheet.appraisal.period_id


def _given_beside(sheets: Sequence[Filled]) -> dict[tuple[int, int], dict[int, Levels]]:
    """Every sheet of these raters in these periods by appraisal, those just sent in the place of older ones."""
    raters, periods = {each.rater_id for each in sheets}, {each.appraisal.period_id for each in sheets}
    stored = Rating.objects.filter(rater_id__in=raters, appraisal__period_id__in=periods)
    found: dict[tuple[int, int], dict[int, Levels]] = defaultdict(dict)
    rows = list(stored.values_list("rater_id", "appraisal__period_id", "appraisal_id"))
    levels = levels_of(appraisal_id for _rater, _period, appraisal_id in rows)
    for rater_id, period_id, appraisal_id in rows:
        found[rater_id, period_id][appraisal_id] = levels[appraisal_id]
    for each in sheets:
        found[_group(each)][each.appraisal.pk] = each.levels
    return found


def _last(sheets: Sequence[Filled]) -> dict[int, Levels]:
    """The levels of each person's signed appraisal before, in the same calendar, by the appraisal at hand."""
    people = {each.appraisal.person_id for each in sheets}
    signed = Appraisal.objects.filter(person_id__in=people, state=Appraisal.State.SIGNED)
    kept: dict[tuple[int, str], list[tuple[date, int]]] = defaultdict(list)
    columns = ("person_id", "period__calendar", "period__starts_on", "pk")
    for person_id, calendar, starts_on, pk in signed.values_list(*columns):
        kept[person_id, calendar].append((starts_on, pk))
    before: dict[int, int] = {}
    for own in (sheet.appraisal for sheet in sheets):
        earlier = [each for each in kept[own.person_id, own.period.calendar] if each[0] < own.period.starts_on]
        if earlier:
            before[own.pk] = max(earlier)[1]
    levels = levels_of(before.values())
    return {own: levels[earlier] for own, earlier in before.items()}


def levels_of(appraisal_ids: Iterable[int]) -> dict[int, Levels]:
    """The kept sheets by appraisal; two queries."""
    asked = list(appraisal_ids)
    whole = {pk: levels for pk, *levels in Rating.objects.filter(appraisal_id__in=asked).values_list(
        "appraisal_id", "work", "behaviour"
    )}  # fmt: skip  # one thought
    given = GivenLevel.objects.filter(appraisal_id__in=asked).exclude(behaviour="").order_by("behaviour")
    for pk, level in given.values_list("appraisal_id", "level"):
        whole[pk].append(level)
    return {pk: tuple(levels) for pk, levels in whole.items()}
