"""Changes one's own unsigned rating in the meeting, with what it was and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tolok.appraisal.actions.calibration import NotOnTheTable
from tolok.appraisal.actions.moves import WordMissing
from tolok.appraisal.actions.rate import AlreadySigned, Sheet, rate
from tolok.appraisal.actions.session import SessionStep
from tolok.appraisal.actions.sign import NotYourRating
from tolok.appraisal.models import Appraisal, CalibrationChange, CalibrationItem
from tolok.appraisal.queries.drafts import own_rating
from tolok.appraisal.queries.lists import held
from tolok.appraisal.queries.replay import given_levels
from tolok.ledger.actions import Refusal, record

if TYPE_CHECKING:
    from tolok.appraisal.models import Calibration, Rating
    from tolok.people.models import Person


class SameLevels(Refusal):
    """Both ratings would stay as they are."""

    def __init__(self) -> None:
        super().__init__(_("Both ratings would stay as they are. Choose what changes, or leave this rating alone."))


@transaction.atomic
def calibrate(
    *, by: Person, at: datetime, calibration: Calibration, appraisal: Appraisal, work: str, behaviour: str, reason: str
) -> CalibrationChange:
    """Rate anew with other levels as a whole; the seven behaviours and the word to the person stay as they were."""
    step = SessionStep.begin("calibrate", by=by, at=at, calibration=calibration)
    item = CalibrationItem.objects.filter(calibration=step.calibration, appraisal=appraisal).first()
    if item is None:
        raise NotOnTheTable
    locked = held([appraisal.pk])[appraisal.pk]
    if locked.state == Appraisal.State.SIGNED:
        raise AlreadySigned
    rating = own_rating(locked, rater_id=by.pk)
    if rating is None:
        raise NotYourRating
    if (work, behaviour) == (rating.work, rating.behaviour):
        raise SameLevels
    if not reason.strip():
        raise WordMissing("reason")
    sheet = _changed(locked, rating, (work, behaviour), reason.strip())
    rate(by=by, at=at, appraisal=locked, sheet=sheet)
    change = CalibrationChange.objects.create(
        government_id=appraisal.government_id,
        item=item,
        old_work=rating.work,
        old_behaviour=rating.behaviour,
        work=work,
        behaviour=behaviour,
        reason=reason.strip(),
        by=by,
        changed_at=at,
    )
    fields = {"work": work, "behaviour": behaviour, "reason": change.reason}
    record(verb="calibrate", by=by, at=at, on=change, person=appraisal.person, fields=fields)
    return change


def _changed(appraisal: Appraisal, rating: Rating, levels: tuple[str, str], reason: str) -> Sheet:
    """The kept sheet with the new levels of work and behaviour; the reason stands at each that changes."""
    (work, behaviour), (behaviours, outcomes) = levels, given_levels(appraisal)
    kept = Sheet(
        work=rating.work,
        behaviour=rating.behaviour,
        behaviours=behaviours,
        outcomes=outcomes,
        work_reason=rating.work_reason,
        behaviour_reason=rating.behaviour_reason,
        remark=rating.remark,
        seconds=rating.seconds,
    )
    if work != rating.work:
        kept = replace(kept, work=work, work_reason=reason)
    return replace(kept, behaviour=behaviour, behaviour_reason=reason) if behaviour != rating.behaviour else kept
