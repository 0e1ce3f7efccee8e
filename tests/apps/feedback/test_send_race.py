"""A sheet against a close on two connections: what is acknowledged is counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooEarly
from contextlib import contextmanager
from threading import Event
from typing import Any

import pytest
from django.db import connection
from django.db.models import QuerySet

from tests.apps.feedback.city import ASKED, City, marks
from tolok.feedback.actions import RoundCloses, open_round, order_close, send_sheet, send_sheets
from tolok.feedback.actions.voices.send import Sending
from tolok.feedback.models import Ask, Heard, Round, SealedSheet
from tolok.feedback.tasks import rounds
from tolok.people.access import inside

UNLOCKED = "SELECT %s::bigint"


class Meeting:
    """A place in the program where one waits until the other was seen there."""

    def __init__(self) -> None:
        self.arrived, self.go_on = Event(), Event()

    def wait(self) -> None:
        """Say that one is here, then wait."""
        self.arrived.set()
        assert self.go_on.wait(20)


@contextmanager
def elsewhere(city: City, act: Callable[[], object]) -> Iterator[Future[str]]:
    """The act in a transaction on a connection of its own: what comes of it."""

    def attempt() -> str:
        try:
            with inside(city.government.pk):
                return type(act()).__name__
        except RoundCloses as refusal:
            return type(refusal).__name__
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        yield pool.submit(attempt)


def opened(city: City) -> tuple[Round, list[Ask]]:
    """A committed round, and five sheets about one person of which four are sent."""
    with inside(city.government.pk):
        found = open_round(at=ASKED, round_=city.ordered())
        asks = city.asks("clerk1", "peers")
        sendings = [Sending(ask.rater, ask, marks(4)) for ask in asks[:4]]
        send_sheets(at=ASKED, round_=found, sendings=sendings)
    return found, asks


def counted(city: City, found: Round) -> tuple[int, int]:
    """After the worker: how many sheets are in the sums, and how many are marked as sent."""
    rounds.close_round(government_id=city.government.pk, round_id=found.pk)
    with inside(city.government.pk):
        return sum(Heard.objects.get().counts[:6]), Ask.objects.filter(is_given=True).count()


def stopped_in(monkeypatch: pytest.MonkeyPatch, place: str, meeting: Meeting) -> None:
    """Let whoever comes by this function first wait at the meeting, once it has done its work."""
    module, name = place.rsplit(".", 1)
    done = getattr(__import__(module, fromlist=[name]), name)

    def waiting(*words: Any, **names: Any) -> Any:
        answer = done(*words, **names)
        if not meeting.arrived.is_set():
            meeting.wait()
        return answer

    monkeypatch.setattr(place, waiting)


def close(city: City, found: Round) -> Round:
    """What the click does, committed."""
    with inside(city.government.pk):
        return order_close(by=city["hr"], at=ASKED, round_=found)


def test_a_close_waits_for_a_sheet_on_its_way_and_counts_it(kept: City, monkeypatch: pytest.MonkeyPatch) -> None:
    (found, asks), meeting = opened(kept), Meeting()
    stopped_in(monkeypatch, "tolok.feedback.actions.voices.send._taking", meeting)
    late = asks[4]

    with elsewhere(kept, lambda: send_sheet(by=late.rater, at=ASKED, ask=late, marks=marks(4))) as sending:
        assert meeting.arrived.wait(20)
        with elsewhere(kept, lambda: order_close(by=kept["hr"], at=ASKED, round_=found)) as closing:
            with pytest.raises(TooEarly):
                closing.result(0.5)
            meeting.go_on.set()
            assert (sending.result(20), closing.result(20)) == ("NoneType", "Round")

    assert counted(kept, found) == (5, 5)


def test_a_sheet_that_comes_while_the_close_is_ordered_is_refused_and_counts_for_nothing(
    kept: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    (found, asks), meeting = opened(kept), Meeting()
    stopped_in(monkeypatch, "tolok.feedback.actions.voices.order.ask_to_work", meeting)
    late = asks[4]

    with elsewhere(kept, lambda: order_close(by=kept["hr"], at=ASKED, round_=found)) as closing:
        assert meeting.arrived.wait(20)
        with elsewhere(kept, lambda: send_sheet(by=late.rater, at=ASKED, ask=late, marks=marks(4))) as sending:
            with pytest.raises(TooEarly):
                sending.result(0.5)
            meeting.go_on.set()
            assert (closing.result(20), sending.result(20)) == ("Round", "RoundCloses")

    assert counted(kept, found) == (4, 4)


def test_a_sheet_that_comes_while_the_sums_are_written_is_refused_at_once(
    kept: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    (found, asks), meeting = opened(kept), Meeting()
    close(kept, found)
    stopped_in(monkeypatch, "tolok.feedback.actions.voices.moves.copy_models", meeting)
    late = asks[4]

    with elsewhere(kept, lambda: counted(kept, found)) as counting:
        assert meeting.arrived.wait(20)
        with elsewhere(kept, lambda: send_sheet(by=late.rater, at=ASKED, ask=late, marks=marks(4))) as sending:
            assert sending.result(5) == "RoundCloses"
        meeting.go_on.set()
        assert counting.result(20) == "tuple"

    with inside(kept.government.pk):
        assert (sum(Heard.objects.get().counts[:6]), Ask.objects.filter(is_given=True).count()) == (4, 4)


def test_without_locks_a_sheet_is_acknowledged_and_counted_by_nobody(
    kept: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    (found, asks), meeting = opened(kept), Meeting()
    monkeypatch.setattr("tolok.feedback.actions.voices.send.SHARED", UNLOCKED)
    monkeypatch.setattr(QuerySet, "select_for_update", lambda found, **_words: found)
    stopped_in(monkeypatch, "tolok.feedback.actions.voices.send._sealed", meeting)
    late = asks[4]

    with elsewhere(kept, lambda: send_sheet(by=late.rater, at=ASKED, ask=late, marks=marks(4))) as sending:
        assert meeting.arrived.wait(20)
        close(kept, found)
        sums = counted(kept, found)
        meeting.go_on.set()
        assert sending.result(20) == "NoneType"

    assert sums == (4, 4)
    with inside(kept.government.pk):
        assert SealedSheet.objects.count() == 1
