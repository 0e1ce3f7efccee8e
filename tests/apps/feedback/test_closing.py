"""A round closes once: sums of large enough groups stay, all else goes."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from tests.apps.feedback.city import ASKED, OVER, STARTS, City, closed, marks, sent, worked
from tolok.calendar.queries import period_of
from tolok.feedback.actions import (
    CommentIsJudged,
    NoReasonToHold,
    RoundHasEnded,
    RoundKey,
    close_due,
    close_round,
    hold_comment,
    open_round,
    order_close,
    order_round,
    send_sheet,
    show_comment,
)
from tolok.feedback.models import Ask, Comment, Heard, Round, SealedSheet
from tolok.feedback.queries import (
    comments_in,
    has_key,
    seal_path,
    voices_of,
)
from tolok.feedback.tasks import close_rounds
from tolok.ledger.models import LedgerEntry
from tolok.people.access import NotAllowed

if TYPE_CHECKING:
    from pytest_django import Settings


def test_sums_of_a_large_enough_group_stay_and_small_groups_vanish(
    city: City, django_capture_on_commit_callbacks: object
) -> None:
    opened = city.opened()
    sent(city.asks("clerk1", "peers")[:3], marks(1, 2, 3, 4, 5, 0, 5))
    sent(city.asks("clerk2", "peers")[:2], marks(5), "Siapa ini?")

    heard = closed(opened, city["hr"])

    group = Heard.objects.get()
    assert heard == 1
    assert (group.subject_id, group.voice) == (city["clerk1"].pk, "peers")
    assert group.counts == [
        *(0, 3, 0, 0, 0, 0), *(0, 0, 3, 0, 0, 0), *(0, 0, 0, 3, 0, 0), *(0, 0, 0, 0, 3, 0),
        *(0, 0, 0, 0, 0, 3), *(3, 0, 0, 0, 0, 0), *(0, 0, 0, 0, 0, 3),
    ]  # fmt: skip  # one value a group
    assert (SealedSheet.objects.count(), Comment.objects.count()) == (0, 0)


def test_a_sheet_that_knows_nothing_counts_for_nothing(city: City) -> None:
    opened = city.opened()
    asks = city.asks("clerk1", "peers")
    sent(asks[:2], marks(4))
    sent(asks[2:3], marks(0), "Saya jarang bertemu.")

    closed(opened)

    assert not Heard.objects.exists()


def test_the_key_goes_once_the_close_is_certain(city: City, django_capture_on_commit_callbacks: object) -> None:
    opened = city.opened()

    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]  # a fixture of pytest-django
        closed(opened)
        assert has_key(opened)

    assert not has_key(opened)
    RoundKey.destroy(seal_path(opened))


def test_a_round_closes_once_and_by_the_agency_only(city: City) -> None:
    opened = city.opened()

    with pytest.raises(NotAllowed):
        closed(opened, city["head"])
    closed(opened, city["hr"])
    with pytest.raises(RoundHasEnded):
        closed(opened, city["hr"])

    assert Round.objects.get().state == "closed"


def test_a_failed_close_leaves_everything_and_counts_nobody_twice(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = city.opened()
    sent(city.asks("clerk1", "peers"), marks(4))
    with monkeypatch.context() as broken:
        broken.setattr("tolok.feedback.actions.voices.moves.RoundStep.forget", _dies)
        ordered = order_close(by=None, at=ASKED, round_=opened)
        with pytest.raises(RuntimeError):
            close_round(at=ASKED, round_=ordered)
    assert (Heard.objects.count(), has_key(opened)) == (0, True)

    close_round(at=ASKED, round_=ordered)

    assert sum(Heard.objects.get().counts[:6]) == len(city.asks("clerk1", "peers"))


def _dies(_held: Round) -> None:
    raise RuntimeError


def test_a_sheet_that_was_tampered_with_counts_for_nobody(city: City) -> None:
    opened = city.opened()
    sent(city.asks("clerk1", "peers")[:4], marks(4))
    moved = SealedSheet.objects.all()[0]
    SealedSheet.objects.filter(pk=moved.pk).update(sealed=bytes(moved.sealed)[::-1])

    closed(opened)

    assert sum(Heard.objects.get().counts[:6]) == 3


def test_what_is_due_is_counted_by_itself_but_not_without_its_key(city: City) -> None:
    opened = city.opened()
    kept = seal_path(opened).read_bytes()

    early = close_due(at=ASKED, government=city.government)
    seal_path(opened).unlink()
    lost = close_due(at=OVER, government=city.government)
    seal_path(opened).write_bytes(kept)
    ordered = close_due(at=OVER, government=city.government)

    assert (early, lost, ordered) == (0, 0, 1)
    assert Round.objects.get().state == "closing"


def test_the_clock_ends_rounds_in_every_government_and_stands_still_in_the_example(
    city: City, settings: Settings
) -> None:
    opened = city.opened()
    settings.EXAMPLE_DAY = STARTS

    still = close_rounds(timestamp=int(OVER.timestamp()))
    settings.EXAMPLE_DAY = None
    ordered = close_rounds(timestamp=int(OVER.timestamp()))

    assert (still, ordered) == (0, 1)
    worked(opened)
    assert Round.objects.get().state == "closed"


def test_the_clock_sweeps_a_key_that_a_dead_server_left(city: City) -> None:
    opened = city.opened()
    closed(opened)
    assert has_key(opened)

    close_due(at=OVER, government=city.government)

    assert not has_key(opened)


def test_the_ledger_commits_to_sums_without_an_actor(city: City) -> None:
    opened = city.opened()
    sent(city.asks("clerk1", "peers"), marks(4))

    closed(opened, city["hr"], at=OVER)

    entry = LedgerEntry.objects.get(verb="hear_voice")
    assert (entry.actor_id, entry.occurred_at, entry.person_id) == (None, OVER, city["clerk1"].pk)
    assert not LedgerEntry.objects.filter(verb__startswith="send").exists()


def test_a_comment_is_read_by_the_agency_before_anybody_else(city: City) -> None:
    opened = city.opened()
    asks = city.asks("clerk1", "peers")
    sent(asks[:1], marks(4), "Sabar menjelaskan.")
    sent(asks[1:2], marks(4), "Budi kasar.")
    sent(asks[2:], marks(4))
    closed(opened)
    good, bad = (Comment.objects.get(text__startswith=word) for word in ("Sabar", "Budi"))

    unread = voices_of(city["clerk1"].pk, city.period)
    show_comment(by=city["hr"], at=OVER, comment=good)
    hold_comment(by=city["hr"], at=OVER, comment=bad, reason="Menyebut nama.")

    read = voices_of(city["clerk1"].pk, city.period)
    assert unread
    assert read
    assert (unread.voices[0].comments, read.voices[0].comments) == ((), ("Sabar menjelaskan.",))
    assert [(row.state, row.reason) for row in comments_in(opened)] == [("held", "Menyebut nama."), ("shown", "")]
    with pytest.raises(CommentIsJudged):
        show_comment(by=city["hr"], at=OVER, comment=good)
    with pytest.raises(NoReasonToHold):
        hold_comment(by=city["hr"], at=OVER, comment=good, reason="")
    with pytest.raises(NotAllowed):
        hold_comment(by=city["head"], at=OVER, comment=good, reason="Tidak suka.")


def test_a_round_of_the_next_period_stands_for_itself(city: City) -> None:
    closed(city.opened())
    second = period_of("semester", on=datetime(2026, 12, 1, tzinfo=UTC).date())
    assert second
    later = datetime(2026, 12, 15, 3, 0, tzinfo=UTC)

    opened = open_round(at=later, round_=order_round(by=city["hr"], at=later, period=second))

    ask = Ask.objects.filter(round=opened, voice="self").select_related("rater", "round")[0]
    send_sheet(by=ask.rater, at=later, ask=ask, marks=marks(3))
    assert opened.period == second
