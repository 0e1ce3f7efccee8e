"""Every verb tried by every role, every state by every verb."""

from __future__ import annotations

import pytest

from tests.apps.appraisal.conftest import LATER, Office, objected, sheet
from tests.apps.appraisal.units import called, rated_unit
from tests.conftest import TODAY
from tolok.appraisal.access import (
    CALIBRATION_STEPS,
    GATHERING_STEPS,
    OBJECTION_STEPS,
    PERMISSIONS,
    STEPS,
    UNIT_STEPS,
    sees_rating,
)
from tolok.appraisal.actions import rate, sign
from tolok.appraisal.models import Appraisal
from tolok.ledger.actions import Refusal

ROWS = [
    ("gather_period", "self", False),
    ("gather_period", "superior", False),
    ("gather_period", "above", False),
    ("gather_period", "colleague", False),
    ("gather_period", "hr", True),
    ("gather_period", "planner", False),
    ("gather_period", "stranger", False),
    ("order_gathering", "self", False),
    ("order_gathering", "superior", False),
    ("order_gathering", "above", False),
    ("order_gathering", "colleague", False),
    ("order_gathering", "hr", True),
    ("order_gathering", "planner", False),
    ("order_gathering", "stranger", False),
    ("finish_gathering", "self", False),
    ("finish_gathering", "superior", False),
    ("finish_gathering", "above", False),
    ("finish_gathering", "colleague", False),
    ("finish_gathering", "hr", False),
    ("finish_gathering", "planner", False),
    ("finish_gathering", "stranger", False),
    ("stop_gathering", "self", False),
    ("stop_gathering", "superior", False),
    ("stop_gathering", "above", False),
    ("stop_gathering", "colleague", False),
    ("stop_gathering", "hr", False),
    ("stop_gathering", "planner", False),
    ("stop_gathering", "stranger", False),
    ("close_period", "self", False),
    ("close_period", "superior", False),
    ("close_period", "above", False),
    ("close_period", "colleague", False),
    ("close_period", "hr", True),
    ("close_period", "planner", False),
    ("close_period", "stranger", False),
    ("see_progress", "self", False),
    ("see_progress", "superior", False),
    ("see_progress", "above", False),
    ("see_progress", "colleague", False),
    ("see_progress", "hr", True),
    ("see_progress", "planner", False),
    ("see_progress", "stranger", False),
    ("see_receipt", "self", True),
    ("see_receipt", "superior", True),
    ("see_receipt", "above", True),
    ("see_receipt", "colleague", False),
    ("see_receipt", "hr", True),
    ("see_receipt", "planner", False),
    ("see_receipt", "stranger", False),
    ("mark_seen", "self", True),
    ("mark_seen", "superior", False),
    ("mark_seen", "above", False),
    ("mark_seen", "colleague", False),
    ("mark_seen", "hr", False),
    ("mark_seen", "planner", False),
    ("mark_seen", "stranger", False),
    ("rate", "self", False),
    ("rate", "superior", True),
    ("rate", "above", False),
    ("rate", "colleague", False),
    ("rate", "hr", False),
    ("rate", "planner", False),
    ("rate", "stranger", False),
    ("sign", "self", False),
    ("sign", "superior", True),
    ("sign", "above", False),
    ("sign", "colleague", False),
    ("sign", "hr", False),
    ("sign", "planner", False),
    ("sign", "stranger", False),
    ("raise_objection", "self", True),
    ("raise_objection", "superior", False),
    ("raise_objection", "above", False),
    ("raise_objection", "colleague", False),
    ("raise_objection", "hr", False),
    ("raise_objection", "planner", False),
    ("raise_objection", "stranger", False),
    ("withdraw_objection", "self", True),
    ("withdraw_objection", "superior", False),
    ("withdraw_objection", "above", False),
    ("withdraw_objection", "colleague", False),
    ("withdraw_objection", "hr", False),
    ("withdraw_objection", "planner", False),
    ("withdraw_objection", "stranger", False),
    ("answer_objection", "self", False),
    ("answer_objection", "superior", True),
    ("answer_objection", "above", False),
    ("answer_objection", "colleague", False),
    ("answer_objection", "hr", False),
    ("answer_objection", "planner", False),
    ("answer_objection", "stranger", False),
    ("uphold_objection", "self", False),
    ("uphold_objection", "superior", False),
    ("uphold_objection", "above", True),
    ("uphold_objection", "colleague", False),
    ("uphold_objection", "hr", False),
    ("uphold_objection", "planner", False),
    ("uphold_objection", "stranger", False),
    ("reject_objection", "self", False),
    ("reject_objection", "superior", False),
    ("reject_objection", "above", True),
    ("reject_objection", "colleague", False),
    ("reject_objection", "hr", False),
    ("reject_objection", "planner", False),
    ("reject_objection", "stranger", False),
    ("pass_answer", "self", False),
    ("pass_answer", "superior", False),
    ("pass_answer", "above", False),
    ("pass_answer", "colleague", False),
    ("pass_answer", "hr", False),
    ("pass_answer", "planner", False),
    ("pass_answer", "stranger", False),
    ("pass_decision", "self", False),
    ("pass_decision", "superior", False),
    ("pass_decision", "above", False),
    ("pass_decision", "colleague", False),
    ("pass_decision", "hr", False),
    ("pass_decision", "planner", False),
    ("pass_decision", "stranger", False),
    ("see_objections", "self", False),
    ("see_objections", "superior", False),
    ("see_objections", "above", False),
    ("see_objections", "colleague", False),
    ("see_objections", "hr", True),
    ("see_objections", "planner", False),
    ("see_objections", "stranger", False),
    ("set_achievement", "self", False),
    ("set_achievement", "above", True),
    ("set_achievement", "hr", False),
    ("set_achievement", "stranger", False),
    ("change_achievement", "self", False),
    ("change_achievement", "above", True),
    ("change_achievement", "stranger", False),
    ("explain_pattern", "self", False),
    ("explain_pattern", "superior", True),
    ("explain_pattern", "stranger", False),
    ("open_calibration", "self", False),
    ("open_calibration", "above", True),
    ("open_calibration", "hr", True),
    ("open_calibration", "stranger", False),
    ("say_in_calibration", "self", False),
    ("say_in_calibration", "superior", True),
    ("say_in_calibration", "second", True),
    ("say_in_calibration", "stranger", False),
    ("call_off_calibration", "self", False),
    ("call_off_calibration", "above", True),
    ("call_off_calibration", "hr", True),
    ("call_off_calibration", "stranger", False),
    ("reveal_calibration", "self", False),
    ("reveal_calibration", "above", True),
    ("reveal_calibration", "hr", True),
    ("reveal_calibration", "stranger", False),
    ("calibrate", "self", False),
    ("calibrate", "superior", True),
    ("calibrate", "second", True),
    ("calibrate", "stranger", False),
    ("close_calibration", "self", False),
    ("close_calibration", "above", True),
    ("close_calibration", "hr", True),
    ("close_calibration", "stranger", False),
]
ROLES = ["self", "superior", "above", "colleague", "hr", "planner", "stranger"]
SEES_UNSIGNED = ["superior"]
SEES_SIGNED = ["self", "superior", "above", "hr"]
MOVES = {
    # (verb, from): the state after, or None for a refusal
    ("rate", "gathered"): "rated",
    ("rate", "rated"): "rated",
    ("rate", "signed"): None,
    ("sign", "gathered"): None,
    ("sign", "rated"): "signed",
    ("sign", "signed"): None,
}


