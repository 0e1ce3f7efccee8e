"""Rounds are drawn and counted by a worker: all at once, once, and said how far."""

from __future__ import annotations

from typing import Any

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from tests.apps.feedback.city import ASKED, OVER, City, marks, sent, worked
from tolok.appraisal.access import VoicesAreAsked
from tolok.appraisal.actions import gather_period
from tolok.delivery.models import Notice
from tolok.feedback import actions
from tolok.feedback.actions import (
    RoundCloses,
    RoundIsBusy,
    RoundKey,
    Sending,
    close_due,
    order_close,
    send_sheets,
)
from tolok.feedback.models import Ask, Comment, Heard, Round, SealedSheet
from tolok.feedback.queries import (
    closed_rounds,
    comments_in,
    has_key,
    seal_path,
    summary,
    voices_of,
    work_left,
)
from tolok.feedback.tasks import rounds
from tolok.ledger.models import LedgerEntry


def closing(city: City) -> Round:
    """A round with sheets about the first clerk, as the click leaves it for the worker."""
    opened = city.opened()
    sent(city.asks("clerk1", "peers"), marks(4), "Sabar.")
    return order_close(by=city["hr"], at=ASKED, round_=opened)


def jobs(name: str) -> list[dict[str, Any]]:
    """What the jobs of a name are told."""
    return list(ProcrastinateJob.objects.filter(task_name=f"feedback.{name}").values_list("args", flat=True))


def test_the_click_asks_nobody_and_the_worker_asks_everybody_at_once(city: City) -> None:
    ordered = city.ordered()
    before = (ordered.state, Ask.objects.count(), has_key(ordered), Notice.objects.count())

    opened = worked(ordered)

    assert before == ("opening", 0, False, 0)
    assert (opened.state, opened.done, opened.total) == ("open", 3, 3)
    assert Notice.objects.get(person=city["hr"], key__startswith="round:").text.startswith("Suara tentang Semester I")
    assert Ask.objects.count() == city.asks("clerk1", "peers")[0].round.asks.count() > 0


def test_a_job_names_its_round_and_nothing_else(city: City) -> None:
    ordered = closing(city)

    told = {"government_id": city.government.pk, "round_id": ordered.pk}
    assert jobs("close_round") == [told]
    assert jobs("open_round") == [told]


def test_the_same_job_twice_changes_nothing(city: City) -> None:
    opened = worked(city.ordered())
    kept, asked = seal_path(opened).read_bytes(), Ask.objects.count()

    rounds.open_round(government_id=opened.government_id, round_id=opened.pk)
    rounds.open_round(government_id=opened.government_id, round_id=0)
    rounds.close_round(government_id=opened.government_id, round_id=0)

    assert (seal_path(opened).read_bytes(), Ask.objects.count()) == (kept, asked)


def test_what_a_killed_worker_left_is_no_obstacle_and_the_seed_draws_the_same(city: City) -> None:
    ordered = city.ordered()
    RoundKey.made(ordered)
    told = LedgerEntry.objects.get(verb="order_round")

    opened = worked(ordered)

    assert (opened.state, opened.seed, told.object_id) == ("open", ordered.seed, ordered.pk)
    assert has_key(opened)


def test_nothing_is_read_and_nothing_sent_between_the_order_and_the_end(city: City) -> None:
    ordered = closing(city)
    late = city.asks("clerk2", "peers")[0]

    with pytest.raises(RoundCloses):
        sent([late], marks(1))
    with pytest.raises(RoundCloses):
        send_sheets(at=ASKED, round_=ordered, sendings=[Sending(late.rater, late, marks(1))])

    assert (voices_of(city["clerk1"].pk, city.period), closed_rounds(), comments_in(ordered)) == (None, [], [])
    assert (summary(ordered).units, Heard.objects.count(), Comment.objects.count()) == ((), 0, 0)
    late.refresh_from_db()
    assert not late.is_given


def test_facts_wait_until_the_last_sheet_is_counted(city: City) -> None:
    for state in ("opening", "open", "closing"):
        match state:
            case "opening":
                ordered = city.ordered()
            case "open":
                ordered = worked(ordered)
            case _:
                ordered = order_close(by=city["hr"], at=ASKED, round_=ordered)
        with pytest.raises(VoicesAreAsked):
            gather_period(by=city["hr"], at=OVER, period=city.period)

    worked(ordered)

    assert gather_period(by=city["hr"], at=OVER, period=city.period) == 0


def test_counting_in_batches_is_counting_at_once(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rounds, "BATCH", 2)
    seen, noted = [], actions.note_work

    def watched(**words: Any) -> bool:
        seen.append((words["done"], Heard.objects.count(), SealedSheet.objects.count()))
        return noted(**words)

    monkeypatch.setattr(actions, "note_work", watched)
    count = len(city.asks("clerk1", "peers")) or 5

    ended = worked(closing(city))

    assert seen == [(2, 0, count), (4, 0, count), (5, 0, count)]
    assert (ended.state, ended.done, ended.total, ended.ended_at) == ("closed", count, count, ASKED)
    assert Heard.objects.get().counts == [0, 0, 0, 0, count, 0] * 7


def test_who_ordered_it_is_told_at_the_end_and_the_whole_agency_where_the_clock_did(city: City) -> None:
    opened = city.opened()
    close_due(at=OVER, government=city.government)

    ended = worked(opened)

    told = Notice.objects.get(person=city["hr"], key__endswith=":close_round:closed")
    assert (ended.ordered_by, told.address) == (None, f"/contoh/umpan-balik/suara/putaran/{opened.pk}/")


def test_a_round_at_work_is_not_ordered_again(city: City) -> None:
    ordered = closing(city)

    with pytest.raises(RoundIsBusy):
        order_close(by=city["hr"], at=ASKED, round_=ordered)

    assert len(jobs("close_round")) == 1


def test_the_pace_of_counting_is_told_and_that_of_drawing_is_not(city: City) -> None:
    ordered = closing(city)
    ordered.done, ordered.total = 100, 400

    assert work_left(ordered, at=ordered.ordered_at.replace(second=10)) == 30
    assert work_left(ordered, at=ordered.ordered_at) is None
    assert work_left(Round(state="open"), at=OVER) is None
