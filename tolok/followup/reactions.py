"""What a signed predikat sets in motion."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from tolok.appraisal.queries import is_contested, signed_appraisal
from tolok.delivery.actions import tell
from tolok.followup.actions import hold_follow_ups, open_follow_ups, settle_follow_ups
from tolok.followup.queries import address_of
from tolok.people.access import inside

if TYPE_CHECKING:
    from tolok.appraisal.models import Appraisal
    from tolok.followup.models import FollowUp


@app.task(name="appraisal.predikat_signed")
def open_what_follows(*, government_id: int, appraisal_id: int, at: str) -> None:
    """Open the follow-ups of a signed appraisal and tell the person; doing it twice changes nothing."""
    moment = datetime.fromisoformat(at)
    with inside(government_id):
        appraisal = signed_appraisal(appraisal_id)
        if appraisal is None:
            return
        _tell(appraisal, open_follow_ups(by=None, at=moment, appraisal=appraisal), at=moment)
        if is_contested(appraisal):
            hold_follow_ups(at=moment, appraisal=appraisal)


@app.task(name="appraisal.objection_raised")
def hold_what_follows(*, government_id: int, appraisal_id: int, at: str) -> None:
    """Let what follows wait while the objection is open; a job that comes after its end changes nothing."""
    with inside(government_id):
        appraisal = signed_appraisal(appraisal_id)
        if appraisal is not None and is_contested(appraisal):
            hold_follow_ups(at=datetime.fromisoformat(at), appraisal=appraisal)


@app.task(name="appraisal.objection_over")
def settle_what_follows(*, government_id: int, appraisal_id: int, at: str) -> None:
    """Go on with what the predikat that stands calls for, and tell the person what is new."""
    moment = datetime.fromisoformat(at)
    with inside(government_id):
        appraisal = signed_appraisal(appraisal_id)
        if appraisal is not None and not is_contested(appraisal):
            _tell(appraisal, settle_follow_ups(at=moment, appraisal=appraisal), at=moment)


def _tell(appraisal: Appraisal, opened: Iterable[FollowUp], *, at: datetime) -> None:
    told = _("Your predikat %(period)s opens: %(title)s.")
    for each in opened:
        tell(
            at=at,
            person=appraisal.person,
            kind="news",
            key=f"follow-up:{each.pk}",
            text=told % {"period": appraisal.period.label, "title": each.title},
            address=address_of(appraisal.person.government, each.pk),
        )
