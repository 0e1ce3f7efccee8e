"""A dialogue: what one side writes the other confirms; every step fits its state."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from tests.apps.work import Office
from tests.conftest import NOON, TODAY
from tolok.delivery.models import Notice
from tolok.feedback.access import CARD_STEPS
from tolok.feedback.actions import (
    CardMoved,
    DayMissing,
    NoteTooLong,
    NothingToDo,
    UnknownCard,
    WordsAreMissing,
    confirm_card,
    finish_card,
    report_card_done,
    return_card,
    withdraw_card,
    write_card,
)
from tolok.feedback.models import Card
from tolok.feedback.queries import cards_for, dialogue
from tolok.ledger.models import LedgerEntry
from tolok.people.access import NotAllowed
from tolok.people.models import Posting

pytestmark = pytest.mark.usefixtures("noon")

TEXT = "Berkas masuk hari ini, selesai hari ini."
NEXT_WEEK = TODAY + timedelta(days=7)
STATES = ("written", "agreed", "returned", "withdrawn", "reported", "done")
ACTS: dict[str, Callable[..., Card]] = {
    "confirm_card": confirm_card,
    "return_card": return_card,
    "withdraw_card": withdraw_card,
    "report_card_done": report_card_done,
    "finish_card": finish_card,
}
# Whoever may take the step where the superior wrote the card.
TAKES = {"withdraw_card": "superior", "finish_card": "superior"}
# verb and state: where it leads; every other pair is refused.
MOVES = {
    ("confirm_card", "written"): "agreed",
    ("return_card", "written"): "returned",
    ("withdraw_card", "written"): "withdrawn",
    ("report_card_done", "agreed"): "reported",
    ("finish_card", "agreed"): "done",
    ("finish_card", "reported"): "done",
}


def written(office: Office, by: str = "superior", kind: str = "action", **more: Any) -> Card:
    """A card of the clerk's dialogue."""
    due_on = NEXT_WEEK if kind == "action" else None
    return write_card(
        by=office[by], at=NOON, person=office["self"], **{"kind": kind, "text": TEXT, "due_on": due_on, **more}
    )


def standing(office: Office, state: str) -> Card:
    """A card of the superior's, brought to a state."""
    card = written(office)
    if state in ("agreed", "reported", "done"):
        confirm_card(by=office["self"], at=NOON, card=card)
    if state in ("reported", "done"):
        report_card_done(by=office["self"], at=NOON, card=card)
    if state == "done":
        finish_card(by=office["superior"], at=NOON, card=card)
    if state == "returned":
        return_card(by=office["self"], at=NOON, card=card, answer="Bukan begitu.")
    if state == "withdrawn":
        withdraw_card(by=office["superior"], at=NOON, card=card)
    return Card.objects.get(pk=card.pk)


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("verb", sorted(ACTS))
def test_every_step_is_tried_in_every_state(office: Office, verb: str, state: str) -> None:
    card = standing(office, state)
    more = {"answer": "Saya melihatnya lain."} if verb == "return_card" else {}
    by = office[TAKES.get(verb, "self")]

    if (verb, state) in MOVES:
        assert ACTS[verb](by=by, at=NOON, card=card, **more).state == MOVES[verb, state]
        assert LedgerEntry.objects.filter(verb=verb, object_id=card.pk, actor_id=by.pk).exists()
    else:
        with pytest.raises(CardMoved):
            ACTS[verb](by=by, at=NOON, card=card, **more)
        assert Card.objects.get(pk=card.pk).state == state


def test_the_moves_tried_here_are_all_moves() -> None:
    told = {(verb, str(start)): str(end) for verb, (starts, end, _who) in CARD_STEPS.items() for start in starts}
    assert told == MOVES


@pytest.mark.parametrize("role", ["above", "colleague", "hr", "planner", "stranger"])
def test_nobody_else_moves_or_writes_a_card(office: Office, role: str) -> None:
    card = written(office)

    for act, more in ((confirm_card, {}), (return_card, {"answer": "Lain."}), (withdraw_card, {}), (finish_card, {})):
        with pytest.raises(NotAllowed):
            act(by=office[role], at=NOON, card=card, **more)
    with pytest.raises(NotAllowed):
        written(office, role)


