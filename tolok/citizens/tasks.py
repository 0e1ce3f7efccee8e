"""What the clock does: moves cases, publishes surveys, reminds of plans."""

from __future__ import annotations

from datetime import UTC, datetime

from django.conf import settings
from procrastinate.contrib.django import app

from tolok.calendar.queries import is_awake
from tolok.citizens.actions.cases.passing import settle_silence, tell_reporters_acts, warn_staff
from tolok.citizens.actions.reminders import remind_owners, tell_planners
from tolok.citizens.actions.survey.releases import release_due
from tolok.people.access import inside
from tolok.people.queries import governments


@app.periodic(cron="25 * * * *")
@app.task(name="citizens.pass_time", queueing_lock="citizens.pass_time", pass_context=False)
def pass_time(timestamp: int) -> int:
    """Settle, warn and tell in every government; each once. In the example time stands still, but acts are told."""
    at, done = datetime.fromtimestamp(timestamp, UTC), 0
    for government in governments():
        with inside(government.pk):
            done += tell_reporters_acts(at=at, government=government)
            if settings.EXAMPLE_DAY is None:
                done += settle_silence(at=at, government=government)
                done += warn_staff(at=at, government=government)
    return done


@app.periodic(cron="40 * * * *")
@app.task(name="citizens.pass_day", queueing_lock="citizens.pass_day", pass_context=False)
def pass_day(timestamp: int) -> int:
    """Publish what surveys told, remind of plans and proposals, from the morning on; each once. Not in the example."""
    if settings.EXAMPLE_DAY is not None:
        return 0
    at, done = datetime.fromtimestamp(timestamp, UTC), 0
    for government in governments():
        if is_awake(at, government):
            with inside(government.pk):
                done += release_due(at=at, government=government)
                done += remind_owners(at=at, government=government)
                done += tell_planners(at=at, government=government)
    return done
