"""Loads objections: some contest a line, the rater answers, the judge decides."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from itertools import cycle
from typing import TYPE_CHECKING

from tolok.appraisal.actions import (
    Point,
    Verdict,
    answer_objection,
    raise_objection,
    reject_objection,
    uphold_objection,
)
from tolok.appraisal.queries import appraisals_of_period
from tolok.demo.chance import dice
from tolok.demo.days import TODAY, workday
from tolok.demo.scene import Scene
from tolok.demo.told import sections
from tolok.rules.terms import Level, Predikat

if TYPE_CHECKING:
    from tolok.appraisal.models import Appraisal, Objection
    from tolok.calendar.models import Period

TEN = 10 * 60
LOW = (Predikat.BUTUH_PERBAIKAN, Predikat.KURANG, Predikat.SANGAT_KURANG)
# So many people of a government contest a period; every other one is right.
CONTESTED = 2
NEXT_UP = {Level.BELOW.value: Level.MEETS.value, Level.MEETS.value: Level.ABOVE.value}


def contest(scene: Scene, period: Period, signed: Collection[int]) -> None:
    """Some who opened a receipt below Baik contest their work results, and are heard."""
    low = [
        each
        for each in appraisals_of_period(period.pk)
        if each.pk in signed and each.predikat in LOW and each.seen_at and each.rating.work in NEXT_UP
    ]
    low.sort(key=lambda each: dice("contest", scene.town.slug, each.person.nip, period.label).random())
    for appraisal, is_right in zip(low[:CONTESTED], cycle((True, False))):
        _contest(scene, appraisal, is_right)


def _contest(scene: Scene, appraisal: Appraisal, is_right: bool) -> None:
    assert appraisal.seen_at is not None  # whoever contests has opened the receipt
    raised = _later(appraisal.seen_at.date(), 2)
    answered, decided = _later(raised, 2), _later(raised, 6)
    if decided >= TODAY:
        return
    said, at = sections("contest"), scene.at(raised, TEN)
    roll = dice("objection", scene.town.slug, appraisal.person.nip)
    point = Point("work", roll.choice(said["[reason]"]))
    objection = raise_objection(by=appraisal.person, at=at, appraisal=appraisal, points=[point])
    answer = roll.choice(said["[answer]"])
    answer_objection(by=objection.rater, at=scene.at(answered, TEN), objection=objection, answer=answer)
    _decide(scene, objection, decided, is_right)


def _decide(scene: Scene, objection: Objection, on: date, is_right: bool) -> None:
    if objection.judge is None:
        return  # nobody stands above the rater; it waits for the HR agency
    said, kind = sections("contest"), "upheld" if is_right else "rejected"
    verdict = Verdict(said["[person]"][0], said["[rater]"][0], said[f"[{kind}]"][0])
    by, at, rating = objection.judge, scene.at(on, TEN), objection.appraisal.rating
    if not is_right:
        reject_objection(by=by, at=at, objection=objection, verdict=verdict)
        return
    better = NEXT_UP[rating.work]
    uphold_objection(by=by, at=at, objection=objection, verdict=verdict, work=better, behaviour=rating.behaviour)


def _later(on: date, days: int) -> date:
    return workday(on + timedelta(days=days))
