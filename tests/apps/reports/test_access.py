"""Who may do what in `reports`, one row a right."""

from __future__ import annotations

import pytest

from tests.apps.work import Office
from tests.conftest import TODAY
from tolok.reports.access import PERMISSIONS, STEPS

ROWS = [
    ("file_report", "self", True),
    ("file_report", "superior", False),
    ("file_report", "above", False),
    ("file_report", "colleague", False),
    ("file_report", "hr", False),
    ("file_report", "planner", False),
    ("file_report", "stranger", False),
    ("revise_report", "self", True),
    ("revise_report", "superior", False),
    ("revise_report", "above", False),
    ("revise_report", "colleague", False),
    ("revise_report", "hr", False),
    ("revise_report", "planner", False),
    ("revise_report", "stranger", False),
    ("correct_report", "self", True),
    ("correct_report", "superior", False),
    ("correct_report", "above", False),
    ("correct_report", "colleague", False),
    ("correct_report", "hr", False),
    ("correct_report", "planner", False),
    ("correct_report", "stranger", False),
    ("unblock_report", "self", True),
    ("unblock_report", "superior", False),
    ("unblock_report", "above", False),
    ("unblock_report", "colleague", False),
    ("unblock_report", "hr", False),
    ("unblock_report", "planner", False),
    ("unblock_report", "stranger", False),
    ("answer_order", "self", True),
    ("answer_order", "superior", False),
    ("answer_order", "above", False),
    ("answer_order", "colleague", False),
    ("answer_order", "hr", False),
    ("answer_order", "planner", False),
    ("answer_order", "stranger", False),
    ("see_reports", "self", True),
    ("see_reports", "superior", True),
    ("see_reports", "above", True),
    ("see_reports", "colleague", False),
    ("see_reports", "hr", True),
    ("see_reports", "planner", False),
    ("see_reports", "stranger", False),
    ("confirm_order", "self", True),
    ("confirm_order", "superior", False),
    ("confirm_order", "hr", False),
    ("deny_order", "self", True),
    ("deny_order", "superior", False),
    ("deny_order", "hr", False),
]


@pytest.mark.parametrize(("verb", "role", "is_allowed"), ROWS)
def test_the_tables_say_who_may(office: Office, verb: str, role: str, is_allowed: bool) -> None:
    who = PERMISSIONS.get(verb) or STEPS[verb][2]

    assert who(office[role], office["self"], TODAY) is is_allowed
