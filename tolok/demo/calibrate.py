"""Loads two calibrations: one closed with minutes, one in its private round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING

from tolok.appraisal.actions import (
    calibrate,
    close_calibration,
    open_calibration,
    reveal_calibration,
    say_in_calibration,
)
from tolok.appraisal.queries.calibration import items_of, raters_of_unit, round_rows, seats_of, spoken
from tolok.appraisal.queries.units import organisations
from tolok.demo.chance import dice
from tolok.demo.days import TODAY, workday
from tolok.demo.scene import Scene
from tolok.demo.told import sections
from tolok.people.queries import heads_of

if TYPE_CHECKING:
    from tolok.appraisal.models import Appraisal, Calibration
    from tolok.appraisal.queries.units import Organisation
    from tolok.calendar.models import Period
    from tolok.people.models import Person

NINE, ELEVEN = 9 * 60, 11 * 60
# Which unit met about which period, and which one is still in its private round.
MET, PRIVATE = ("mataram", "DISDUKCAPIL", "Triwulan II 2026"), ("pontianak", "DISDUKCAPIL", "Triwulan III 2026")
# After so many days everybody is rated; the meeting follows.
RATED_AFTER, MEETS_AFTER = 11, 4
# So many words of a hundred are said before the meeting, and so many of those differ.
SAID, DIFFERS = 45, 25
OTHER = {"above": "meets", "meets": "above", "below": "meets"}


@dataclass(frozen=True)
class Held:
    """What calibrations leave behind: whom nobody signs yet, and from which day the others are signed."""

    waits: frozenset[int] = frozenset()
    met: frozenset[int] = frozenset()
    signed_from: date = date.min


def meet(scene: Scene, period: Period, rated: Sequence[Appraisal], gathered_on: date) -> Held:
    """Hold the calibration of this government and period, if it has one; `rated` are all that were rated."""
    for told in (MET, PRIVATE):
        slug, code, label = told
        if (scene.town.slug, period.label) == (slug, label):
            organisation = next(each for each in organisations().values() if each.unit.code == code)
            own = frozenset(each.pk for each in rated if _works_in(scene, each, code, period))
            if told == PRIVATE:
                _private(scene, organisation, period)
                return Held(waits=own)
            return Held(met=own, signed_from=_met(scene, organisation, period, gathered_on))
    return Held()


def _works_in(scene: Scene, appraisal: Appraisal, code: str, period: Period) -> bool:
    post = scene.town.post_of(appraisal.person.nip, period.last_day)
    return post is not None and post.unit == code


def _private(scene: Scene, organisation: Organisation, period: Period) -> None:
    """The meeting is next week; some have said their words."""
    opened_on = workday(TODAY - timedelta(days=9))
    own = _opened(scene, organisation, period, opened_on, TODAY + timedelta(days=5))
    seats = seats_of(own)
    _speak(scene, own, seats[: len(seats) - 2], opened_on)


def _met(scene: Scene, organisation: Organisation, period: Period, gathered_on: date) -> date:
    """They met, one rating changed, the minutes are written; the day after which ratings are signed."""
    opened_on = workday(gathered_on + timedelta(days=RATED_AFTER))
    held_on = workday(opened_on + timedelta(days=MEETS_AFTER))
    own = _opened(scene, organisation, period, opened_on, held_on)
    _speak(scene, own, seats_of(own), opened_on)
    hr = scene.on_duty("hr")
    own = reveal_calibration(by=hr, at=scene.at(held_on, NINE), calibration=own)
    said = spoken(own)
    items = sorted(items_of(own), key=lambda item: -said[item.appraisal_id].differ if item.appraisal_id in said else 0)
    seats = {seat.pk for seat in seats_of(own)}
    own_ones = [item for item in items if item.appraisal.rating.rater_id in seats]
    item = next((each for each in own_ones if each.behaviour == "above"), own_ones[0])
    rating = item.appraisal.rating
    calibrate(
        by=rating.rater,
        at=scene.at(held_on, NINE + 40),
        calibration=own,
        appraisal=item.appraisal,
        work=OTHER[rating.work],
        behaviour=rating.behaviour,
        reason=sections("calibration")["[change]"][0],
    )
    minutes = sections("calibration")["[minutes]"][0]
    close_calibration(by=hr, at=scene.at(held_on, ELEVEN), calibration=own, minutes=minutes)
    return workday(held_on + timedelta(days=1))


def _opened(scene: Scene, organisation: Organisation, period: Period, opened_on: date, held_on: date) -> Calibration:
    seats = [each.pk for each in raters_of_unit(organisation, period, on=opened_on)]
    at = scene.at(opened_on, NINE)
    return open_calibration(
        by=scene.on_duty("hr"), at=at, organisation=organisation, period=period, held_on=held_on, seats=seats
    )


def _speak(scene: Scene, own: Calibration, seats: Sequence[Person], opened_on: date) -> None:
    """Each says what they think of most ratings they may speak about."""
    on = workday(opened_on + timedelta(days=1))
    head = heads_of([own.unit_id], on=on).get(own.unit_id)
    for seat in seats:
        roll = dice("calibrate", scene.town.slug, seat.nip)
        for row in round_rows(own, head, seat, on=on)[0]:
            if row.is_own or roll.randrange(100) >= SAID:
                continue
            agrees, line = _word(roll)
            at = scene.at(on, NINE + roll.randint(0, 300))
            say_in_calibration(by=seat, at=at, calibration=own, appraisal=row.appraisal, agrees=agrees, line=line)


def _word(roll: Random) -> tuple[bool, str]:
    if roll.randrange(100) < DIFFERS:
        return False, roll.choice(sections("calibration")["[differ]"])
    return True, roll.choice(["", *sections("calibration")["[agree]"]])
