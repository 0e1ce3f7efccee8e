"""A sheet is sent once, whole, by whoever is asked, into an open round."""

from __future__ import annotations

import pytest

from tests.apps.feedback.city import ASKED, OVER, City, closed, marks, sent
from tolok.feedback.actions import (
    Broken,
    CommentTooLong,
    KeyIsLost,
    RoundIsOver,
    RoundKey,
    Sending,
    SheetIsIncomplete,
    SheetIsSent,
    VoiceSheet,
    send_sheet,
    send_sheets,
)
from tolok.feedback.models import Ask, Heard, SealedSheet
from tolok.feedback.queries import asked_of, seal_path, waiting_sheets
from tolok.ledger.models import LedgerEntry
from tolok.people.access import NotAllowed


def test_a_sent_sheet_is_marked_sealed_and_leaves_no_entry(city: City) -> None:
    city.opened()
    ask, before = city.asks("clerk1", "peers")[0], LedgerEntry.objects.count()

    sent([ask], marks(4), "Sabar menjelaskan.")

    ask.refresh_from_db()
    kept = SealedSheet.objects.get()
    assert ask.is_given
    assert b"Sabar" not in bytes(kept.sealed)
    assert LedgerEntry.objects.count() == before


def test_every_sealed_sheet_is_equally_long(city: City) -> None:
    city.opened()
    asks = city.asks("clerk1", "peers")

    sent(asks[:1], marks(1))
    sent(asks[1:2], marks(5), "ü" * 280)

    assert len({len(bytes(each.sealed)) for each in SealedSheet.objects.all()}) == 1


def test_a_sheet_is_sent_once(city: City) -> None:
    city.opened()
    asks = city.asks("clerk1", "peers")
    sent(asks[:1], marks(4))

    with pytest.raises(SheetIsSent):
        sent(asks[:1], marks(5))

    assert SealedSheet.objects.count() == 1


def test_nobody_answers_for_somebody_else(city: City) -> None:
    city.opened()
    ask = city.asks("clerk1", "peers")[0]

    with pytest.raises(NotAllowed):
        send_sheet(by=city["clerk1"], at=ASKED, ask=ask, marks=marks(5))


@pytest.mark.parametrize("given", [(), (1, 2, 3, 4, 5, 4), (6,), (-1,)])
def test_a_sheet_with_a_gap_or_another_mark_is_returned(city: City, given: tuple[int, ...]) -> None:
    city.opened()

    with pytest.raises(SheetIsIncomplete):
        sent(city.asks("clerk1", "peers")[:1], marks(*given))


def test_a_long_comment_is_returned(city: City) -> None:
    city.opened()

    with pytest.raises(CommentTooLong):
        sent(city.asks("clerk1", "peers")[:1], marks(3), "a" * 281)


def test_a_sheet_comes_too_late_after_the_last_day_and_after_the_close(city: City) -> None:
    opened = city.opened()
    ask, other = city.asks("clerk1", "peers")[:2]

    with pytest.raises(RoundIsOver):
        send_sheet(by=ask.rater, at=OVER, ask=ask, marks=marks(3))
    closed(opened)
    with pytest.raises(RoundIsOver):
        sent([other], marks(3))

    assert SealedSheet.objects.count() == 0


def test_without_its_key_a_round_takes_nothing_and_stores_nothing(city: City) -> None:
    opened = city.opened()
    sent(city.asks("clerk1", "peers")[:1], marks(3))
    kept = seal_path(opened).read_bytes()

    seal_path(opened).unlink()
    with pytest.raises(KeyIsLost):
        sent(city.asks("clerk1", "peers")[1:], marks(3))
    with pytest.raises(KeyIsLost):
        closed(opened, city["hr"])
    seal_path(opened).write_bytes(kept[:5])
    with pytest.raises(KeyIsLost):
        closed(opened, city["hr"])
    seal_path(opened).write_bytes(bytes(32))
    with pytest.raises(KeyIsLost):
        closed(opened, city["hr"])

    assert (SealedSheet.objects.count(), Ask.objects.filter(is_given=True).count(), Heard.objects.count()) == (1, 1, 0)


def test_many_sheets_count_like_single_ones(city: City) -> None:
    opened = city.opened()
    asks = city.asks("clerk1", "peers")

    count = send_sheets(at=ASKED, round_=opened, sendings=[Sending(ask.rater, ask, marks(4)) for ask in asks])

    closed(opened)
    assert count == len(asks)
    assert Heard.objects.get().counts == [0, 0, 0, 0, len(asks), 0] * 7


def test_many_sheets_are_sent_all_or_none(city: City) -> None:
    opened = city.opened()
    one, other, third = city.asks("clerk1", "peers")[:3]
    sent([one], marks(4))

    for sendings, refusal in (
        ([Sending(other.rater, other, marks(4)), Sending(one.rater, one, marks(4))], SheetIsSent),
        ([Sending(other.rater, other, marks(4))] * 2, SheetIsSent),
        ([Sending(other.rater, other, marks(4)), Sending(other.rater, third, marks(4))], NotAllowed),
    ):
        with pytest.raises(refusal):
            send_sheets(at=ASKED, round_=opened, sendings=sendings)
    with pytest.raises(RoundIsOver):
        send_sheets(at=OVER, round_=opened, sendings=[Sending(other.rater, other, marks(4))])

    assert SealedSheet.objects.count() == 1


def test_the_list_tells_what_waits_and_who_sees_it(city: City) -> None:
    city.opened()
    sent(city.asks("clerk1", "self"), marks(3))

    lines = asked_of(city["clerk1"], on=ASKED.date())

    assert waiting_sheets(city["clerk1"], on=ASKED.date()) == len(lines) - 1
    assert lines[-1].is_self
    assert {line.minimum for line in lines if not line.is_named} == {3}
    assert {line.unit for line in lines} <= {"Disdukcapil", "Puskesmas"}


def test_a_sheet_comes_back_from_its_bytes() -> None:
    sheet = VoiceSheet.checked(marks(0, 1, 2, 3, 4, 5, 0), "  Ramah \n dan\0 cekatan ")

    assert VoiceSheet.unpacked(sheet.packed()) == sheet
    assert (sheet.comment, sheet.says_something) == ("Ramah dan cekatan", True)
    assert not VoiceSheet.checked(marks(0), "").says_something


@pytest.mark.parametrize("place", [0, 20, 60])
def test_what_was_changed_or_moved_does_not_open(place: int) -> None:
    key = RoundKey(bytes(range(32)))
    sealed = bytearray(key.seal(b"sheet" * 10, about="1:2:peers"))

    assert key.open(bytes(sealed), about="1:2:peers") == b"sheet" * 10
    with pytest.raises(Broken):
        key.open(bytes(sealed), about="1:3:peers")
    with pytest.raises(Broken):
        RoundKey(bytes(32)).open(bytes(sealed), about="1:2:peers")
    sealed[place] ^= 1
    with pytest.raises(Broken):
        key.open(bytes(sealed), about="1:2:peers")
