"""Gathers a period in short steps that others can see."""

from __future__ import annotations

import logging

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from procrastinate.contrib.django import app

from tolok.appraisal import actions
from tolok.appraisal.queries.gatherings import gathering_to_do
from tolok.appraisal.queries.waiting import waiting_people
from tolok.people.access import inside

log = logging.getLogger(__name__)
# So many people are kept and proposed for in one transaction: less than a second of work.
BATCH = 400
UNEXPECTED = _("Something unexpected happened. Gather again; if it stops again, tell the operator.")


@app.task(name="appraisal.gather")
def gather(*, government_id: int, gathering_id: int) -> None:
    """Gather what was asked for; again after a kill it goes on where it stopped, and nobody is written twice."""
    with inside(government_id):
        asked = gathering_to_do(gathering_id)
        people = waiting_people(asked.period) if asked else []
    if asked is None:
        return
    at = asked.asked_at
    try:
        for start in range(0, len(people), BATCH):
            with inside(government_id):
                actions.gather_batch(at=at, gathering_id=gathering_id, person_ids=people[start : start + BATCH])
        with inside(government_id):
            actions.finish_gathering(at=at, gathering_id=gathering_id)
    except Exception:
        log.exception("gathering %s stopped", gathering_id)
        with inside(government_id), override(settings.LANGUAGE_CODE):
            actions.stop_gathering(at=at, gathering_id=gathering_id, reason=str(UNEXPECTED))
