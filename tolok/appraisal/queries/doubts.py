"""Reads what makes a sheet say little, and says it to its rater kindly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from tolok.appraisal.models import Appraisal, GivenLevel, Rating
from tolok.engine import packs
from tolok.rules import sheets as rules
from tolok.rules.sheets import EVERYBODY, FLAT, LAST, PASTED, Limits, Sheet

if TYPE_CHECKING:
    from tolok.calendar.models import Period


@dataclass(frozen=True)
class Filled:
    """One sheet as it was sent: whose, by whom, and what it says."""

    appraisal: Appraisal
    rater_id: int
    sheet: Sheet


def limits_of(period: Period) -> Limits:
    """When the policy of a period takes a sheet for one that says little."""
    told = packs.load(period.pack).integrity
    return Limits(told.least_seconds, told.same_for, told.same_share, told.least_letters, told.alike_from)


def doubts(filled: Sequence[Filled]) -> list[tuple[str, ...]]:
    """What makes each sheet say little, as if they came one after the other; six queries however many they are."""
    given, last, found = _given_beside(filled), _last(filled), []
    for each in filled:
        beside, own = given[each.rater_id, each.appraisal.period_id], each.appraisal
        beside.pop(own.pk, None)
        limits = limits_of(own.period)
        found.append(rules.doubts(each.sheet, beside=[*beside.values()], last=last.get(own.pk), limits=limits))
        beside[own.pk] = each.sheet
    return found


def lacks_a_word(rating: Rating, period: Period) -> list[str]:
    """Why a sheet goes back to its rater, in words; nothing where one sentence of the rater's own stands on it."""
    limits, own = limits_of(period), (rating.remark, rating.work_reason, rating.behaviour_reason)
    found = rating.doubts.split()
    if PASTED not in found and any(rules.is_sentence(text, limits.least_letters) for text in own):
        return []
    return [_said(doubt, rating, limits) for doubt in found]


def _said(doubt: str, rating: Rating, limits: Limits) -> str:
    told = {
        FLAT: _("All seven values have the same level."),
        LAST: _("Level by level it is the same as last time."),
        EVERYBODY: _("It is the same for nearly everybody you have rated in this period."),
        PASTED: _("What you wrote stands on another sheet as well."),
    }
    if doubt in told:
        return told[doubt]
    if rating.seconds is None:
        return _("It isn't known how long the sheet was open.")
    quick = _("The sheet was open for %(seconds)s seconds; reading the evidence takes at least %(least)s.")
    return quick % {"seconds": rating.seconds, "least": limits.least_seconds}


def _given_beside(filled: Sequence[Filled]) -> dict[tuple[int, int], dict[int, Sheet]]:
    """Every kept sheet of these raters in these periods, by appraisal."""
    raters, periods = {each.rater_id for each in filled}, {each.appraisal.period_id for each in filled}
    stored = Rating.objects.filter(rater_id__in=raters, appraisal__period_id__in=periods)
    found: dict[tuple[int, int], dict[int, Sheet]] = defaultdict(dict)
    rows = list(stored.values_list("rater_id", "appraisal__period_id", "appraisal_id"))
    kept = _sheets_of(appraisal_id for _rater, _period, appraisal_id in rows)
    for rater_id, period_id, appraisal_id in rows:
        found[rater_id, period_id][appraisal_id] = kept[appraisal_id]
    return found


def _last(filled: Sequence[Filled]) -> dict[int, Sheet]:
    """The sheet of each person's signed appraisal before, in the same calendar, by the appraisal at hand."""
    people = {each.appraisal.person_id for each in filled}
    signed = Appraisal.objects.filter(person_id__in=people, state=Appraisal.State.SIGNED)
    kept: dict[tuple[int, str], list[tuple[date, int]]] = defaultdict(list)
    columns = ("person_id", "period__calendar", "period__starts_on", "pk")
    for person_id, calendar, starts_on, pk in signed.values_list(*columns):
        kept[person_id, calendar].append((starts_on, pk))
    before: dict[int, int] = {}
    for own in (each.appraisal for each in filled):
        earlier = [each for each in kept[own.person_id, own.period.calendar] if each[0] < own.period.starts_on]
        if earlier:
            before[own.pk] = max(earlier)[1]
    found = _sheets_of(before.values())
    return {own: found[earlier] for own, earlier in before.items()}


def _sheets_of(appraisal_ids: Iterable[int]) -> dict[int, Sheet]:
    """The kept sheets by appraisal, their levels in the order of the form; two queries."""
    asked = list(appraisal_ids)
    values: dict[int, list[str]] = defaultdict(list)
    given = GivenLevel.objects.filter(appraisal_id__in=asked).exclude(behaviour="").order_by("behaviour")
    for pk, level in given.values_list("appraisal_id", "level"):
        values[pk].append(level)
    columns = ("appraisal_id", "work", "behaviour", "remark", "work_reason", "behaviour_reason")
    rows = Rating.objects.filter(appraisal_id__in=asked).values_list(*columns)
    return {pk: Sheet((work, conduct, *values[pk]), tuple(texts)) for pk, work, conduct, *texts in rows}
