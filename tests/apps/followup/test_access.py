"""Every verb on a follow-up, tried by every role."""

from __future__ import annotations

import pytest

from tests.apps.appraisal.conftest import Office
from tests.conftest import TODAY
from tolok.followup.access import PERMISSIONS, STEPS

ROWS = [
    ("open_follow_ups", "self", False),
    ("open_follow_ups", "superior", False),
    ("open_follow_ups", "above", False),
    ("open_follow_ups", "colleague", False),
    ("open_follow_ups", "hr", True),
    ("open_follow_ups", "planner", False),
    ("open_follow_ups", "stranger", False),
    ("see_follow_up", "self", True),
    ("see_follow_up", "superior", True),
    ("see_follow_up", "above", True),
    ("see_follow_up", "colleague", False),
    ("see_follow_up", "hr", True),
    ("see_follow_up", "planner", False),
    ("see_follow_up", "stranger", False),
    ("list_follow_ups", "self", False),
    ("list_follow_ups", "superior", False),
    ("list_follow_ups", "above", False),
    ("list_follow_ups", "colleague", False),
    ("list_follow_ups", "hr", True),
    ("list_follow_ups", "planner", False),
    ("list_follow_ups", "stranger", False),
    ("close_follow_up", "self", False),
    ("close_follow_up", "superior", True),
    ("close_follow_up", "above", False),
    ("close_follow_up", "colleague", False),
    ("close_follow_up", "hr", True),
    ("close_follow_up", "planner", False),
    ("close_follow_up", "stranger", False),
    ("hold_follow_up", "superior", False),
    ("hold_follow_up", "hr", False),
    ("resume_follow_up", "superior", False),
    ("resume_follow_up", "hr", False),
    ("drop_follow_up", "superior", False),
    ("drop_follow_up", "hr", False),
]


@pytest.mark.parametrize(("verb", "role", "allowed"), ROWS)
def test_a_permission(office: Office, verb: str, role: str, allowed: bool) -> None:
    clerk = office.people["clerk"]
    by = clerk if role == "self" else office.people[role]
    rule = PERMISSIONS[verb] if verb in PERMISSIONS else STEPS[verb][2]

    assert rule(by, clerk, TODAY) is allowed


def test_someone_of_the_hr_agency_does_not_close_what_is_about_oneself(office: Office) -> None:
    hr = office.people["hr"]

    assert STEPS["close_follow_up"][2](hr, hr, TODAY) is False
