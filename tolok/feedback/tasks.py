"""Closes rounds of voices at their end."""

from __future__ import annotations

from datetime import UTC, datetime

from django.conf import settings
from procrastinate.contrib.django import app

from tolok.feedback import actions
from tolok.people.access import inside
from tolok.people.queries import governments


@app.periodic(cron="5 * * * *")
@app.task(name="feedback.close_rounds", queueing_lock="feedback.close_rounds", pass_context=False)
def close_rounds(timestamp: int) -> int:
    """Close what is due in every government; `timestamp` is the planned moment. In the example time stands still."""
    if settings.EXAMPLE_DAY is not None:
        return 0
    closed = 0
    for government in governments():
        with inside(government.pk):
            closed += actions.close_due(at=datetime.fromtimestamp(timestamp, UTC), government=government)
    return closed
