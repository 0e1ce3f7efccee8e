"""Who may do what in `evidence`, one row a right."""

from __future__ import annotations

import pytest

from tests.apps.work import Office
from tests.conftest import TODAY
from tolok.evidence.access import PERMISSIONS, Asked, are_above, is_checker, may_check

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
]


@pytest.mark.parametrize(("verb", "role", "is_allowed"), ROWS)
def test_the_permission_table_says_who_may(office: Office, verb: str, role: str, is_allowed: bool) -> None:
    assert PERMISSIONS[verb](office[role], office["self"], TODAY) is is_allowed


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
