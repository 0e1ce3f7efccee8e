"""Who may do what in `citizens`, one row a right."""

from __future__ import annotations

import pytest

from tests.apps.citizens.at_desk import Desk, seat
from tests.apps.citizens.test_survey_plans import planned
from tests.apps.work import Office, hire, post
from tests.conftest import NOON, TODAY
from tolok.citizens.access import PERMISSIONS
from tolok.citizens.access.case_rights import PERMISSIONS as CASE_RIGHTS
from tolok.citizens.access.cases import STEPS, sees_case
from tolok.citizens.access.desk import PERMISSIONS as DESK
from tolok.citizens.access.hearings import STEPS as HEARINGS
from tolok.citizens.access.improvements import STEPS as IMPROVEMENTS
from tolok.citizens.access.survey_comments import STEPS as COMMENTS
from tolok.citizens.actions import assign_duty
from tolok.citizens.actions.cases.hearing import ask_person
from tolok.citizens.models.cases import State
from tolok.people.access import may
from tolok.people.models import Person

ROWS = [
    ("assign_duty", "hr", True), ("assign_duty", "colleague", True), ("assign_duty", "self", False),
    ("assign_duty", "superior", False), ("assign_duty", "planner", False), ("assign_duty", "stranger", False),
    ("end_duty", "hr", True), ("end_duty", "colleague", True), ("end_duty", "self", False),
    ("end_duty", "superior", False), ("end_duty", "planner", False), ("end_duty", "stranger", False),
    ("see_duties", "hr", True), ("see_duties", "colleague", True), ("see_duties", "self", False),
    ("see_duties", "superior", False), ("see_duties", "planner", False), ("see_duties", "stranger", False),
    ("send_case", "colleague", False), ("send_case", "self", False), ("send_case", "above", False),
    ("send_case", "superior", False), ("send_case", "hr", False), ("send_case", "stranger", False),
    ("verify_case", "colleague", True), ("verify_case", "self", False), ("verify_case", "above", False),
    ("verify_case", "superior", False), ("verify_case", "hr", False), ("verify_case", "stranger", False),
    ("refer_elsewhere", "colleague", True), ("refer_elsewhere", "self", False), ("refer_elsewhere", "above", False),
    ("refer_elsewhere", "superior", False), ("refer_elsewhere", "hr", False), ("refer_elsewhere", "stranger", False),
    ("merge_case", "colleague", True), ("merge_case", "self", False), ("merge_case", "above", False),
    ("merge_case", "superior", False), ("merge_case", "hr", False), ("merge_case", "stranger", False),
    ("forward_case", "colleague", True), ("forward_case", "self", False), ("forward_case", "above", False),
    ("forward_case", "superior", False), ("forward_case", "hr", False), ("forward_case", "stranger", False),
    ("transfer_case", "colleague", True), ("transfer_case", "self", True), ("transfer_case", "above", False),
    ("transfer_case", "superior", False), ("transfer_case", "hr", False), ("transfer_case", "stranger", False),
    ("take_case", "colleague", False), ("take_case", "self", True), ("take_case", "above", False),
    ("take_case", "superior", False), ("take_case", "hr", False), ("take_case", "stranger", False),
    ("ask_reporter", "colleague", False), ("ask_reporter", "self", True), ("ask_reporter", "above", False),
    ("ask_reporter", "superior", False), ("ask_reporter", "hr", False), ("ask_reporter", "stranger", False),
    ("answer_case", "colleague", False), ("answer_case", "self", True), ("answer_case", "above", False),
    ("answer_case", "superior", False), ("answer_case", "hr", False), ("answer_case", "stranger", False),
    ("close_unresolved", "colleague", True), ("close_unresolved", "self", False), ("close_unresolved", "above", False),
    ("close_unresolved", "superior", False), ("close_unresolved", "hr", False), ("close_unresolved", "stranger", False),
    ("confirm_case", "colleague", False), ("confirm_case", "self", False), ("confirm_case", "above", False),
    ("confirm_case", "superior", False), ("confirm_case", "hr", False), ("confirm_case", "stranger", False),
    ("reopen_case", "colleague", False), ("reopen_case", "self", False), ("reopen_case", "above", False),
    ("reopen_case", "superior", False), ("reopen_case", "hr", False), ("reopen_case", "stranger", False),
    ("pass_case", "colleague", False), ("pass_case", "self", False), ("pass_case", "above", False),
    ("pass_case", "superior", False), ("pass_case", "hr", False), ("pass_case", "stranger", False),
    ("see_case", "colleague", True), ("see_case", "self", True), ("see_case", "above", False),
    ("see_case", "superior", False), ("see_case", "hr", False), ("see_case", "stranger", False),
    ("note_case", "colleague", True), ("note_case", "self", True), ("note_case", "above", False),
    ("note_case", "superior", False), ("note_case", "hr", False), ("note_case", "stranger", False),
    ("see_reporter", "colleague", True), ("see_reporter", "self", False), ("see_reporter", "above", False),
    ("see_reporter", "superior", False), ("see_reporter", "hr", False), ("see_reporter", "stranger", False),
    ("publish_change", "colleague", True), ("publish_change", "self", False), ("publish_change", "above", False),
    ("publish_change", "superior", False), ("publish_change", "hr", False), ("publish_change", "stranger", False),
    ("ask_person", "colleague", True), ("ask_person", "self", False), ("ask_person", "above", False),
    ("ask_person", "superior", False), ("ask_person", "hr", False), ("ask_person", "stranger", False),
    ("say_to_complaint", "colleague", False), ("say_to_complaint", "self", False), ("say_to_complaint", "above", False),
    ("say_to_complaint", "superior", True), ("say_to_complaint", "hr", False), ("say_to_complaint", "stranger", False),
    ("attribute_complaint", "colleague", True), ("attribute_complaint", "self", False),
    ("attribute_complaint", "above", False), ("attribute_complaint", "superior", False),
    ("attribute_complaint", "hr", False), ("attribute_complaint", "stranger", False),
    ("clear_person", "colleague", True), ("clear_person", "self", False), ("clear_person", "above", False),
    ("clear_person", "superior", False), ("clear_person", "hr", False), ("clear_person", "stranger", False),
    ("see_desk", "colleague", True), ("see_desk", "self", True), ("see_desk", "above", True),
    ("see_desk", "superior", False), ("see_desk", "hr", False), ("see_desk", "stranger", False),
    ("watch_cases", "hr", True), ("watch_cases", "colleague", False), ("watch_cases", "self", False),
    ("watch_cases", "superior", False), ("watch_cases", "planner", False), ("watch_cases", "stranger", False),
    ("see_case_board", "colleague", True), ("see_case_board", "self", False), ("see_case_board", "above", False),
    ("see_case_board", "superior", False), ("see_case_board", "hr", True), ("see_case_board", "stranger", False),
    ("open_survey", "hr", True), ("open_survey", "colleague", True), ("open_survey", "officer", True),
    ("open_survey", "head", False), ("open_survey", "self", False), ("open_survey", "superior", False),
    ("open_survey", "planner", False), ("open_survey", "stranger", False),
    ("change_survey", "hr", True), ("change_survey", "colleague", True), ("change_survey", "officer", True),
    ("change_survey", "head", False), ("change_survey", "self", False), ("change_survey", "superior", False),
    ("change_survey", "planner", False), ("change_survey", "stranger", False),
    ("invite_served", "hr", True), ("invite_served", "colleague", True), ("invite_served", "officer", True),
    ("invite_served", "head", False), ("invite_served", "self", False), ("invite_served", "superior", False),
    ("invite_served", "planner", False), ("invite_served", "stranger", False),
    ("enter_papers", "hr", True), ("enter_papers", "colleague", True), ("enter_papers", "officer", True),
    ("enter_papers", "head", False), ("enter_papers", "self", False), ("enter_papers", "superior", False),
    ("enter_papers", "planner", False), ("enter_papers", "stranger", False),
    ("see_surveys", "hr", True), ("see_surveys", "colleague", True), ("see_surveys", "officer", True),
    ("see_surveys", "head", True), ("see_surveys", "self", False), ("see_surveys", "superior", False),
    ("see_surveys", "planner", False), ("see_surveys", "stranger", False),
    ("plan_improvement", "hr", True), ("plan_improvement", "colleague", True), ("plan_improvement", "officer", True),
    ("plan_improvement", "head", True), ("plan_improvement", "self", False), ("plan_improvement", "superior", False),
    ("plan_improvement", "planner", False), ("plan_improvement", "stranger", False),
    ("start_improvement", "hr", True), ("start_improvement", "colleague", True), ("start_improvement", "officer", True),
    ("start_improvement", "head", True), ("start_improvement", "self", False), ("start_improvement", "superior", False),
    ("start_improvement", "planner", False), ("start_improvement", "stranger", False),
    ("finish_improvement", "hr", True), ("finish_improvement", "colleague", True),
    ("finish_improvement", "officer", True), ("finish_improvement", "head", True),
    ("finish_improvement", "self", False), ("finish_improvement", "superior", False),
    ("finish_improvement", "planner", False), ("finish_improvement", "stranger", False),
    ("drop_improvement", "hr", True), ("drop_improvement", "colleague", True), ("drop_improvement", "officer", True),
    ("drop_improvement", "head", True), ("drop_improvement", "self", False), ("drop_improvement", "superior", False),
    ("drop_improvement", "planner", False), ("drop_improvement", "stranger", False),
    ("release_survey", "hr", True), ("release_survey", "colleague", True), ("release_survey", "officer", False),
    ("release_survey", "head", False), ("release_survey", "self", False), ("release_survey", "superior", False),
    ("release_survey", "planner", False), ("release_survey", "stranger", False),
    ("import_past", "hr", True), ("import_past", "colleague", True), ("import_past", "officer", False),
    ("import_past", "head", False), ("import_past", "self", False), ("import_past", "superior", False),
    ("import_past", "planner", False), ("import_past", "stranger", False),
    ("show_survey_comment", "hr", True), ("show_survey_comment", "colleague", True),
    ("show_survey_comment", "officer", False), ("show_survey_comment", "head", False),
    ("show_survey_comment", "self", False), ("show_survey_comment", "superior", False),
    ("show_survey_comment", "planner", False), ("show_survey_comment", "stranger", False),
    ("withhold_survey_comment", "hr", True), ("withhold_survey_comment", "colleague", True),
    ("withhold_survey_comment", "officer", False), ("withhold_survey_comment", "head", False),
    ("withhold_survey_comment", "self", False), ("withhold_survey_comment", "superior", False),
    ("withhold_survey_comment", "planner", False), ("withhold_survey_comment", "stranger", False),
]  # fmt: skip  # a right a line or two


