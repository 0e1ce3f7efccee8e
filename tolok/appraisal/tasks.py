"""Lets deadlines of objections pass on time."""

from __future__ import annotations

from datetime import UTC, datetime

from django.conf import settings
from procrastinate.contrib.django import app

from tolok.appraisal import actions
from tolok.people.access import inside
from tolok.people.queries import governments


@app.periodic(cron="*/10 * * * *")
@app.task(name="appraisal.pass_deadlines", queueing_lock="appraisal.pass_deadlines", pass_context=False)
def pass_deadlines(timestamp: int) -> int:
    """Move what is late in every government; `timestamp` is the planned moment. In the example time stands still."""
    if settings.EXAMPLE_DAY is not None:
        return 0
    moved = 0
    for government in governments():
        with inside(government.pk):
            moved += actions.pass_deadlines(at=datetime.fromtimestamp(timestamp, UTC))
    return moved
