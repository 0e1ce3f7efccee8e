"""Rounds and comments: every state by every verb."""

from __future__ import annotations

import pytest

from tests.apps.feedback.city import ASKED, City
from tolok.feedback.access import COMMENT_STEPS, STEPS
from tolok.feedback.actions import close_round, hold_comment, open_round, order_close, show_comment, void_round
from tolok.feedback.models import Comment, Round
from tolok.ledger.actions import Refusal

MOVES = {
    # (verb, from): the state after, or None for a refusal
    ("order_round", None): "opening",
    ("order_round", "opening"): None,
    ("order_round", "open"): None,
    ("order_round", "closing"): None,
    ("order_round", "closed"): None,
    ("order_round", "void"): "opening",
    ("open_round", "opening"): "open",
    ("open_round", "open"): None,
    ("open_round", "closing"): None,
    ("open_round", "closed"): None,
    ("open_round", "void"): None,
    ("order_close", "opening"): None,
    ("order_close", "open"): "closing",
    ("order_close", "closing"): None,
    ("order_close", "closed"): None,
    ("order_close", "void"): None,
    ("close_round", "opening"): None,
    ("close_round", "open"): None,
    ("close_round", "closing"): "closed",
    ("close_round", "closed"): None,
    ("close_round", "void"): None,
    ("void_round", "opening"): "void",
    ("void_round", "open"): "void",
    ("void_round", "closing"): "void",
    ("void_round", "closed"): None,
    ("void_round", "void"): None,
    ("show_comment", "waiting"): "shown",
    ("show_comment", "shown"): None,
    ("show_comment", "held"): "shown",
    ("hold_comment", "waiting"): "held",
    ("hold_comment", "shown"): "held",
    ("hold_comment", "held"): None,
}


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

    assert set(MOVES) == rounds | comments | {("order_round", None)}


def _round(city: City, state: str | None) -> Round | None:
    if not state:
        return None
    found = city.ordered()
    if state == "opening":
        return found
    found = open_round(at=ASKED, round_=found)
    if state == "void":
        return void_round(by=city["hr"], at=ASKED, round_=found, reason="Keliru.")
    if state != "open":
        found = order_close(by=city["hr"], at=ASKED, round_=found)
    if state == "closed":
        close_round(at=ASKED, round_=found)
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
        case "open_round", Round():
            open_round(at=ASKED, round_=found)
        case "order_close", Round():
            order_close(by=by, at=ASKED, round_=found)
        case "close_round", Round():
            close_round(at=ASKED, round_=found)
        case "void_round", Round():
            void_round(by=by, at=ASKED, round_=found, reason="Keliru.")
        case "show_comment", Comment():
            return show_comment(by=by, at=ASKED, comment=found)
        case "hold_comment", Comment():
            return hold_comment(by=by, at=ASKED, comment=found, reason="Nama.")
        case _:
            return city.ordered()
    found.refresh_from_db()
    return found
