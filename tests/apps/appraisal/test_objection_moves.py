"""Every verb of an objection in every state, by every role and by the clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from django.db import transaction

from tests.apps.appraisal.conftest import LATER, Office
from tests.apps.appraisal.objections import DAY, FAR, STATES, WHY, answer, bring, reject, uphold, withdraw
from tests.conftest import TODAY
from tolok.appraisal.access import OBJECTION_STEPS
from tolok.appraisal.actions import (
    AlreadyObjected,
    NothingToContest,
    Point,
    WrongMoment,
    pass_deadlines,
    raise_objection,
)
from tolok.appraisal.models import Objection
from tolok.ledger.actions import Refusal
from tolok.people.access import NotAllowed

ROLES = ("clerk", "superior", "above", "colleague", "hr", "planner", "stranger")
UNDECIDED = ("answered", "unanswered", "escalated")


@dataclass(frozen=True)
class Verb:
    """Who may, from which state to which; everywhere else that person hears this refusal."""

    take: Callable[[Office, str], Objection]
    role: str
    ends: dict[str, str] = field(default_factory=dict)
    otherwise: type[Refusal] = WrongMoment


def object_to(office: Office, by: str) -> Objection:
    """Object to the clerk's appraisal."""
    points = [Point("work", WHY)]
    return raise_objection(by=office.people[by], at=LATER, appraisal=office.appraisal(), points=points)


VERBS = {
    "raise_objection": Verb(object_to, "clerk", otherwise=AlreadyObjected),
    "answer_objection": Verb(answer, "superior", {"raised": "answered", "unanswered": "answered"}),
    "uphold_objection": Verb(uphold, "above", dict.fromkeys(UNDECIDED, "upheld")),
    "reject_objection": Verb(reject, "above", dict.fromkeys(UNDECIDED, "rejected")),
    "withdraw_objection": Verb(withdraw, "clerk", dict.fromkeys(("raised", *UNDECIDED), "withdrawn")),
}
BY_CLOCK = {"pass_answer": {"raised": "unanswered"}, "pass_decision": dict.fromkeys(UNDECIDED, "escalated")}


def stands(office: Office) -> str:
    """The state of the objection now."""
    return Objection.objects.get(person=office.people["clerk"]).state


def test_the_moves_tried_here_are_all_moves() -> None:
    assert {*VERBS, *BY_CLOCK} == set(OBJECTION_STEPS)
    assert set(STATES) == set(Objection.State.values)


@pytest.mark.parametrize("state", STATES)
def test_every_verb_by_every_role(office: Office, state: str) -> None:
    bring(office, state)

    for verb in VERBS.values():
        for role in ROLES:
            if role == verb.role and state in verb.ends:
                continue
            with pytest.raises(verb.otherwise if role == verb.role else NotAllowed):
                verb.take(office, role)
    assert stands(office) == state

    for verb in VERBS.values():
        if state in verb.ends:
            with transaction.atomic():
                verb.take(office, verb.role)
                assert stands(office) == verb.ends[state]
                transaction.set_rollback(True)
    assert stands(office) == state


@pytest.mark.parametrize("state", STATES)
def test_the_clock_passes_what_is_open_and_nobody_else_does(office: Office, state: str) -> None:
    objection = bring(office, state)

    assert not any(
        OBJECTION_STEPS[verb][2](office.people[role], objection, TODAY) for verb in BY_CLOCK for role in ROLES
    )
    pass_deadlines(at=FAR + 300 * DAY)

    by_clock = {start: end for ends in BY_CLOCK.values() for start, end in ends.items()}
    assert stands(office) == by_clock.get(state, state)


@pytest.mark.parametrize("state", ["gathered", "rated", "signed"])
def test_before_there_is_one_only_the_person_raises_it_and_only_to_what_is_signed(office: Office, state: str) -> None:
    getattr(office, state)()

    for role in ROLES[1:]:
        with pytest.raises(NotAllowed):
            object_to(office, role)
    if state == "signed":
        object_to(office, "clerk")
        assert stands(office) == "raised"
    else:
        with pytest.raises(NothingToContest):
            object_to(office, "clerk")
