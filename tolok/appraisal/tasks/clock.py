"""What the clock does: opens periods, passes deadlines, tells of silence."""

from __future__ import annotations

from contextlib import suppress

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from tolok.appraisal import actions
from tolok.appraisal.events import ask_to_gather
from tolok.appraisal.queries.gatherings import gatherings_to_do
from tolok.calendar.access import in_every_government
from tolok.calendar.queries import day_of
from tolok.people.access import inside
from tolok.people.queries import governments


@app.periodic(cron="*/10 * * * *")
@app.task(name="appraisal.pass_deadlines", queueing_lock="appraisal.pass_deadlines", pass_context=False)
def pass_deadlines(timestamp: int) -> int:
    """Move what is late in every government; `timestamp` is the planned moment. In the example time stands still."""
    return in_every_government(timestamp, lambda government, at: actions.pass_deadlines(at=at))


@app.periodic(cron="25 * * * *")
@app.task(name="appraisal.pass_windows", queueing_lock="appraisal.pass_windows", pass_context=False)
def pass_windows(timestamp: int) -> int:
    """Tell of days to object that end, from the morning on, and end them. In the example time stands still."""
    return in_every_government(
        timestamp,
        lambda government, at: actions.pass_windows(at=at, on=day_of(at, government)),
        from_the_morning=True,
    )


@app.periodic(cron="5 * * * *")
@app.task(name="appraisal.open_rating", queueing_lock="appraisal.open_rating", pass_context=False)
def open_rating(timestamp: int) -> int:
    """Gather what is due by the policy of each government; how many began. In the example time stands still."""
    return in_every_government(
        timestamp, lambda government, at: len(actions.open_due(government=government, at=at, on=day_of(at, government)))
    )


@app.periodic(cron="*/10 * * * *")
@app.task(name="appraisal.resume_gatherings", queueing_lock="appraisal.resume_gatherings", pass_context=False)
def resume_gatherings(timestamp: int) -> int:
    """Enqueue again what is not over and has no job left, so that no gathering holds its period up; how many."""
    resumed = 0
    for government in governments():
        with inside(government.pk):
            for each in gatherings_to_do():
                with suppress(AlreadyEnqueued), transaction.atomic():
                    ask_to_gather(gathering=each)
                    resumed += 1
    return resumed


@app.periodic(cron="20 * * * *")
@app.task(name="appraisal.tell_silence", queueing_lock="appraisal.tell_silence", pass_context=False)
def tell_silence(timestamp: int) -> int:
    """Remind raters and tell who must know, in every government; each thing once. In the example time stands still."""
    return in_every_government(
        timestamp, lambda government, at: actions.tell_silence(government=government, at=at, on=day_of(at, government))
    )


@app.periodic(cron="*/10 * * * *")
@app.task(name="appraisal.remind_raters", queueing_lock="appraisal.remind_raters", pass_context=False)
def remind_raters(timestamp: int) -> int:
    """Remind raters and sum up for the HR agency, from the morning on; each once. In the example time stands still."""
    return in_every_government(
        timestamp,
        lambda government, at: actions.remind_raters(government=government, at=at, on=day_of(at, government)),
        from_the_morning=True,
    )
