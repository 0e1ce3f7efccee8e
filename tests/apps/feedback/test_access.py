"""Who may do what in `feedback`, one row a right; every state by every verb."""

from __future__ import annotations

import pytest

from tests.apps.feedback.city import ASKED, City
from tests.apps.work import Office
from tests.conftest import TODAY
from tolok.feedback.access import CARD_STEPS, COMMENT_STEPS, PERMISSIONS, STEPS
from tolok.feedback.actions import close_round, hold_comment, show_comment, void_round
from tolok.feedback.models import Card, Comment, Round
from tolok.ledger.actions import Refusal

ROWS = [
    ("say", "self", False),
    ("say", "superior", True),
    ("say", "above", True),
    ("say", "colleague", False),
    ("say", "hr", False),
    ("say", "planner", False),
    ("say", "stranger", False),
    ("reply", "self", True),
    ("reply", "superior", False),
    ("reply", "above", False),
    ("reply", "colleague", False),
    ("reply", "hr", False),
    ("reply", "planner", False),
    ("reply", "stranger", False),
    ("see_notes", "self", True),
    ("see_notes", "superior", True),
    ("see_notes", "above", True),
    ("see_notes", "colleague", False),
    ("see_notes", "hr", False),
    ("see_notes", "planner", False),
    ("see_notes", "stranger", False),
    ("open_round", "self", False),
    ("open_round", "superior", False),
    ("open_round", "above", False),
    ("open_round", "colleague", False),
    ("open_round", "hr", True),
    ("open_round", "planner", False),
    ("open_round", "stranger", False),
    ("close_round", "self", False),
    ("close_round", "superior", False),
    ("close_round", "above", False),
    ("close_round", "colleague", False),
    ("close_round", "hr", True),
    ("close_round", "planner", False),
    ("close_round", "stranger", False),
    ("void_round", "self", False),
    ("void_round", "superior", False),
    ("void_round", "above", False),
    ("void_round", "colleague", False),
    ("void_round", "hr", True),
    ("void_round", "planner", False),
    ("void_round", "stranger", False),
    ("see_rounds", "self", False),
    ("see_rounds", "superior", False),
    ("see_rounds", "above", False),
    ("see_rounds", "colleague", False),
    ("see_rounds", "hr", True),
    ("see_rounds", "planner", False),
    ("see_rounds", "stranger", False),
    ("send_sheet", "self", True),
    ("send_sheet", "superior", False),
    ("send_sheet", "above", False),
    ("send_sheet", "colleague", False),
    ("send_sheet", "hr", False),
    ("send_sheet", "planner", False),
    ("send_sheet", "stranger", False),
    ("see_voices", "self", True),
    ("see_voices", "superior", True),
    ("see_voices", "above", False),
    ("see_voices", "colleague", False),
    ("see_voices", "hr", False),
    ("see_voices", "planner", False),
    ("see_voices", "stranger", False),
    ("keep_served", "self", False),
    ("keep_served", "superior", False),
    ("keep_served", "above", False),
    ("keep_served", "colleague", False),
    ("keep_served", "hr", True),
    ("keep_served", "planner", False),
    ("keep_served", "stranger", False),
    ("show_comment", "self", False),
    ("show_comment", "superior", False),
    ("show_comment", "above", False),
    ("show_comment", "colleague", False),
    ("show_comment", "hr", True),
    ("show_comment", "planner", False),
    ("show_comment", "stranger", False),
    ("hold_comment", "self", False),
    ("hold_comment", "superior", False),
    ("hold_comment", "above", False),
    ("hold_comment", "colleague", False),
    ("hold_comment", "hr", True),
    ("hold_comment", "planner", False),
    ("hold_comment", "stranger", False),
    ("write_card", "self", True),
    ("write_card", "superior", True),
    ("write_card", "above", False),
    ("write_card", "colleague", False),
    ("write_card", "hr", False),
    ("write_card", "planner", False),
    ("write_card", "stranger", False),
    ("see_cards", "self", True),
    ("see_cards", "superior", True),
    ("see_cards", "above", True),
    ("see_cards", "colleague", False),
    ("see_cards", "hr", False),
    ("see_cards", "planner", False),
    ("see_cards", "stranger", False),
    ("confirm_card", "self", True),
    ("confirm_card", "superior", False),
    ("confirm_card", "above", False),
    ("confirm_card", "colleague", False),
    ("confirm_card", "hr", False),
    ("confirm_card", "planner", False),
    ("confirm_card", "stranger", False),
    ("return_card", "self", True),
    ("return_card", "superior", False),
    ("return_card", "above", False),
    ("return_card", "colleague", False),
    ("return_card", "hr", False),
    ("return_card", "planner", False),
    ("return_card", "stranger", False),
    ("withdraw_card", "self", False),
    ("withdraw_card", "superior", True),
    ("withdraw_card", "above", False),
    ("withdraw_card", "colleague", False),
    ("withdraw_card", "hr", False),
    ("withdraw_card", "planner", False),
    ("withdraw_card", "stranger", False),
    ("report_card_done", "self", True),
    ("report_card_done", "superior", False),
    ("report_card_done", "above", False),
    ("report_card_done", "colleague", False),
    ("report_card_done", "hr", False),
    ("report_card_done", "planner", False),
    ("report_card_done", "stranger", False),
    ("finish_card", "self", False),
    ("finish_card", "superior", True),
    ("finish_card", "above", False),
    ("finish_card", "colleague", False),
    ("finish_card", "hr", False),
    ("finish_card", "planner", False),
    ("finish_card", "stranger", False),
]
MOVES = {
    # (verb, from): the state after, or None for a refusal
    ("open_round", None): "open",
    ("open_round", "open"): None,
    ("open_round", "closed"): None,
    ("open_round", "void"): "open",
    ("close_round", "open"): "closed",
    ("close_round", "closed"): None,
    ("close_round", "void"): None,
    ("void_round", "open"): "void",
    ("void_round", "closed"): None,
    ("void_round", "void"): None,
    ("show_comment", "waiting"): "shown",
    ("show_comment", "shown"): None,
    ("show_comment", "held"): "shown",
    ("hold_comment", "waiting"): "held",
    ("hold_comment", "shown"): "held",
    ("hold_comment", "held"): None,
}


