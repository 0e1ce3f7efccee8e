"""What the clock does with cases: settles, warns, publishes, tells of reporters."""

from __future__ import annotations

from datetime import UTC, datetime

from django.conf import settings
from procrastinate.contrib.django import app

from tolok.citizens.actions.cases.passing import settle_silence, tell_reporters_acts, warn_staff
from tolok.citizens.actions.cases.releases import release_due_cases
from tolok.people.access import inside
from tolok.people.queries import governments


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
