"""What a signed predikat sets in motion."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from tolok.appraisal.queries import signed_appraisal
from tolok.delivery.actions import tell
from tolok.followup.actions import open_follow_ups
from tolok.followup.queries import address_of
from tolok.people.access import inside


@app.task(name="appraisal.predikat_signed")
def open_what_follows(*, government_id: int, appraisal_id: int, at: str) -> None:
    """Open the follow-ups of a signed appraisal and tell the person; doing it twice changes nothing."""
    moment = datetime.fromisoformat(at)
    with inside(government_id):
        appraisal = signed_appraisal(appraisal_id)
        if appraisal is None:
            return
        for opened in open_follow_ups(by=None, at=moment, appraisal=appraisal):
            told = _("Your predikat %(period)s opens: %(title)s.")
            tell(
                at=moment,
                person=appraisal.person,
                kind="news",
                key=f"follow-up:{opened.pk}",
                text=told % {"period": appraisal.period.label, "title": opened.title},
                address=address_of(appraisal.person.government, opened.pk),
            )