@pytest.mark.parametrize(("verb", "role", "is_allowed"), ROWS)
def test_the_permission_table_says_who_may(office: Office, verb: str, role: str, is_allowed: bool) -> None:
    by, who = office[role], {**STEPS, **COMMENT_STEPS}

    if verb in CARD_STEPS:
        card = Card(government=office.government, person=office["self"], author=office["superior"], kind="action")
        assert CARD_STEPS[verb][2](by, card, TODAY) is is_allowed
    elif verb in who:
        assert who[verb][2](by, office["self"], TODAY) is is_allowed
    else:
        assert PERMISSIONS[verb](by, office["self"], TODAY) is is_allowed


@pytest.mark.parametrize(("verb", "state", "after"), [(*move, after) for move, after in MOVES.items()])
def test_every_verb_is_tried_from_every_state(city: City, verb: str, state: str | None, after: str | None) -> None:
    found = _comment(city, state) if verb.endswith("comment") else _round(city, state)

    try:
        moved = _moved(city, verb, found)
    except Refusal:
        assert after is None
    else:
        assert moved.state == after


def test_the_moves_tried_are_all_there_are() -> None:
    rounds = {(verb, state) for verb in STEPS for state in Round.State.values}
    comments = {(verb, state) for verb in COMMENT_STEPS for state in Comment.State.values}

    assert set(MOVES) == rounds | comments | {("open_round", None)}


def _round(city: City, state: str | None) -> Round | None:
    if not state:
        return None
    found = city.opened()
    if state == "closed":
        close_round(by=city["hr"], at=ASKED, round_=found)
    if state == "void":
        void_round(by=city["hr"], at=ASKED, round_=found, reason="Keliru.")
    return found


def _comment(city: City, state: str | None) -> Comment:
    found = Comment.objects.create(
        government=city.government, round=city.opened(), subject=city["clerk1"], voice="peers", text="Sabar."
    )
    if state == "shown":
        return show_comment(by=city["hr"], at=ASKED, comment=found)
    return hold_comment(by=city["hr"], at=ASKED, comment=found, reason="Nama.") if state == "held" else found


def _moved(city: City, verb: str, found: Round | Comment | None) -> Round | Comment:
    by = city["hr"]
    match verb, found:
        case "close_round", Round():
            close_round(by=by, at=ASKED, round_=found)
        case "void_round", Round():
            void_round(by=by, at=ASKED, round_=found, reason="Keliru.")
        case "show_comment", Comment():
            return show_comment(by=by, at=ASKED, comment=found)
        case "hold_comment", Comment():
            return hold_comment(by=by, at=ASKED, comment=found, reason="Nama.")
        case _:
            return city.opened()
    found.refresh_from_db()
    return found
