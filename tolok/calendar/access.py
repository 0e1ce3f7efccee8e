"""Who may open periods, mend holidays and set office hours; how a period moves."""

from __future__ import annotations

from tolok.calendar.models import Period
from tolok.people.access import Who, is_hr

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
