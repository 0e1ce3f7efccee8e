"""Who opens, speaks in, leads and sees a calibration; how it moves."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from typing import TYPE_CHECKING

from tolok.appraisal.access.organisation import is_decider, role_in_unit
from tolok.appraisal.models import Calibration, CalibrationSeat
from tolok.people.access import is_hr

if TYPE_CHECKING:
    from tolok.people.models import Person

DecidesSession = Callable[["Person", Calibration, date], bool]
State = Calibration.State


def is_chair(by: Person, calibration: Calibration, on: date) -> bool:
    """The HR agency, or who rates the unit's head that day; never one who sits in it."""
    if is_seated(by, calibration, on):
        return False
    return is_hr(by, by, on) or is_decider(by, calibration.unit, on)


def is_seated(by: Person, calibration: Calibration, on: date) -> bool:
    """One of the raters who were called to the session."""
    return CalibrationSeat.objects.filter(calibration=calibration.pk, person=by).exists()


def role_in_calibration(by: Person, seats: Collection[Person], head: Person | None, on: date) -> str:
    """What one is to a session: `seated`, the unit's `head`, a `chair`; empty for all others, the rated among them."""
    if by in seats:
        return "seated"
    return {"head": "head", "hr": "chair", "decider": "chair"}.get(role_in_unit(by, head, on), "")


STEPS: dict[str, tuple[tuple[str | None, ...], str, DecidesSession]] = {
    # verb: (from, to, who may); the rater alone changes a rating (`rate`)
    "open_calibration": ((None,), State.PRIVATE, is_chair),
    "say_in_calibration": ((State.PRIVATE,), State.PRIVATE, is_seated),
    "call_off_calibration": ((State.PRIVATE,), State.CALLED_OFF, is_chair),
    "reveal_calibration": ((State.PRIVATE,), State.MEETING, is_chair),
    "calibrate": ((State.MEETING,), State.MEETING, is_seated),
    "close_calibration": ((State.MEETING,), State.CLOSED, is_chair),
}
