"""Loads the appraisals: periods gathered, rated and signed, receipts seen."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tolok.appraisal.actions import (
    RatingDraft,
    Sheet,
    SigningDraft,
    gather_period,
    mark_seen,
    rate_many,
    sign_many,
)
from tolok.appraisal.queries import appraisals_of_period, proposed, unmeasured
from tolok.calendar.queries import periods_of_year
from tolok.demo import ratings
from tolok.demo.chance import dice
from tolok.demo.days import TODAY, YEAR
from tolok.demo.follow import follow
from tolok.demo.scene import Scene
from tolok.demo.voices import hear
from tolok.rules.facts import Dossier
from tolok.rules.terms import Value

if TYPE_CHECKING:
    from tolok.appraisal.models import Appraisal
    from tolok.calendar.models import Period

VALUES = tuple(value.value for value in Value)
SEEN = 15
GATHER_AT = 7 * 60 + 30


def close(scene: Scene, first: date, gathered_on: date) -> int:
    """Hear the voices, gather, rate and sign what ended on the day before `first`; the number signed."""
    hear(scene, first, gathered_on)
    signed = 0
    for period in periods_of_year(YEAR):
        if period.ends_on == first <= TODAY:
            gather_period(by=scene.on_duty("hr"), at=scene.at(gathered_on, GATHER_AT), period=period)
            signed += _rate(scene, period, gathered_on)
    return signed


def _rate(scene: Scene, period: Period, gathered_on: date) -> int:
    """Everybody's superior rates and signs, but the one who never answers."""
    silent, since = scene.town.silent()
    rating, signing = [], []
    for appraisal in appraisals_of_period(period.pk):
        rater = appraisal.rater
        if rater is None:
            continue
        told = ratings.sheet(scene.town.slug, appraisal.person.nip, str(period.label), gathered_on, VALUES)
        if rater.nip == silent and told.rate_on >= since:
            continue
        sheet = _sheet(scene, appraisal, told, str(period.label))
        rating.append(RatingDraft(rater, scene.at(told.rate_on, told.minute), appraisal, sheet))
        signing.append(SigningDraft(rater, scene.at(told.sign_on, told.minute + 9), appraisal))
    rate_many(at=scene.end, drafts=rating)
    sign_many(at=scene.end, drafts=signing)
    follow(scene, period, {draft.appraisal.pk: draft.at for draft in signing})
    for draft in signing:
        _see(scene, draft)
    return len(signing)


def _sheet(scene: Scene, appraisal: Appraisal, told: ratings.Sheet, label: str) -> Sheet:
    open_outcomes = unmeasured(Dossier.from_json(appraisal.dossier.facts))
    outcomes = {outcome.id: told.outcome for outcome in open_outcomes}
    work, behaviour = proposed(appraisal, told.behaviours, outcomes)
    roll = dice("example", scene.town.slug, appraisal.person.nip, label)
    decided, reason = ratings.decided(scene.town.slug, appraisal.person.nip, label, work, told.outcome)
    return Sheet(
        work=decided,
        behaviour=behaviour or ratings.MEETS,
        behaviours=told.behaviours,
        outcomes=outcomes,
        work_reason=reason,
        behaviour_reason=ratings.example("behaviour", behaviour or ratings.MEETS, roll),
        remark=told.remark,
        seconds=told.seconds,
    )


def _see(scene: Scene, draft: SigningDraft) -> None:
    """Some open their receipt the same afternoon."""
    appraisal = draft.appraisal
    if dice("seen", scene.town.slug, appraisal.person.nip, appraisal.period.label).randrange(100) < SEEN:
        on = draft.at.astimezone().date()
        mark_seen(by=appraisal.person, at=scene.at(on, 16 * 60 + 20), appraisal=appraisal)
