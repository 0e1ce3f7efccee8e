"""Reads signed ratings for their fairness in the background, with progress."""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from tolok.calendar.queries import day_of
from tolok.insight import actions
from tolok.insight.models import Reading
from tolok.insight.queries.fairness.lists import unread_periods
from tolok.insight.queries.fairness.walk import Walk
from tolok.people.access import inside
from tolok.people.queries import governments

log = logging.getLogger(__name__)
# A closed period older than this is not read by itself any more.
DAYS = timedelta(days=120)


class Gone(Exception):
    """Another worker has ended the reading."""


@app.task(name="insight.read_ratings")
def read_ratings(*, government_id: int, reading_id: int) -> None:
    """Read what was asked for; again after a kill it begins anew and finds the same."""
    with inside(government_id):
        asked = Reading.objects.select_related("period").filter(pk=reading_id, state=Reading.State.RUNNING).first()
    if asked is None:
        return
    try:
        found = Walk(asked, Teller(asked).tell).found()
    except Gone:
        return
    except Exception:
        log.exception("reading %s stopped", reading_id)
        reason = _(
            "Something unexpected happened. No rating was changed. Ask again; if it stops again, tell the operator."
        )
        with inside(government_id):
            actions.stop_reading(at=asked.asked_at, reading_id=reading_id, reason=reason)
        return
    with inside(government_id):
        actions.finish_reading(at=asked.asked_at, reading_id=reading_id, found=found)


@app.periodic(cron="35 * * * *")
@app.task(name="insight.read_closed_periods", queueing_lock="insight.read_closed_periods", pass_context=False)
def read_closed_periods(timestamp: int) -> int:
    """Ask for a reading of each period closed since its last one; how many. In the example time stands still."""
    if settings.EXAMPLE_DAY is not None:
        return 0
    at, asked = datetime.fromtimestamp(timestamp, UTC), 0
    for government in governments():
        with inside(government.pk):
            for period in unread_periods(since=day_of(at, government) - DAYS, at=at):
                actions.ask_reading(by=None, at=at, period=period)
                asked += 1
    return asked


@dataclass(frozen=True)
class Teller:
    """Says how far a reading is."""

    asked: Reading
    began: float = field(default_factory=time.monotonic)

    def tell(self, done: int) -> None:
        """Say how far it is; stop when another worker has ended it."""
        passed, total = time.monotonic() - self.began, self.asked.total
        with inside(self.asked.government_id):
            running = Reading.objects.filter(pk=self.asked.pk, state=Reading.State.RUNNING)
            if not running.update(done=min(done, total), seconds_left=round(passed * (total - done) / done)):
                raise Gone
