"""Who may do what in `citizens`, one row a right."""

from __future__ import annotations

import pytest

from tests.apps.citizens.test_survey_plans import planned
from tests.apps.work import Office, hire, post
from tests.conftest import NOON, TODAY
from tolok.citizens.access import PERMISSIONS
from tolok.citizens.access.improvements import STEPS as IMPROVEMENTS
from tolok.citizens.access.survey_comments import STEPS as COMMENTS
from tolok.citizens.actions import assign_duty
from tolok.people.access import may
from tolok.people.models import Person

ROWS = [
    ("assign_duty", "hr", True),
    ("assign_duty", "colleague", True),
    ("assign_duty", "self", False),
    ("assign_duty", "superior", False),
    ("assign_duty", "planner", False),
    ("assign_duty", "stranger", False),
    ("end_duty", "hr", True),
    ("end_duty", "colleague", True),
    ("end_duty", "self", False),
    ("end_duty", "superior", False),
    ("end_duty", "planner", False),
    ("end_duty", "stranger", False),
    ("see_duties", "hr", True),
    ("see_duties", "colleague", True),
    ("see_duties", "self", False),
    ("see_duties", "superior", False),
    ("see_duties", "planner", False),
    ("see_duties", "stranger", False),
    ("open_survey", "hr", True),
    ("open_survey", "colleague", True),
    ("open_survey", "officer", True),
    ("open_survey", "head", False),
    ("open_survey", "self", False),
    ("open_survey", "superior", False),
    ("open_survey", "planner", False),
    ("open_survey", "stranger", False),
    ("change_survey", "hr", True),
    ("change_survey", "colleague", True),
    ("change_survey", "officer", True),
    ("change_survey", "head", False),
    ("change_survey", "self", False),
    ("change_survey", "superior", False),
    ("change_survey", "planner", False),
    ("change_survey", "stranger", False),
    ("invite_served", "hr", True),
    ("invite_served", "colleague", True),
    ("invite_served", "officer", True),
    ("invite_served", "head", False),
    ("invite_served", "self", False),
    ("invite_served", "superior", False),
    ("invite_served", "planner", False),
    ("invite_served", "stranger", False),
    ("enter_papers", "hr", True),
    ("enter_papers", "colleague", True),
    ("enter_papers", "officer", True),
    ("enter_papers", "head", False),
    ("enter_papers", "self", False),
    ("enter_papers", "superior", False),
    ("enter_papers", "planner", False),
    ("enter_papers", "stranger", False),
    ("see_surveys", "hr", True),
    ("see_surveys", "colleague", True),
    ("see_surveys", "officer", True),
    ("see_surveys", "head", True),
    ("see_surveys", "self", False),
    ("see_surveys", "superior", False),
    ("see_surveys", "planner", False),
    ("see_surveys", "stranger", False),
    ("plan_improvement", "hr", True),
    ("plan_improvement", "colleague", True),
    ("plan_improvement", "officer", True),
    ("plan_improvement", "head", True),
    ("plan_improvement", "self", False),
    ("plan_improvement", "superior", False),
    ("plan_improvement", "planner", False),
    ("plan_improvement", "stranger", False),
    ("start_improvement", "hr", True),
    ("start_improvement", "colleague", True),
    ("start_improvement", "officer", True),
    ("start_improvement", "head", True),
    ("start_improvement", "self", False),
    ("start_improvement", "superior", False),
    ("start_improvement", "planner", False),
    ("start_improvement", "stranger", False),
    ("finish_improvement", "hr", True),
    ("finish_improvement", "colleague", True),
    ("finish_improvement", "officer", True),
    ("finish_improvement", "head", True),
    ("finish_improvement", "self", False),
    ("finish_improvement", "superior", False),
    ("finish_improvement", "planner", False),
    ("finish_improvement", "stranger", False),
    ("drop_improvement", "hr", True),
    ("drop_improvement", "colleague", True),
    ("drop_improvement", "officer", True),
    ("drop_improvement", "head", True),
    ("drop_improvement", "self", False),
    ("drop_improvement", "superior", False),
    ("drop_improvement", "planner", False),
    ("drop_improvement", "stranger", False),
    ("admit_answer", "hr", True),
    ("admit_answer", "colleague", True),
    ("admit_answer", "officer", False),
    ("admit_answer", "head", False),
    ("admit_answer", "self", False),
    ("admit_answer", "superior", False),
    ("admit_answer", "planner", False),
    ("admit_answer", "stranger", False),
    ("release_survey", "hr", True),
    ("release_survey", "colleague", True),
    ("release_survey", "officer", False),
    ("release_survey", "head", False),
    ("release_survey", "self", False),
    ("release_survey", "superior", False),
    ("release_survey", "planner", False),
    ("release_survey", "stranger", False),
    ("import_past", "hr", True),
    ("import_past", "colleague", True),
    ("import_past", "officer", False),
    ("import_past", "head", False),
    ("import_past", "self", False),
    ("import_past", "superior", False),
    ("import_past", "planner", False),
    ("import_past", "stranger", False),
    ("show_survey_comment", "hr", True),
    ("show_survey_comment", "colleague", True),
    ("show_survey_comment", "officer", False),
    ("show_survey_comment", "head", False),
    ("show_survey_comment", "self", False),
    ("show_survey_comment", "superior", False),
    ("show_survey_comment", "planner", False),
    ("show_survey_comment", "stranger", False),
    ("withhold_survey_comment", "hr", True),
    ("withhold_survey_comment", "colleague", True),
    ("withhold_survey_comment", "officer", False),
    ("withhold_survey_comment", "head", False),
    ("withhold_survey_comment", "self", False),
    ("withhold_survey_comment", "superior", False),
    ("withhold_survey_comment", "planner", False),
    ("withhold_survey_comment", "stranger", False),
]


@pytest.mark.parametrize(("verb", "role", "allowed"), ROWS)
def test_the_permission_table_says_who_may(office: Office, verb: str, role: str, allowed: bool) -> None:
    """`colleague` coordinates, `officer` answers for the unit, `head` leads it."""
    office.people |= {name: hire(office.government, name, number) for number, name in ((71, "officer"), (72, "head"))}
    post(office.unit, "H", office["head"], None, is_head=True)
    assign_duty(by=office["hr"], at=NOON, person=office["colleague"], unit=None, starts_on=TODAY)
    assign_duty(by=office["hr"], at=NOON, person=office["officer"], unit=office.unit, starts_on=TODAY)

    assert _may(office, verb, office[role]) is allowed


def _may(office: Office, verb: str, by: Person) -> bool:
    if verb in COMMENTS:
        return COMMENTS[verb][2](by, office["self"], TODAY)
    if verb in IMPROVEMENTS:
        return IMPROVEMENTS[verb][2](by, planned(office, owner=office["above"]), TODAY)
    return may(PERMISSIONS, verb, by=by, person=office["self"], on=TODAY)


@pytest.mark.parametrize("verb", sorted(IMPROVEMENTS))
def test_who_was_named_for_an_improvement_moves_it(office: Office, verb: str) -> None:
    assert IMPROVEMENTS[verb][2](office["self"], planned(office), TODAY)
