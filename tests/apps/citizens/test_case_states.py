"""A case moves only as its table says; who answered never settles (P1)."""

from __future__ import annotations

import os
from collections import Counter
from contextlib import suppress
from datetime import datetime, timedelta
from random import Random
from uuid import uuid4

import pytest
from django.db import transaction

from tests.apps.citizens.at_desk import OF_OFFICER, OF_REPORTER, WAYS, Desk, seat
from tests.apps.work import Office
from tests.conftest import NOON
from tolok.citizens.access.cases import STEPS
from tolok.citizens.actions.cases.passing import settle_silence
from tolok.citizens.actions.cases.reporter import add_message
from tolok.citizens.actions.cases.steps import take_step
from tolok.citizens.models import Case
from tolok.citizens.models.cases import State
from tolok.citizens.queries.cases.board import Counts, counts
from tolok.ledger.actions import Refusal
from tolok.people.access import NotAllowed
from tolok.people.models import Person

# Random lives of cases: all 10,000 of promise P1 in `make test-long`, in parts for its processes; some in every run.
WALKS = int(os.environ.get("TOLOK_WALKS", "100"))
PARTS = max(1, WALKS // 500)
STAFF = [verb for verb in STEPS if verb not in ("send_case", "pass_case", *OF_REPORTER)]
ROLES = ("coordinator", "officer", "other", "hr", "planner", "stranger")
ALLOWED = {
    **{verb: {"coordinator"} for verb in ("verify_case", "refer_elsewhere", "merge_case", "forward_case")},
    "transfer_case": {"coordinator", "officer"},
    **{verb: {"officer"} for verb in OF_OFFICER},
    "close_unresolved": {"coordinator"},
}


@pytest.fixture
def desk(office: Office) -> Desk:
    """A desk with its people."""
    return seat(office)


def person(desk: Desk, role: str) -> Person:
    found: Person | None = getattr(desk, role, None)
    return found or desk.office[role]


def outcome(desk: Desk, case: Case, verb: str, role: str) -> str:
    """The state that a step by that role would lead to, empty when it is refused; nothing is kept."""
    with transaction.atomic():
        try:
            return str(desk.step(case, verb, by=None if role == "reporter" else person(desk, role)).state)
        except Refusal:
            return ""
        finally:
            transaction.set_rollback(True)


@pytest.mark.parametrize("verb", STAFF)
def test_each_step_of_staff_goes_from_its_states_by_its_people_only(desk: Desk, verb: str) -> None:
    sources, to, _who = STEPS[verb]
    cases = {state: desk.at(state) for state in WAYS}

    found = {(state, role): outcome(desk, case, verb, role) for state, case in cases.items() for role in ROLES}

    assert found == {
        (state, role): to if state in sources and role in ALLOWED[verb] else "" for state in WAYS for role in ROLES
    }
    assert {state: Case.objects.get(pk=case.pk).state for state, case in cases.items()} == {s: s for s in WAYS}


@pytest.mark.parametrize("verb", OF_REPORTER)
def test_a_reporter_confirms_or_objects_where_there_is_something_to_judge(desk: Desk, verb: str) -> None:
    sources, to, _who = STEPS[verb]

    found = {state: outcome(desk, desk.at(state), verb, "reporter") for state in WAYS}

    assert found == {state: to if state in sources else "" for state in WAYS}


def test_nobody_on_the_staff_can_take_a_reporters_step_or_that_of_time(desk: Desk) -> None:
    case = desk.at(State.ANSWERED)

    for verb in (*OF_REPORTER, "pass_case"):
        for role in ROLES:
            with pytest.raises(NotAllowed):
                take_step(by=person(desk, role), at=NOON, case=case, verb=verb)
    with pytest.raises(NotAllowed):
        take_step(by=None, at=NOON, case=case, verb="close_unresolved")


def test_time_settles_an_answer_and_nothing_else(desk: Desk) -> None:
    cases = {state: desk.at(state) for state in WAYS}
    late = NOON + timedelta(days=60)

    settled = [settle_silence(at=late, government=desk.office.government) for _time in range(2)]

    assert settled == [1, 0]
    after = {state: Case.objects.get(pk=case.pk) for state, case in cases.items()}
    assert (after[State.ANSWERED].state, after[State.ANSWERED].is_confirmed) == (State.SETTLED, False)
    assert {state: case.state for state, case in after.items() if state != State.ANSWERED} == {
        state: state for state in WAYS if state != State.ANSWERED
    }


def test_an_answer_is_open_to_objection_for_ten_working_days(desk: Desk) -> None:
    desk.at(State.ANSWERED)
    closing = datetime.fromisoformat("2026-07-28T16:00+07:00")  # ten working days after Tuesday 14 July

    early = settle_silence(at=closing, government=desk.office.government)
    late = settle_silence(at=closing + timedelta(minutes=1), government=desk.office.government)

    assert (early, late) == (0, 1)


# So many cases are there at once; time passes over all of them.
TOGETHER = 50
# Once it was checked, a case names its service or its unit.
NAMED = (State.VERIFIED, State.FORWARDED, State.IN_PROGRESS, State.ANSWERED, State.SETTLED, State.CLOSED_UNRESOLVED)
# What ends a case early is tried less often, so that lives are long.
ENDINGS = ("refer_elsewhere", "merge_case", "close_unresolved", "reopen_case")
# How often the next step is one that the state allows; else anything is tried by anybody.
SENSIBLE = 0.7


def walk(desk: Desk, dice: Random) -> tuple[list[str], int]:
    """One random life of a case by coordinator, officers, HR agency, reporter and time.

    The faults found in it, and how often it was reopened.
    """
    case, at, faults, reopened = desk.bring(unit=dice.choice((desk.unit, None))), NOON, list[str](), 0
    for _step in range(dice.randint(4, 18)):
        before, at = case.state, at + timedelta(hours=dice.choice((0, 1, 30, 400)))
        legal = [verb for verb in (*STAFF, *OF_REPORTER, "pass_case") if before in STEPS[verb][0]]
        is_sensible = bool(legal) and dice.random() < SENSIBLE
        tried = legal if is_sensible else [*STAFF, *OF_REPORTER, "pass_case"]
        verb = dice.choices(tried, [1 if verb in ENDINGS else 6 for verb in tried])[0]
        by = None if is_sensible else dice.choice((desk.coordinator, desk.officer, desk.other, desk.office["hr"]))
        with suppress(Refusal):
            if verb == "pass_case":
                settle_silence(at=at, government=desk.office.government)
            elif verb in OF_REPORTER and by is not None:
                take_step(by=by, at=at, case=case, verb=verb)
            else:
                desk.step(case, verb, by=by, at=at)
        case = Case.objects.get(pk=case.pk)
        sources, to, _who = STEPS[verb]
        if case.state != before and (before not in sources or case.state != to):
            faults.append(f"{before} -> {case.state} by {verb}")
        if case.state == State.SETTLED != before and (by is not None and verb != "pass_case"):
            faults.append(f"settled by {by}")
        if case.state in NAMED and case.unit_id is None:
            faults.append(f"{case.state} by {verb} and nobody knows what it is about")
        reopened += before != State.RECEIVED and case.state == State.VERIFIED != before
    return faults, reopened


def lives(desk: Desk, dice: Random, number: int) -> tuple[Counter[str], list[str]]:
    """So many random lives beside each other, what is counted of them, and every fault; nothing is kept."""
    faults, seen = list[str](), Counter[str]()
    with transaction.atomic():
        for _number in range(number):
            found, again = walk(desk, dice)
            faults += found
            seen["lives"] += 1
            seen["times reopened"] += again
        told = counts(Case.objects.all())
        seen.update({**vars(told), "total": told.total, "kept": Case.objects.count()})
        seen["reopened once at least"] += Case.objects.filter(reopened__gt=0).count()
        seen["sum of reopened"] += sum(Case.objects.values_list("reopened", flat=True))
        transaction.set_rollback(True)
    return seen, faults


@pytest.mark.parametrize("part", range(PARTS))
def test_random_lives_never_leave_the_table_and_every_case_is_in_one_bucket(desk: Desk, part: int) -> None:
    dice, seen, faults = Random(part + 1), Counter[str](), list[str]()

    while seen["lives"] < WALKS // PARTS:
        some, wrong = lives(desk, dice, TOGETHER)
        seen += some
        faults += wrong

    assert (seen["lives"], faults) == (WALKS // PARTS, [])
    buckets = [seen[each] for each in ("open", "confirmed", "unconfirmed", "unresolved", "reopened")]
    assert sum(buckets) == seen["total"]
    assert min(buckets) > 0 or WALKS < 500  # few lives needn't end in every way
    assert seen["total"] + seen["not_ours"] + seen["duplicates"] == seen["kept"]
    assert seen["ever_reopened"] == seen["reopened once at least"] > 0
    assert seen["sum of reopened"] == seen["times reopened"]


def test_a_reopened_case_leaves_the_resolved_ones(desk: Desk) -> None:
    case = desk.at(State.SETTLED)
    resolved = counts(Case.objects.all())

    desk.step(case, "reopen_case")

    assert resolved == Counts(confirmed=1)
    assert counts(Case.objects.all()) == Counts(reopened=1, ever_reopened=1)


def test_a_repeat_of_a_reporters_form_changes_nothing(desk: Desk) -> None:
    case, key = desk.at(State.ANSWERED), uuid4()

    first = add_message(at=NOON, case=case, key=key, text="Terima kasih")
    again = add_message(at=NOON, case=case, key=key, text="Terima kasih")

    assert first.pk == again.pk