@pytest.mark.parametrize(("verb", "role", "allowed"), ROWS)
def test_a_permission(office: Office, verb: str, role: str, allowed: bool) -> None:
    clerk = office.people["clerk"]

    if verb in CALIBRATION_STEPS or verb in UNIT_STEPS:
        rated_unit(office)
        by = clerk if role == "self" else office.people[role]
        if verb in UNIT_STEPS:
            assert UNIT_STEPS[verb][2](by, office.unit, TODAY) is allowed
        else:
            assert CALIBRATION_STEPS[verb][2](by, called(office), TODAY) is allowed
        return
    by = clerk if role == "self" else office.people[role]
    if verb in GATHERING_STEPS:
        assert GATHERING_STEPS[verb][2](by, clerk, TODAY) is allowed
    elif verb in OBJECTION_STEPS:
        assert OBJECTION_STEPS[verb][2](by, objected(office), TODAY) is allowed
    elif verb in STEPS:
        assert STEPS[verb][2](by, office.gathered(), TODAY) is allowed
    else:
        assert PERMISSIONS[verb](by, clerk, TODAY) is allowed


@pytest.mark.parametrize("role", ROLES)
def test_a_rating_is_seen_by_its_rater_alone_until_it_is_signed(office: Office, role: str) -> None:
    by = office.people["clerk" if role == "self" else role]

    for appraisal in (office.gathered(), office.rated()):
        assert sees_rating(by, appraisal, TODAY) is (role in SEES_UNSIGNED)
    assert sees_rating(by, office.signed(), TODAY) is (role in SEES_SIGNED)


def test_the_moves_tried_here_are_all_moves() -> None:
    assert set(MOVES) == {(verb, state) for verb in STEPS for state in Appraisal.State.values}


@pytest.mark.parametrize(("verb", "state"), MOVES)
def test_a_move(office: Office, verb: str, state: str) -> None:
    appraisal = getattr(office, state)()
    by = office.people["superior"]

    try:
        if verb == "rate":
            rate(by=by, at=LATER, appraisal=appraisal, sheet=sheet(appraisal))
        else:
            sign(by=by, at=LATER, appraisal=appraisal)
        after: str | None = office.appraisal().state
    except Refusal:
        after = None

    assert after == MOVES[verb, state]
