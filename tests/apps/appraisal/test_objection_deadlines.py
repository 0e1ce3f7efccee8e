"""No deadline of an objection passes unseen, and whom it waits for is known."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from functools import partial
from random import Random

import pytest
from django.db import transaction

from tests.apps.appraisal.conftest import LATER, Office, objected
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
    withdraw,
)
from tolok.appraisal.access import is_judge, judges_of, sees_objection
from tolok.appraisal.actions import WrongMoment, pass_deadlines
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


LATE_ACTS: dict[str, tuple[str, str, Callable[..., object]]] = {
    # verb: (state before, the clock's step that comes first, the act)
    "answer_objection": ("raised", "pass_answer", answer),
    "withdraw_objection": ("raised", "pass_answer", withdraw),
    "uphold_objection": ("answered", "pass_decision", uphold),
    "reject_objection": ("answered", "pass_decision", reject),
}


@pytest.mark.parametrize("verb", LATE_ACTS)
def test_a_late_act_hides_no_deadline_that_the_clock_missed(office: Office, verb: str) -> None:
    state, missed, act = LATE_ACTS[verb]
    bring(office, state)

    act(office, at=FAR)

    acts = LedgerEntry.objects.filter(verb__in=[missed, verb]).order_by("pk").values_list("verb", "actor_id")
    assert [each[0] for each in acts] == [missed, verb]
    assert acts[0][1] is None
    assert (Objection.objects.get().missed, outcomes(2026).late) == (1, 1)


def test_an_act_in_the_last_minute_misses_nothing(office: Office) -> None:
    objected(office)

    answer(office, at=ANSWER_BY - timedelta(minutes=1))

    assert (Objection.objects.get().missed, outcomes(2026).late) == (0, 0)


@pytest.mark.parametrize("seed", range(30))
def test_whatever_is_done_when_each_deadline_that_passed_has_its_entry(office: Office, seed: int) -> None:
    roll, at = Random(seed), LATER
    objected(office)
    acts = [partial(act, office) for *_, act in LATE_ACTS.values()] + [pass_deadlines]

    for _ in range(8):
        at += timedelta(days=roll.choice((1, 4, 9, 30)))
        before, n = Objection.objects.get(), n_passed()
        with suppress(WrongMoment), transaction.atomic():
            roll.choice(acts)(at=at)

        after = Objection.objects.get()
        is_moved = (after.state, after.due_at) != (before.state, before.due_at)
        assert n_passed() - n == int(is_moved and before.due_at is not None and before.due_at <= at)
        assert after.missed == n_passed()


def n_passed() -> int:
    """How many deadlines the ledger says have passed."""
    return LedgerEntry.objects.filter(verb__startswith="pass_").count()


@pytest.mark.parametrize("state", STATES)
def test_outcomes_are_counted(office: Office, state: str) -> None:
    bring(office, state)

    found = outcomes(2026)

    assert (found.raised, found.open) == (1, int(state in Objection.OPEN))
    assert found.late == int(state in ("unanswered", "escalated"))
    assert {found.upheld: "upheld", found.rejected: "rejected", found.withdrawn: "withdrawn"}.get(1, state) == state
    assert found.days == (0 if state in ("upheld", "rejected") else None)
