"""What the clock does: ends rounds on their last day, goes on with what stopped."""

from __future__ import annotations

from contextlib import suppress

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from tolok.calendar.access import in_every_government
from tolok.calendar.queries import day_of
from tolok.feedback import actions
from tolok.feedback.events import ask_to_work
from tolok.feedback.queries import rounds_to_work
from tolok.people.access import inside
from tolok.people.queries import governments


@app.periodic(cron="5 * * * *")
@app.task(name="feedback.close_rounds", queueing_lock="feedback.close_rounds", pass_context=False)
def close_rounds(timestamp: int) -> int:
    """Have counted what is due in every government at the planned moment. In the example time stands still."""
    return in_every_government(timestamp, lambda government, at: actions.close_due(at=at, government=government))


@app.periodic(cron="*/10 * * * *")
@app.task(name="feedback.resume_rounds", queueing_lock="feedback.resume_rounds", pass_context=False)
def resume_rounds(timestamp: int) -> int:
    """Enqueue again what waits for a worker and has no job left, so that no round stops for good; how many."""
    resumed = 0
    for government in governments():
        with inside(government.pk):
            for each in rounds_to_work():
                with suppress(AlreadyEnqueued), transaction.atomic():
                    ask_to_work(round_=each)
                    resumed += 1
    return resumed


@app.periodic(cron="15 * * * *")
@app.task(name="feedback.remind_voices", queueing_lock="feedback.remind_voices", pass_context=False)
def remind_voices(timestamp: int) -> int:
    """Remind whoever has a sheet left, from the morning on; each once. In the example time stands still."""
    return in_every_government(
        timestamp,
        lambda government, at: actions.remind_voices(government=government, at=at, on=day_of(at, government)),
        from_the_morning=True,
    )
