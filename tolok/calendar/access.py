"""Who may open periods, mend holidays and set office hours; how a period moves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from django.conf import settings

from tolok.calendar.models import Period
from tolok.calendar.queries import is_awake
from tolok.people.access import Who, inside, is_hr
from tolok.people.queries import governments

if TYPE_CHECKING:
    from tolok.people.models import Government

State = Period.State

# This app's rows of the permission table: verb: who may do it.
PERMISSIONS: dict[str, Who] = {
    "see_periods": is_hr,
    "open_periods": is_hr,
    "set_holidays": is_hr,
    "set_hours": is_hr,
    "begin_rating": is_hr,
    "end_rating": is_hr,
    "extend_rating": is_hr,
    "reopen_rating": is_hr,
}

STEPS: dict[str, tuple[tuple[str, ...], str, Who]] = {
    # verb: (from, to, who may)
    "begin_rating": ((State.OPEN,), State.RATING, is_hr),
    "extend_rating": ((State.RATING,), State.RATING, is_hr),
    "end_rating": ((State.RATING,), State.CLOSED, is_hr),
    "reopen_rating": ((State.CLOSED,), State.RATING, is_hr),
}


def in_every_government(
    timestamp: int, act: Callable[[Government, datetime], int], *, from_the_morning: bool = False
) -> int:
    """What the clock does at the planned moment in each government, each in a transaction of its own; the sum.

    In the example time stands still, so nothing is done there.
    """
    if settings.EXAMPLE_DAY is not None:
        return 0
    at, done = datetime.fromtimestamp(timestamp, UTC), 0
    for government in governments():
        if not from_the_morning or is_awake(at, government):
            with inside(government.pk):
                done += act(government, at)
    return done
