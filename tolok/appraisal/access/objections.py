"""Who may object, answer, decide and see an objection; how it moves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from tolok.appraisal.models import Objection
from tolok.people.access import is_hr
from tolok.people.queries import is_entitled, superiors_above, with_duty

if TYPE_CHECKING:
    from tolok.people.models import Person

Decides = Callable[["Person", Objection, date], bool]
State = Objection.State


def judges_of(objection: Objection, *, on: date) -> list[Person]:
    """The superior named when it was raised, else the nearest one above the rater who may; two when it is late.

    Never the person, the rater, family of the person, or who holds no post that day.
    """
    named = [objection.judge] if objection.judge else []
    line = [*named, *superiors_above(objection.rater, on=on)]
    most = 2 if objection.state == State.ESCALATED else 1
    found: list[Person] = []
    for each in line:
        is_party = each.pk in (objection.person_id, objection.rater_id)
        if (
            len(found) < most
            and each not in found
            and not is_party
            and is_entitled(each.pk, objection.person_id, on=on)
        ):
            found.append(each)
    return found


def agency(objection: Objection, *, on: date) -> list[Person]:
    """Everybody of the HR agency that day but the two parties."""
    parties = (objection.person_id, objection.rater_id)
    return [person for person in with_duty("hr", on=on) if person.pk not in parties]


def who_decide(objection: Objection, *, on: date) -> list[Person]:
    """The judges; where nobody stands above the rater, the HR agency."""
    return judges_of(objection, on=on) or agency(objection, on=on)


def is_judge(by: Person, objection: Objection, on: date) -> bool:
    """The rater's superior; where nobody stands above the rater the HR agency keeps what the official above decided."""
    if by.pk in (objection.person_id, objection.rater_id):
        return False
    judges = judges_of(objection, on=on)
    return any(judge.pk == by.pk for judge in judges) if judges else is_hr(by, objection.person, on)


def is_objector(by: Person, objection: Objection, on: date) -> bool:
    """The person whose appraisal it is."""
    return by.pk == objection.person_id


def is_answerer(by: Person, objection: Objection, on: date) -> bool:
    """The rater who signed."""
    return by.pk == objection.rater_id


def is_clock(by: Person, objection: Objection, on: date) -> bool:
    """No person: only a deadline that passes."""
    return False


def sees_objection(by: Person, objection: Objection, on: date) -> bool:
    """Both parties, who decides or decided, and the HR agency; nobody else."""
    involved = (objection.person_id, objection.rater_id, objection.judge_id, objection.decider_id)
    return by.pk in involved or is_judge(by, objection, on) or is_hr(by, objection.person, on)


STEPS: dict[str, tuple[tuple[str | None, ...], str, Decides]] = {
    # verb: (from, to, who may)
    "raise_objection": ((None,), State.RAISED, is_objector),
    "answer_objection": ((State.RAISED, State.UNANSWERED), State.ANSWERED, is_answerer),
    "pass_answer": ((State.RAISED,), State.UNANSWERED, is_clock),
    "pass_decision": ((State.ANSWERED, State.UNANSWERED, State.ESCALATED), State.ESCALATED, is_clock),
    "uphold_objection": ((State.ANSWERED, State.UNANSWERED, State.ESCALATED), State.UPHELD, is_judge),
    "reject_objection": ((State.ANSWERED, State.UNANSWERED, State.ESCALATED), State.REJECTED, is_judge),
    "withdraw_objection": (
        (State.RAISED, State.ANSWERED, State.UNANSWERED, State.ESCALATED),
        State.WITHDRAWN,
        is_objector,
    ),
}
