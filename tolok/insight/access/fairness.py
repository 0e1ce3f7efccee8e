"""Who may have ratings read for their fairness, and who sees what was found."""

from __future__ import annotations

from tolok.insight.access.simulation import is_nobody
from tolok.insight.models import Reading
from tolok.people.access import Who, any_of, is_hr, is_self

State = Reading.State

# This app's rows of the permission table: verb: who may do it to whom.
PERMISSIONS: dict[str, Who] = {
    "see_fairness": is_hr,
    "see_mirror": any_of(is_self, is_hr),
}

STEPS: dict[str, tuple[tuple[str | None, ...], str | None, Who]] = {
    # verb: (from, to, who may)
    "ask_reading": ((None,), State.RUNNING, is_hr),
    "finish_reading": ((State.RUNNING,), State.DONE, is_nobody),
    "stop_reading": ((State.RUNNING,), State.FAILED, is_nobody),
}
