"""No deadline of an objection passes unseen, and whom it waits for is known."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.apps.appraisal.conftest import Office, objected
from tests.apps.appraisal.objections import (
    ANSWER_BY,
    DAY,
    FAR,
    STATES,
    answer,
    bring,
    reject,
    told,
    uphold,
)
from tolok.appraisal.access import is_judge, judges_of, sees_objection
from tolok.appraisal.actions import (
    pass_deadlines,
)
from tolok.appraisal.models import Objection
from tolok.appraisal.queries.objections import objections_before, outcomes
from tolok.ledger.models import LedgerEntry
from tolok.people.models import Posting


@pytest.mark.parametrize("state", STATES)
def test_an_open_objection_always_has_a_deadline_and_an_ended_one_none(office: Office, state: str) -> None:
    objection = bring(office, state)

    assert (objection.due_at is not None) is (state in Objection.OPEN)
    assert (objection.ended_at is None) is (state in Objection.OPEN)


def test_silence_of_the_rater_passes_it_to_the_judge_and_harms_nobody(office: Office) -> None:
    objected(office)

    assert pass_deadlines(at=ANSWER_BY - timedelta(minutes=1)) == 0
    assert pass_deadlines(at=ANSWER_BY) == 1
    assert pass_deadlines(at=ANSWER_BY) == 0

    objection = Objection.objects.get()
    assert (objection.state, objection.due_at) == ("unanswered", datetime(2026, 7, 27, 9, 0, tzinfo=UTC))
    assert "belum menjawab" in told(office, "above")[-1]
    assert "tidak merugikan Anda" in told(office, "clerk")[-1]
    assert LedgerEntry.objects.get(verb="pass_answer").actor_id is None
    assert answer(office).state == "answered"


def test_a_late_decision_climbs_and_is_told_again_at_every_deadline(office: Office) -> None:
    office.hire("mayor")
    office.positions["above"].reports_to = office.positions["mayor"]
    office.positions["above"].save()
    objection = bring(office, "unanswered")
    on = date(2026, 12, 20)
    assert [each.name for each in judges_of(objection, on=on)] == ["Above"]

    pass_deadlines(at=FAR + 60 * DAY)
    pass_deadlines(at=FAR + 120 * DAY)

    objection.refresh_from_db()
    assert [each.name for each in judges_of(objection, on=on)] == ["Above", "Mayor"]
    assert [len(told(office, role)) for role in ("mayor", "hr")] == [2, 2]
    assert reject(office, by="mayor").decider == office.people["mayor"]


def test_a_judge_who_left_is_followed_by_the_next_superior(office: Office) -> None:
    objection = bring(office, "answered")
    office.hire("next")
    Posting.objects.filter(person=office.people["above"]).update(ends_on=date(2026, 7, 1))
    Posting.objects.filter(person=office.people["next"]).update(position=office.positions["above"])

    assert [each.name for each in judges_of(objection, on=date(2026, 7, 6))] == ["Next"]
    assert [each.pk for each in objections_before(office.people["next"], on=date(2026, 7, 6))] == [objection.pk]


def test_where_nobody_stands_above_the_rater_the_agency_keeps_the_decision(office: Office) -> None:
    office.leave("above", on=date(2026, 7, 1))
    objection = objected(office)

    assert objection.judge is None
    assert len(told(office, "hr")) == 1
    answer(office)
    assert is_judge(office.people["hr"], Objection.objects.get(), date(2026, 7, 6))
    assert not is_judge(office.people["superior"], Objection.objects.get(), date(2026, 7, 6))
    assert uphold(office, by="hr").state == "upheld"


@pytest.mark.parametrize(
    ("role", "sees"),
    [("clerk", True), ("superior", True), ("above", True), ("hr", True), ("colleague", False), ("planner", False)],
)
def test_it_is_seen_by_both_by_the_judge_and_the_agency(office: Office, role: str, sees: bool) -> None:
    assert sees_objection(office.people[role], objected(office), date(2026, 7, 6)) is sees


def test_what_waits_for_whom(office: Office) -> None:
    on = date(2026, 7, 6)

    def waiting() -> dict[str, int]:
        roles = ("clerk", "superior", "above", "hr")
        return {role: len(objections_before(office.people[role], on=on)) for role in roles}

    objected(office)
    assert waiting() == {"clerk": 0, "superior": 1, "above": 0, "hr": 0}
    answer(office)
    assert waiting() == {"clerk": 0, "superior": 0, "above": 1, "hr": 0}
    reject(office)
    assert waiting() == {"clerk": 0, "superior": 0, "above": 0, "hr": 0}


@pytest.mark.parametrize("state", STATES)
def test_outcomes_are_counted(office: Office, state: str) -> None:
    bring(office, state)

    found = outcomes(2026)

    assert (found.raised, found.open) == (1, int(state in Objection.OPEN))
    assert found.late == int(state in ("unanswered", "escalated"))
    assert {found.upheld: "upheld", found.rejected: "rejected", found.withdrawn: "withdrawn"}.get(1, state) == state
    assert found.days == (0 if state in ("upheld", "rejected") else None)
