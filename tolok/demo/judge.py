"""Loads the appraisals: periods gathered, rated and signed, receipts seen."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

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
from tolok.demo import calibrate, judged, ratings
from tolok.demo.chance import dice
from tolok.demo.contest import contest
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
# By then all that will be signed is signed.
EXPLAINED_AFTER = 25


def close(scene: Scene, first: date, gathered_on: date) -> int:
    """Hear the voices, gather, rate and sign what ended on the day before `first`; the number signed."""
    hear(scene, first, gathered_on)
    signed = 0
    for period in periods_of_year(YEAR):
        if period.ends_on == first <= TODAY:
            gather_period(by=scene.on_duty("hr"), at=scene.at(gathered_on, GATHER_AT), period=period)
            if period.is_legal:
                judged.decide(scene, period, gathered_on)
            signed += _rate(scene, period, gathered_on)
            if period.is_legal:
                judged.explain(scene, period, gathered_on + timedelta(days=EXPLAINED_AFTER))
    return signed


def _rate(scene: Scene, period: Period, gathered_on: date) -> int:
    """Everybody's superior rates and signs, but the one who never answers."""
    silent, since = scene.town.silent()
    turns: Counter[int] = Counter()
    rating: list[tuple[RatingDraft, date]] = []
    for appraisal in appraisals_of_period(period.pk):
        rater = appraisal.rater
        if rater is None:
            continue
        told = ratings.sheet(scene.town.slug, appraisal.person.nip, str(period.label), gathered_on, VALUES)
        if rater.nip == silent and told.rate_on >= since:
            continue
        turns[rater.pk] += 1
        remark = ratings.remark(turns[rater.pk] + period.ends_on.toordinal())
        sheet = replace(_sheet(scene, appraisal, told, str(period.label)), remark=remark)
        rating.append((RatingDraft(rater, scene.at(told.rate_on, told.minute), appraisal, sheet), told.sign_on))
    rate_many(at=scene.end, drafts=[draft for draft, _sign_on in rating])
    held = calibrate.meet(scene, period, [draft.appraisal for draft, _sign_on in rating], gathered_on)
    signing = [_signing(scene, draft, on, held) for draft, on in rating if draft.appraisal.pk not in held.waits]
    sign_many(at=scene.end, drafts=signing)
    follow(scene, period, {draft.appraisal.pk: draft.at for draft in signing})
    for draft in signing:
        _see(scene, draft)
    contest(scene, period, {draft.appraisal.pk for draft in signing})
    return len(signing)


def _signing(scene: Scene, rated: RatingDraft, sign_on: date, held: calibrate.Held) -> SigningDraft:
    """The signature nine minutes later that day, or after the meeting where there was one."""
    local = rated.at.astimezone(ZoneInfo(scene.zone))
    on = max(sign_on, held.signed_from) if rated.appraisal.pk in held.met else sign_on
    return SigningDraft(rated.by, scene.at(on, local.hour * 60 + local.minute + 9), rated.appraisal)


def _sheet(scene: Scene, appraisal: Appraisal, told: ratings.Sheet, label: str) -> Sheet:
    open_outcomes = unmeasured(Dossier.from_json(appraisal.dossier.facts))
    outcomes = {outcome.id: told.outcome for outcome in open_outcomes}
    work, behaviour = proposed(appraisal, told.behaviours, outcomes)
    behaviours, rater = told.behaviours, appraisal.rater
    if behaviour and rater and ratings.is_flat(scene.town.slug, rater.nip, appraisal.period.last_day):
        behaviours = dict.fromkeys(VALUES, str(behaviour))
    roll = dice("example", scene.town.slug, appraisal.person.nip, label)
    decided, reason = ratings.decided(scene.town.slug, appraisal.person.nip, label, work, told.outcome)
    return Sheet(
        work=decided,
        behaviour=behaviour or ratings.MEETS,
        behaviours=behaviours,
        outcomes=outcomes,
        work_reason=reason,
        behaviour_reason=ratings.example("behaviour", behaviour or ratings.MEETS, roll),
        seconds=told.seconds,
    )


def _see(scene: Scene, draft: SigningDraft) -> None:
    """Some open their receipt the same afternoon."""
    appraisal = draft.appraisal
    if dice("seen", scene.town.slug, appraisal.person.nip, appraisal.period.label).randrange(100) < SEEN:
        on = draft.at.astimezone().date()
        mark_seen(by=appraisal.person, at=scene.at(on, 16 * 60 + 20), appraisal=appraisal)