def test_a_card_of_the_person_is_confirmed_by_whoever_guides_them(office: Office) -> None:
    card = written(office, "self", "feedback")

    with pytest.raises(NotAllowed):
        confirm_card(by=office["self"], at=NOON, card=card)
    agreed = confirm_card(by=office["superior"], at=NOON, card=card)

    assert (agreed.by, agreed.answered_on, agreed.state) == (office["superior"], TODAY, "agreed")


def test_each_side_is_told_what_the_other_said(office: Office) -> None:
    first = written(office, "self", "expectation")
    confirm_card(by=office["superior"], at=NOON, card=first)
    second = written(office, "superior", "feedback")
    return_card(by=office["self"], at=NOON, card=second, answer="Ada alasannya.")

    told = [(each.person, each.key) for each in Notice.objects.order_by("pk")]
    assert told == [
        (office["superior"], f"card:{first.pk}:written"),
        (office["self"], f"card:{first.pk}:agreed"),
        (office["self"], f"card:{second.pk}:written"),
        (office["superior"], f"card:{second.pk}:returned"),
    ]


def test_where_nobody_guides_the_person_nobody_is_told(office: Office) -> None:
    Posting.objects.filter(person__in=[office["superior"], office["above"]]).update(ends_on=TODAY)

    card = written(office, "self", "feedback")

    assert (card.state, Notice.objects.count()) == ("written", 0)


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"kind": "order"}, UnknownCard),
        ({"text": "  "}, WordsAreMissing),
        ({"text": "a" * 501}, NoteTooLong),
        ({"due_on": None}, DayMissing),
        ({"due_on": TODAY - timedelta(days=1)}, DayMissing),
        ({"kind": "feedback", "due_on": NEXT_WEEK}, DayMissing),
    ],
)
def test_a_card_that_says_nothing_clear_is_refused(
    office: Office, changes: dict[str, Any], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        written(office, **changes)

    assert Card.objects.count() == 0


def test_another_view_needs_its_words(office: Office) -> None:
    card = written(office)

    with pytest.raises(WordsAreMissing):
        return_card(by=office["self"], at=NOON, card=card, answer=" ")

    assert Card.objects.get(pk=card.pk).state == "written"


def test_only_actions_are_done(office: Office) -> None:
    card = written(office, kind="expectation")
    confirm_card(by=office["self"], at=NOON, card=card)

    with pytest.raises(NothingToDo):
        report_card_done(by=office["self"], at=NOON, card=card)
    with pytest.raises(NothingToDo):
        finish_card(by=office["superior"], at=NOON, card=card)


def test_the_database_refuses_what_no_action_writes(office: Office) -> None:
    card = standing(office, "agreed")

    for fields in (
        {"text": ""},
        {"due_on": None},
        {"kind": "feedback"},
        {"state": "done"},
        {"kind": "feedback", "due_on": None, "state": "reported"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Card.objects.filter(pk=card.pk).update(**fields)


def test_the_dialogue_puts_first_what_waits_and_says_what_is_late(office: Office) -> None:
    old, running = standing(office, "withdrawn"), standing(office, "agreed")
    waiting = written(office, kind="feedback")

    shown = dialogue(office["self"], on=NEXT_WEEK + timedelta(days=1))

    assert [row.id for row in shown.waiting] == [waiting.pk]
    assert [(row.id, row.is_late) for row in shown.under_way] == [(running.pk, True)]
    assert [row.id for row in shown.before] == [old.pk]
    span = {"starts_on": TODAY, "ends_on": NEXT_WEEK}
    assert [row.id for row in cards_for(office["self"], **span, on=TODAY)] == [running.pk]
    assert cards_for(office["self"], starts_on=NEXT_WEEK, ends_on=NEXT_WEEK, on=TODAY) == []
