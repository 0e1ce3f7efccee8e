"""Who may have a period gathered, and how a gathering moves."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from tolok.appraisal.access.appraisals import PERMISSIONS
from tolok.appraisal.models import Gathering
from tolok.feedback.queries import is_being_asked
from tolok.ledger.actions import Refusal
from tolok.people.access import Who, is_hr, is_worker, require

if TYPE_CHECKING:
    from tolok.calendar.models import Period
    from tolok.people.models import Person

State = Gathering.State


STEPS: dict[str, tuple[tuple[str | None, ...], str, Who]] = {
    # verb: (from, to, who may)
    "order_gathering": ((None,), State.RUNNING, is_hr),
    "finish_gathering": ((State.RUNNING,), State.DONE, is_worker),
    "stop_gathering": ((State.RUNNING,), State.STOPPED, is_worker),
}


class VoicesAreAsked(Refusal):
    """A dossier is kept once, so it waits for the voices that belong in it."""

    def __init__(self, period: Period) -> None:
        super().__init__(
            _(
                "The voices on %(period)s are still being asked, and facts are kept once. Close the round of voices"
                " or wait for its last day, then gather."
            )
            % {"period": period.label}
        )


def require_gathering(by: Person | None, period: Period, *, on: date) -> None:
    """Refuse whoever may not gather the period, and whatever must be over before facts are kept; None is the clock.

    Every way to gather passes here first: the HR agency's click, the clock, and the single call.
    """
    if by is not None:
        require(PERMISSIONS, "gather_period", by=by, person=by, on=on)
    if is_being_asked(period):
        raise VoicesAreAsked(period)
