"""What a signed predikat opens, once; and how it is closed."""

from __future__ import annotations

from datetime import date

import pytest

from tests.apps.appraisal.conftest import LATER, Office
from tests.apps.followup.conftest import judged
from tolok.followup.actions import (
    AlreadyClosed,
    FollowUpDraft,
    NothingSigned,
    OutcomeMissing,
    close_follow_up,
    open_follow_ups,
    open_follow_ups_many,
)
from tolok.followup.models import FollowUp
from tolok.ledger.models import LedgerEntry
from tolok.people.access import NotAllowed

DONE = "Two talks, and a second counter on Mondays."


def opened(office: Office, level: str = "below") -> list[FollowUp]:
    """What the clerk's predikat at this level opens."""
    return open_follow_ups(by=None, at=LATER, appraisal=judged(office, level))


def entries(verb: str) -> list[tuple[int | None, int | None, int | None]]:
    """Who did it, to which row, about whom."""
    found = LedgerEntry.objects.filter(verb=verb).order_by("pk")
    return list(found.values_list("actor_id", "object_id", "person_id"))


def test_a_weak_predikat_opens_coaching_with_label_source_and_day_from_the_pack(office: Office) -> None:
    (coaching,) = opened(office, "below")

    assert (coaching.kind, coaching.title, coaching.due_on, coaching.state) == (
        "coaching",
        "Pembinaan oleh pimpinan",
        date(2026, 7, 20),
        "open",
    )
    assert coaching.source == "PermenPANRB 6/2022, bimbingan dan konseling kinerja"
    assert entries("open_follow_up") == [(None, coaching.pk, office.people["clerk"].pk)]


def test_an_excellent_predikat_opens_an_award(office: Office) -> None:
    assert [each.kind for each in opened(office, "above")] == ["award"]


def test_a_good_predikat_opens_nothing_where_the_pack_says_nothing(office: Office) -> None:
    assert opened(office, "meets") == []


def test_opening_twice_opens_once(office: Office) -> None:
    first = opened(office)

    again = open_follow_ups(by=None, at=LATER, appraisal=office.appraisal())

    assert again == []
    assert list(FollowUp.objects.all()) == first
    assert len(entries("open_follow_up")) == 1


def test_many_open_like_each_alone(office: Office) -> None:
    office.plan("colleague")
    signed = [judged(office, "below"), judged(office, "above", "colleague")]
    hr = office.people["hr"]

    found = open_follow_ups_many(at=LATER, drafts=[FollowUpDraft(hr, LATER, each) for each in signed])

    assert [(each.person_id, each.kind) for each in found] == [
        (office.people["clerk"].pk, "coaching"),
        (office.people["colleague"].pk, "award"),
    ]
    assert entries("open_follow_up") == [(hr.pk, each.pk, each.person_id) for each in found]


def test_an_unsigned_appraisal_opens_nothing(office: Office) -> None:
    with pytest.raises(NothingSigned):
        open_follow_ups(by=None, at=LATER, appraisal=office.gathered())


def test_a_superior_opens_nothing_by_hand(office: Office) -> None:
    signed = judged(office, "below")

    with pytest.raises(NotAllowed):
        open_follow_ups(by=office.people["superior"], at=LATER, appraisal=signed)


@pytest.mark.parametrize("role", ["superior", "hr"])
def test_it_is_closed_with_what_came_of_it(office: Office, role: str) -> None:
    (coaching,) = opened(office)

    close_follow_up(by=office.people[role], at=LATER, follow_up=coaching, outcome=f" {DONE} ")

    coaching.refresh_from_db()
    assert (coaching.state, coaching.outcome, coaching.done_at) == ("done", DONE, LATER)
    assert entries("close_follow_up") == [(office.people[role].pk, coaching.pk, office.people["clerk"].pk)]


@pytest.mark.parametrize("role", ["clerk", "colleague", "above", "planner", "stranger"])
def test_nobody_else_closes_it(office: Office, role: str) -> None:
    (coaching,) = opened(office)

    with pytest.raises(NotAllowed):
        close_follow_up(by=office.people[role], at=LATER, follow_up=coaching, outcome=DONE)


def test_it_is_closed_once(office: Office) -> None:
    (coaching,) = opened(office)
    close_follow_up(by=office.people["superior"], at=LATER, follow_up=coaching, outcome=DONE)

    with pytest.raises(AlreadyClosed):
        close_follow_up(by=office.people["hr"], at=LATER, follow_up=coaching, outcome="Something else.")


def test_it_is_not_closed_without_a_word(office: Office) -> None:
    (coaching,) = opened(office)

    with pytest.raises(OutcomeMissing):
        close_follow_up(by=office.people["superior"], at=LATER, follow_up=coaching, outcome="  ")
