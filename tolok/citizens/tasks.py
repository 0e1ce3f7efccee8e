"""What the clock does: moves cases, publishes answers and surveys, reminds."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from django.conf import settings
from procrastinate.contrib.django import app

from tolok.calendar.access import in_every_government
from tolok.citizens.actions.cases.passing import settle_silence, tell_reporters_acts, warn_staff
from tolok.citizens.actions.cases.releases import release_due_cases
from tolok.citizens.actions.reminders import remind_owners, tell_planners
from tolok.citizens.actions.served import release_due_served
from tolok.citizens.actions.survey.releases import release_due
from tolok.people.access import inside
from tolok.people.queries import governments

if TYPE_CHECKING:
    from tolok.people.models import Government


@app.periodic(cron="25 * * * *")
@app.task(name="citizens.pass_time", queueing_lock="citizens.pass_time", pass_context=False)
def pass_time(timestamp: int) -> int:
    """Settle, warn, publish and tell in every government; each once. In the example acts are only told."""
    at, done = datetime.fromtimestamp(timestamp, UTC), 0
    for government in governments():
        with inside(government.pk):
            done += tell_reporters_acts(at=at, government=government)
            if settings.EXAMPLE_DAY is None:
                done += settle_silence(at=at, government=government)
                done += warn_staff(at=at, government=government)
                done += release_due_cases(at=at, government=government)
    return done


@app.periodic(cron="40 * * * *")
@app.task(name="citizens.pass_day", queueing_lock="citizens.pass_day", pass_context=False)
def pass_day(timestamp: int) -> int:
    """Publish surveys and finished services, remind of plans and proposals, from the morning on; not in the example."""
    return in_every_government(timestamp, _of_the_day, from_the_morning=True)


def _of_the_day(government: Government, at: datetime) -> int:
    done = release_due(at=at, government=government)
    done += release_due_served(at=at, government=government)
    done += remind_owners(at=at, government=government)
    return done + tell_planners(at=at, government=government)
