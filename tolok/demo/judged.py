"""Loads the achievements of units, and why some left the pattern."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from tolok.appraisal.actions import NothingDeparts, explain_pattern, set_achievement
from tolok.appraisal.queries.proposals import proposed_for
from tolok.appraisal.queries.units import organisations
from tolok.demo.chance import dice
from tolok.demo.days import workday
from tolok.demo.scene import Scene
from tolok.demo.told import sections
from tolok.people.queries import heads_of, persons_of, raters_on

if TYPE_CHECKING:
    from tolok.calendar.models import Period

NINE = 9 * 60
PLAIN = "baik"
EXTREMES = ("istimewa", "sangat_kurang")
# So many extremes of a hundred stand as proposed; else the decider knows more.
EXTREMES_STAND = 35
# So many heads of a hundred have written why their unit left the pattern.
EXPLAINED = 60


def decide(scene: Scene, period: Period, gathered_on: date) -> None:
    """Whoever rates each unit's head decides, mostly as the rules propose."""
    on = workday(gathered_on + timedelta(days=1))
    found = organisations()
    heads = heads_of(found, on=on)
    rated = raters_on(on, {head.pk for head in heads.values()})
    deciders = persons_of({told.rater_id for told in rated.values() if told.rater_id})
    for pk, head in heads.items():
        rater_id, organisation = rated[head.pk].rater_id, found[pk]
        if rater_id is None:
            continue
        proposed = proposed_for(organisation.unit, period, head, scene.government).predikat
        roll = dice("achievement", scene.town.slug, organisation.unit.code, period.label)
        is_plain = proposed not in ("", *EXTREMES)
        stays = is_plain or roll.randrange(100) < EXTREMES_STAND
        set_achievement(
            by=deciders[rater_id],
            at=scene.at(on, NINE + roll.randint(0, 180)),
            organisation=organisation,
            period=period,
            predikat=(proposed if stays else "") or PLAIN,
            reason="" if is_plain else roll.choice(sections("calibration")["[achievement]"]),
        )


def explain(scene: Scene, period: Period, signed_on: date) -> None:
    """Some heads have written why their unit left the pattern; nobody is asked where it holds."""
    on = workday(signed_on + timedelta(days=3))
    found = organisations()
    for pk, head in heads_of(found, on=on).items():
        roll = dice("pattern", scene.town.slug, found[pk].unit.code, period.label)
        if roll.randrange(100) >= EXPLAINED:
            continue
        reason, at = roll.choice(sections("calibration")["[pattern]"]), scene.at(on, NINE)
        try:
            explain_pattern(by=head, at=at, organisation=found[pk], period=period, reason=reason)
        except NothingDeparts:
            continue
