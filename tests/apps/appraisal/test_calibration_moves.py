"""Every verb of a session and of a unit in every state, by every role."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.apps.appraisal.conftest import LATER, Office
from tests.apps.appraisal.test_calibration import change
from tests.apps.appraisal.test_pattern import explain, signed_unit
from tests.apps.appraisal.units import AT_MEETING, called, closed, decide, met, rated_unit
from tolok.appraisal.access import CALIBRATION_STEPS, UNIT_STEPS
from tolok.appraisal.actions import (
    call_off_calibration,
    close_calibration,
    reveal_calibration,
    say_in_calibration,
)
from tolok.appraisal.models import Achievement, Calibration
from tolok.ledger.actions import Refusal

Move = Callable[[Office, str], object]
ROLES = ("hr", "above", "superior", "second", "clerk", "planner")
CHAIRS, SEATED = ("hr", "above"), ("superior", "second")
# (verb, from): the state after, and who may; None for a refusal whoever comes
MOVES: dict[tuple[str, str], tuple[str, tuple[str, ...]] | None] = {
    ("say_in_calibration", "private"): ("private", SEATED),
    ("say_in_calibration", "meeting"): None,
    ("say_in_calibration", "closed"): None,
    ("say_in_calibration", "called_off"): None,
    ("call_off_calibration", "private"): ("called_off", CHAIRS),
    ("call_off_calibration", "meeting"): None,
    ("call_off_calibration", "closed"): None,
    ("call_off_calibration", "called_off"): None,
    ("reveal_calibration", "private"): ("meeting", CHAIRS),
    ("reveal_calibration", "meeting"): None,
    ("reveal_calibration", "closed"): None,
    ("reveal_calibration", "called_off"): None,
    ("calibrate", "private"): None,
    ("calibrate", "meeting"): ("meeting", SEATED),
    ("calibrate", "closed"): None,
    ("calibrate", "called_off"): None,
    ("close_calibration", "private"): None,
    ("close_calibration", "meeting"): ("closed", CHAIRS),
    ("close_calibration", "closed"): None,
    ("close_calibration", "called_off"): None,
}
UNIT_MOVES: dict[tuple[str, str], tuple[str, tuple[str, ...]] | None] = {
    ("change_achievement", "decided"): ("decided", ("above",)),
    ("change_achievement", "explained"): ("decided", ("above",)),
    ("explain_pattern", "decided"): ("explained", ("superior",)),
    ("explain_pattern", "explained"): None,
}


def bring(office: Office, state: str) -> None:
    """The session in this state."""
    rated_unit(office)
    own = called(office)
    if state == "called_off":
        call_off_calibration(by=office.people["hr"], at=LATER, calibration=own)
    if state in ("meeting", "closed"):
        met(office)
    if state == "closed":
        closed(office)


def take(office: Office, verb: str, role: str) -> object:
    """The step, by this role."""
    about = {"by": office.people[role], "at": AT_MEETING, "calibration": Calibration.objects.get()}
    if verb == "say_in_calibration":
        spoken = office.appraisal("junior" if role == "superior" else "clerk")
        return say_in_calibration(**about, appraisal=spoken, agrees=True)  # type: ignore[arg-type]  # a test's call by name
    if verb == "calibrate":
        return change(office, role, "clerk" if role == "superior" else "junior", work="above", behaviour="above")
    if verb == "close_calibration":
        return close_calibration(**about, minutes="We compared.")  # type: ignore[arg-type]  # likewise
    if verb == "reveal_calibration":
        return reveal_calibration(**about)  # type: ignore[arg-type]  # likewise
    return call_off_calibration(**about)  # type: ignore[arg-type]  # likewise


def test_the_moves_tried_here_are_all_moves() -> None:
    verbs = set(CALIBRATION_STEPS) - {"open_calibration"}

    assert set(MOVES) == {(verb, state) for verb in verbs for state in Calibration.State.values}
    moved = set(UNIT_STEPS) - {"set_achievement"}
    assert set(UNIT_MOVES) == {(verb, state) for verb in moved for state in Achievement.State.values}


@pytest.mark.parametrize(("verb", "state"), MOVES)
def test_a_move_of_a_session(office: Office, verb: str, state: str) -> None:
    bring(office, state)
    told = MOVES[verb, state]
    allowed = told[1] if told else ()

    for role in [role for role in ROLES if role not in allowed]:
        with pytest.raises(Refusal):
            take(office, verb, role)
    assert Calibration.objects.get().state == state
    if told:
        take(office, verb, told[1][0])
        assert Calibration.objects.get().state == told[0]


@pytest.mark.parametrize(("verb", "state"), UNIT_MOVES)
def test_a_move_of_an_achievement(office: Office, verb: str, state: str) -> None:
    signed_unit(office)
    if state == "explained":
        explain(office)
    steps: dict[str, Move] = {
        "change_achievement": lambda office, role: decide(office, "kurang", "The audit came in.", role),
        "explain_pattern": lambda office, role: explain(office, by=role),
    }
    told = UNIT_MOVES[verb, state]
    allowed = told[1] if told else ()

    for role in [role for role in ROLES if role not in allowed]:
        with pytest.raises(Refusal):
            steps[verb](office, role)
    if told:
        steps[verb](office, told[1][0])
        assert Achievement.objects.get().state == told[0]
    else:
        assert Achievement.objects.get().state == state
