"""Brings the clerk's objection into every state, by the steps that lead there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from tests.apps.appraisal.conftest import LATER, Office, objected
from tolok.appraisal.actions import (
    Verdict,
    answer_objection,
    pass_deadlines,
    reject_objection,
    uphold_objection,
    withdraw_objection,
)
from tolok.appraisal.models import Objection
from tolok.delivery.models import Notice

WHY = "The queue of May is not counted."
HEARD = Verdict("She counted the tickets.", "He had not seen the tickets.", "The tickets are proof enough.")
DAY = timedelta(days=1)
# Five, ten and five working days from Monday 6 July 2026, 10.00, to the closing of the office.
ANSWER_BY = datetime(2026, 7, 13, 9, 0, tzinfo=UTC)
FAR = datetime(2026, 12, 1, tzinfo=UTC)
STATES = ("raised", "answered", "unanswered", "escalated", "upheld", "rejected", "withdrawn")


def bring(office: Office, state: str) -> Objection:
    """The clerk's objection in this state, by the steps that lead there."""
    objection = objected(office)
    steps: dict[str, list[Callable[[], object]]] = {
        "answered": [lambda: answer(office)],
        "unanswered": [lambda: pass_deadlines(at=FAR)],
        "escalated": [lambda: pass_deadlines(at=FAR), lambda: pass_deadlines(at=FAR + 60 * DAY)],
        "upheld": [lambda: answer(office), lambda: uphold(office)],
        "rejected": [lambda: answer(office), lambda: reject(office)],
        "withdrawn": [lambda: withdraw(office)],
    }
    for step in steps.get(state, []):
        step()
    objection.refresh_from_db()
    assert objection.state == state
    return objection


def answer(office: Office, by: str = "superior", *, at: datetime = LATER) -> Objection:
    """The rater's word."""
    return answer_objection(by=office.people[by], at=at, objection=Objection.objects.get(), answer="I looked again.")


def uphold(
    office: Office, by: str = "above", *, at: datetime = LATER, work: str = "above", behaviour: str = "meets"
) -> Objection:
    """The judge lifts the work rating."""
    given = {"work": work, "behaviour": behaviour}
    objection = Objection.objects.get()
    return uphold_objection(by=office.people[by], at=at, objection=objection, verdict=HEARD, **given)


def reject(office: Office, by: str = "above", *, at: datetime = LATER) -> Objection:
    """The judge lets the rating stand."""
    return reject_objection(by=office.people[by], at=at, objection=Objection.objects.get(), verdict=HEARD)


def withdraw(office: Office, by: str = "clerk", *, at: datetime = LATER) -> Objection:
    """The person takes it back."""
    return withdraw_objection(by=office.people[by], at=at, objection=Objection.objects.get())


def told(office: Office, role: str) -> list[str]:
    """What a role was told of the objection."""
    found = Notice.objects.filter(person=office.people[role], key__startswith="objection:").order_by("pk")
    return list(found.values_list("text", flat=True))
