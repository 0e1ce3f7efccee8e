"""Who may do what in `reports`, one row a right."""

from __future__ import annotations

import pytest

from tests.apps.work import Office
from tests.conftest import TODAY
from tolok.reports.access import PERMISSIONS

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
    ("see_signals", "self", True),
    ("see_signals", "superior", False),
    ("see_signals", "above", False),
    ("see_signals", "colleague", False),
    ("see_signals", "hr", False),
    ("see_signals", "planner", False),
    ("see_signals", "stranger", False),
    ("answer_signal", "self", True),
    ("answer_signal", "superior", False),
    ("answer_signal", "above", False),
    ("answer_signal", "colleague", False),
    ("answer_signal", "hr", False),
    ("answer_signal", "planner", False),
    ("answer_signal", "stranger", False),
    ("see_informative", "self", True),
    ("see_informative", "superior", True),
    ("see_informative", "above", False),
    ("see_informative", "colleague", False),
    ("see_informative", "hr", False),
    ("see_informative", "planner", False),
    ("see_informative", "stranger", False),
    ("mark_copied", "self", True),
    ("mark_copied", "superior", False),
    ("mark_copied", "above", False),
    ("mark_copied", "colleague", False),
    ("mark_copied", "hr", False),
    ("mark_copied", "planner", False),
    ("mark_copied", "stranger", False),
    ("unmark_copied", "self", True),
    ("unmark_copied", "superior", False),
    ("unmark_copied", "above", False),
    ("unmark_copied", "colleague", False),
    ("unmark_copied", "hr", False),
    ("unmark_copied", "planner", False),
    ("unmark_copied", "stranger", False),
    ("see_reports", "self", True),
    ("see_reports", "superior", True),
    ("see_reports", "above", True),
    ("see_reports", "colleague", False),
    ("see_reports", "hr", True),
    ("see_reports", "planner", False),
    ("see_reports", "stranger", False),
]


@pytest.mark.parametrize(("verb", "role", "is_allowed"), ROWS)
def test_the_permission_table_says_who_may(office: Office, verb: str, role: str, is_allowed: bool) -> None:
    assert PERMISSIONS[verb](office[role], office["self"], TODAY) is is_allowed
