"""Who may do what in `feedback`, one row a right."""

from __future__ import annotations

import pytest

from tests.apps.work import Office
from tests.conftest import TODAY
from tolok.feedback.access import CARD_STEPS, PERMISSIONS
from tolok.feedback.models import Card

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


@pytest.mark.parametrize(("verb", "role", "is_allowed"), ROWS)
def test_the_permission_table_says_who_may(office: Office, verb: str, role: str, is_allowed: bool) -> None:
    by = office[role]

    if verb in CARD_STEPS:
        card = Card(government=office.government, person=office["self"], author=office["superior"], kind="action")
        assert CARD_STEPS[verb][2](by, card, TODAY) is is_allowed
    else:
        assert PERMISSIONS[verb](by, office["self"], TODAY) is is_allowed
