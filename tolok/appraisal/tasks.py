"""Lets deadlines of objections pass on time, and tells of silent raters."""

from __future__ import annotations

from datetime import UTC, datetime

from django.conf import settings
from procrastinate.contrib.django import app

from tolok.appraisal import actions
from tolok.calendar.queries import day_of
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


@app.periodic(cron="20 * * * *")
@app.task(name="appraisal.tell_silence", queueing_lock="appraisal.tell_silence", pass_context=False)
def tell_silence(timestamp: int) -> int:
    """Remind raters and tell who must know, in every government; each thing once. In the example time stands still."""
    if settings.EXAMPLE_DAY is not None:
        return 0
    at, told = datetime.fromtimestamp(timestamp, UTC), 0
    for government in governments():
        with inside(government.pk):
            told += actions.tell_silence(government=government, at=at, on=day_of(at, government))
    return told
