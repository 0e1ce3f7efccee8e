"""What follows waits while an objection is open, and is settled afterwards."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.apps.appraisal.conftest import LATER, Office
from tests.apps.followup.conftest import judged
from tolok.appraisal.actions import (
    Point,
    Verdict,
    answer_objection,
    raise_objection,
    reject_objection,
    uphold_objection,
    withdraw_objection,
)
from tolok.appraisal.models import Appraisal, Objection
from tolok.delivery.models import Notice
from tolok.followup.actions import AlreadyClosed, close_follow_up, hold_follow_ups
from tolok.followup.models import FollowUp
from tolok.followup.queries import open_of
from tolok.followup.reactions import hold_what_follows, open_what_follows, settle_what_follows
from tolok.ledger.models import LedgerEntry

ENDED = LATER + timedelta(days=9)
HEARD = Verdict("Both were there.", "Both were there.", "The tickets are proof enough.")


def job(appraisal: Appraisal, *, at: str) -> dict[str, Any]:
    """What an event brings."""
    return {"government_id": appraisal.government_id, "appraisal_id": appraisal.pk, "at": at}


def contested(office: Office, level: str) -> Appraisal:
    """An appraisal at this level with what follows, which its person objects to."""
    appraisal = judged(office, level)
    open_what_follows(**job(appraisal, at=LATER.isoformat()))
    points = [Point("work", "The queue of May is not counted.")]
    raise_objection(by=office.people["clerk"], at=LATER, appraisal=appraisal, points=points)
    hold_what_follows(**job(appraisal, at=LATER.isoformat()))
    return appraisal


def decided(office: Office, *, work: str = "", behaviour: str = "meets") -> None:
    """Upheld with these ratings, or rejected without."""
    answered = answer_objection(by=office.people["superior"], at=LATER, objection=Objection.objects.get(), answer="No.")
    judge: dict[str, Any] = {"by": office.people["above"], "at": ENDED, "objection": answered, "verdict": HEARD}
    if work:
        uphold_objection(**judge, work=work, behaviour=behaviour)
    else:
        reject_objection(**judge)


def settle(appraisal: Appraisal) -> None:
    """The job of an objection's end."""
    settle_what_follows(**job(appraisal, at=ENDED.isoformat()))


def states() -> dict[str, str]:
    """How each follow-up stands, by kind."""
    return dict(FollowUp.objects.values_list("kind", "state"))


def test_it_waits_and_cannot_be_closed_meanwhile(office: Office) -> None:
    contested(office, "below")

    waiting = FollowUp.objects.get()
    assert (waiting.state, waiting.waits_since) == ("waiting", LATER)
    assert [row.state for row in open_of(office.people["clerk"], on=date(2026, 7, 7))] == ["waiting"]
    with pytest.raises(AlreadyClosed):
        close_follow_up(by=office.people["superior"], at=LATER, follow_up=waiting, outcome="Done.")


def test_waiting_twice_is_waiting_once(office: Office) -> None:
    appraisal = contested(office, "below")

    assert hold_follow_ups(at=ENDED, appraisal=appraisal) == 0
    assert LedgerEntry.objects.filter(verb="hold_follow_up").count() == 1


@pytest.mark.parametrize("end", ["rejected", "withdrawn"])
def test_afterwards_it_goes_on_later_by_the_wait(office: Office, end: str) -> None:
    appraisal = contested(office, "below")
    before = FollowUp.objects.get().due_on
    if end == "rejected":
        decided(office)
    else:
        withdraw_objection(by=office.people["clerk"], at=ENDED, objection=Objection.objects.get())

    settle(appraisal)
    settle(appraisal)

    again = FollowUp.objects.get()
    assert (again.state, again.due_on, again.waits_since) == ("open", before + timedelta(days=9), None)
    assert LedgerEntry.objects.filter(verb="resume_follow_up").count() == 1


def test_a_new_predikat_drops_what_it_does_not_call_for_and_opens_what_it_does(office: Office) -> None:
    appraisal = contested(office, "below")
    decided(office, work="above", behaviour="above")

    settle(appraisal)
    settle(appraisal)

    assert states() == {"coaching": "dropped", "award": "open"}
    news = Notice.objects.filter(person=office.people["clerk"], key__startswith="follow-up:")
    assert sorted(notice.text.partition(": ")[2] for notice in news) == [
        "Pembinaan oleh pimpinan.",
        "Penghargaan dan prioritas pengembangan.",
    ]
    assert open_of(office.people["clerk"], on=date(2026, 7, 20))[0].kind == "award"


def test_an_objection_quicker_than_the_job_of_the_signature_still_lets_it_wait(office: Office) -> None:
    appraisal = judged(office, "below")
    raise_objection(by=office.people["clerk"], at=LATER, appraisal=appraisal, points=[Point("work", "No.")])

    open_what_follows(**job(appraisal, at=LATER.isoformat()))

    assert states() == {"coaching": "waiting"}


def test_jobs_that_come_after_the_end_or_before_it_change_nothing(office: Office) -> None:
    appraisal = contested(office, "below")
    settle(appraisal)
    assert states() == {"coaching": "waiting"}

    decided(office)
    settle(appraisal)
    hold_what_follows(**job(appraisal, at=ENDED.isoformat()))

    assert states() == {"coaching": "open"}


def test_a_follow_up_opened_but_not_held_goes_on_as_it_was(office: Office) -> None:
    appraisal = judged(office, "below")
    open_what_follows(**job(appraisal, at=LATER.isoformat()))
    due = FollowUp.objects.get().due_on

    settle(appraisal)

    assert (FollowUp.objects.get().state, FollowUp.objects.get().due_on) == ("open", due)


def test_a_job_about_nothing_does_nothing(office: Office) -> None:
    nothing: dict[str, Any] = {"government_id": office.government.pk, "appraisal_id": 0, "at": LATER.isoformat()}

    hold_what_follows(**nothing)
    settle_what_follows(**nothing)

    assert states() == {}