@pytest.mark.parametrize(("verb", "role", "allowed"), ROWS)
def test_the_permission_table_says_who_may(office: Office, verb: str, role: str, allowed: bool) -> None:
    """`colleague` coordinates, `officer` answers for the unit, `head` leads it."""
    if verb in {*DESK, *HEARINGS, *STEPS, *CASE_RIGHTS}:
        assert may_at(seat(office), verb, office[role]) is allowed
        return
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


def may_at(desk: Desk, verb: str, by: Person) -> bool:
    """Whether somebody may do that with a secret case about `superior`, passed on to the office."""
    if verb in DESK:
        return DESK[verb](by, desk.officer, TODAY)
    case = desk.at(State.IN_PROGRESS, mode="secret")
    hearing = ask_person(
        by=desk.coordinator, at=NOON, case=case, person=desk.office["superior"], question="Bagaimana kejadiannya?"
    )
    if verb in HEARINGS:
        return HEARINGS[verb][2](by, hearing, TODAY)
    who = STEPS[verb][2] if verb in STEPS else CASE_RIGHTS[verb]
    return who(by, case, TODAY)


@pytest.mark.parametrize("role", ["colleague", "self"])
def test_a_complaint_is_shut_for_whom_it_is_about(office: Office, role: str) -> None:
    """The officer and the coordinator lose every right on it once they are asked, and keep it before."""
    desk = seat(office)
    assign_duty(by=office["hr"], at=NOON, person=office["planner"], unit=None, starts_on=TODAY)
    case = desk.at(State.IN_PROGRESS)
    before = sees_case(office[role], case, TODAY)

    ask_person(by=office["planner"], at=NOON, case=case, person=office[role], question="Bagaimana?")

    rights = [*(who for _from, _to, who in STEPS.values()), *CASE_RIGHTS.values()]
    assert before
    assert not any(who(office[role], case, TODAY) for who in rights)


@pytest.mark.parametrize("verb", sorted(IMPROVEMENTS))
def test_who_was_named_for_an_improvement_moves_it(office: Office, verb: str) -> None:
    assert IMPROVEMENTS[verb][2](office["self"], planned(office), TODAY)
