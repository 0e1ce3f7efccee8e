"""Who may do what in `evidence`, one row a right."""

from __future__ import annotations

import pytest

from tests.apps.work import Office
from tests.conftest import TODAY
from tolok.evidence.access import PERMISSIONS, STEPS, Asked, are_above, is_checker, may_check, seen_units

ROWS = [
    ("give_evidence", "self", True),
    ("give_evidence", "superior", False),
    ("give_evidence", "above", False),
    ("give_evidence", "colleague", False),
    ("give_evidence", "hr", False),
    ("give_evidence", "planner", False),
    ("give_evidence", "stranger", False),
    ("see_evidence", "self", True),
    ("see_evidence", "superior", True),
    ("see_evidence", "above", True),
    ("see_evidence", "colleague", False),
    ("see_evidence", "hr", True),
    ("see_evidence", "planner", False),
    ("see_evidence", "stranger", False),
    ("check_evidence", "self", False),
    ("check_evidence", "superior", True),
    ("check_evidence", "above", True),
    ("check_evidence", "colleague", False),
    ("check_evidence", "hr", True),
    ("check_evidence", "planner", False),
    ("check_evidence", "stranger", False),
    ("see_events", "self", True),
    ("see_events", "superior", True),
    ("see_events", "above", True),
    ("see_events", "colleague", False),
    ("see_events", "hr", True),
    ("see_events", "planner", False),
    ("see_events", "stranger", False),
    ("import_events", "self", False),
    ("import_events", "superior", False),
    ("import_events", "above", False),
    ("import_events", "colleague", False),
    ("import_events", "hr", True),
    ("import_events", "planner", False),
    ("import_events", "stranger", False),
    ("contest_event", "self", True),
    ("contest_event", "superior", False),
    ("contest_event", "above", False),
    ("contest_event", "colleague", False),
    ("contest_event", "hr", False),
    ("contest_event", "planner", False),
    ("contest_event", "stranger", False),
    ("keep_event", "self", False),
    ("keep_event", "superior", True),
    ("keep_event", "above", False),
    ("keep_event", "colleague", False),
    ("keep_event", "hr", True),
    ("keep_event", "planner", False),
    ("keep_event", "stranger", False),
    ("strike_event", "self", False),
    ("strike_event", "superior", True),
    ("strike_event", "above", False),
    ("strike_event", "colleague", False),
    ("strike_event", "hr", True),
    ("strike_event", "planner", False),
    ("strike_event", "stranger", False),
    ("see_unit_events", "self", False),
    ("import_attendance", "self", False),
    ("import_attendance", "superior", False),
    ("import_attendance", "above", False),
    ("import_attendance", "colleague", False),
    ("import_attendance", "hr", True),
    ("import_attendance", "planner", False),
    ("import_attendance", "stranger", False),
    ("declare_failure", "self", False),
    ("declare_failure", "superior", False),
    ("declare_failure", "above", False),
    ("declare_failure", "colleague", False),
    ("declare_failure", "hr", True),
    ("declare_failure", "planner", False),
    ("declare_failure", "stranger", False),
    ("ask_correction", "self", True),
    ("ask_correction", "superior", False),
    ("ask_correction", "above", False),
    ("ask_correction", "colleague", False),
    ("ask_correction", "hr", False),
    ("ask_correction", "planner", False),
    ("ask_correction", "stranger", False),
    ("confirm_correction", "self", False),
    ("confirm_correction", "superior", True),
    ("confirm_correction", "above", False),
    ("confirm_correction", "colleague", False),
    ("confirm_correction", "hr", True),
    ("confirm_correction", "planner", False),
    ("confirm_correction", "stranger", False),
    ("refuse_correction", "self", False),
    ("refuse_correction", "superior", True),
    ("refuse_correction", "above", False),
    ("refuse_correction", "colleague", False),
    ("refuse_correction", "hr", True),
    ("refuse_correction", "planner", False),
    ("refuse_correction", "stranger", False),
    ("withdraw_correction", "self", True),
    ("withdraw_correction", "superior", False),
    ("withdraw_correction", "above", False),
    ("withdraw_correction", "colleague", False),
    ("withdraw_correction", "hr", False),
    ("withdraw_correction", "planner", False),
    ("withdraw_correction", "stranger", False),
]


@pytest.mark.parametrize(("verb", "role", "is_allowed"), ROWS)
def test_the_permission_table_says_who_may(office: Office, verb: str, role: str, is_allowed: bool) -> None:
    who = STEPS[verb][2] if verb in STEPS else PERMISSIONS[verb]

    assert who(office[role], office["self"], TODAY) is is_allowed


@pytest.mark.parametrize(
    ("role", "sees"), [("self", False), ("superior", True), ("above", True), ("hr", True), ("planner", True)]
)
def test_who_leads_or_keeps_a_unit_sees_its_services(office: Office, role: str, sees: bool) -> None:
    assert PERMISSIONS["see_unit_events"](office[role], office[role], TODAY) is sees
    assert seen_units(office[role], TODAY) == ([office.unit.pk] if sees else [])


def test_the_bulk_answer_equals_the_single_one(office: Office) -> None:
    asked = [Asked(by, owner.pk, TODAY) for by in office.people.values() for owner in office.people.values()]

    one_by_one = [is_checker(by, owner, TODAY) for by in office.people.values() for owner in office.people.values()]
    inside = [n for n, one in enumerate(asked) if office["stranger"].pk not in (one.by.pk, one.owner_id)]

    assert [may_check(asked)[n] for n in inside] == [one_by_one[n] for n in inside]


def test_a_loop_of_superiors_ends(office: Office) -> None:
    lead, clerk = (office[role].postings.get().position for role in ("superior", "self"))
    lead.reports_to = clerk
    lead.save()

    assert are_above([Asked(office["hr"], office["self"].pk, TODAY)]) == [False]
