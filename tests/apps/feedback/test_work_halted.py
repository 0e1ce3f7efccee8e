"""What holds the work on a round up is said, and the next run ends it."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from tests.apps.feedback.city import ASKED, OPENED, OVER, City, worked
from tests.apps.feedback.test_work import closing
from tolok.delivery.models import Notice
from tolok.feedback.actions import (
    Groups,
    SheetsChanged,
    close_round,
    halt_round,
    note_work,
    void_round,
)
from tolok.feedback.models import Comment, Heard, Round, SealedSheet
from tolok.feedback.queries import (
    has_key,
    seal_path,
    sealed_sheets,
)
from tolok.feedback.tasks import resume_rounds
from tolok.ledger.models import LedgerEntry


def test_a_key_that_opens_nothing_holds_the_close_up_until_it_is_back(city: City) -> None:
    ordered = closing(city)
    kept = seal_path(ordered).read_bytes()
    seal_path(ordered).write_bytes(bytes(32))

    held = [worked(ordered) for _again in range(2)][-1]
    told = Notice.objects.filter(person=city["hr"], key__contains="halt_round")
    seal_path(ordered).write_bytes(kept)
    ended = worked(ordered)

    assert (held.state, "Kunci putaran ini tidak ada" in held.reason, told.count()) == ("closing", True, 1)
    assert LedgerEntry.objects.filter(verb="halt_round").count() == 1
    assert (ended.state, ended.reason, Heard.objects.count()) == ("closed", "", 1)


def test_a_round_that_cannot_be_counted_may_be_thrown_away(city: City) -> None:
    ordered = closing(city)
    seal_path(ordered).unlink()
    held = worked(ordered)

    void_round(by=city["hr"], at=OVER, round_=held, reason="Kunci hilang.")

    ended = worked(ordered)
    assert (ended.state, ended.reason, SealedSheet.objects.count()) == ("void", "Kunci hilang.", 0)
    assert not halt_round(at=ordered.ordered_at, round_=ordered, reason="x")
    assert not note_work(at=ordered.ordered_at, round_=ordered, done=1)


def test_a_round_thrown_away_while_it_is_counted_is_left_alone(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    ordered = closing(city)

    def crossed(keys: Sequence[UUID]) -> list[SealedSheet]:
        sheets = sealed_sheets(keys)
        void_round(by=city["hr"], at=OVER, round_=ordered, reason="Keliru.")
        return sheets

    monkeypatch.setattr("tolok.feedback.tasks.rounds.sealed_sheets", crossed)

    ended = worked(ordered)

    assert (ended.state, Heard.objects.count(), Comment.objects.count()) == ("void", 0, 0)


def test_sheets_that_came_or_went_while_they_were_counted_are_counted_anew(city: City) -> None:
    ordered = closing(city)
    groups = Groups.of(ordered)

    with pytest.raises(SheetsChanged):
        close_round(at=ASKED, round_=ordered, groups=groups)
    groups.open(SealedSheet.objects.all())
    heard = close_round(at=ASKED, round_=ordered, groups=groups)

    assert heard == 1


def test_a_fault_is_said_and_the_next_run_ends_it(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    ordered = closing(city)
    with monkeypatch.context() as broken:
        broken.setattr("tolok.feedback.actions.voices.moves.reserve_ids", _full)
        held = worked(ordered)
    before = Heard.objects.count()

    ended = worked(ordered)

    assert (held.state, "tidak terduga" in held.reason, before) == ("closing", True, 0)
    assert (ended.state, ended.reason, Heard.objects.count()) == ("closed", "", 1)


def _full(*_words: object) -> list[int]:
    raise OSError("disk full")


def test_what_has_no_job_left_is_enqueued_again(city: City) -> None:
    ordered = city.ordered()
    with_job = resume_rounds(timestamp=int(OPENED.timestamp()))
    ProcrastinateJob.objects.filter(task_name="feedback.open_round").update(status="failed")

    without = resume_rounds(timestamp=int(OPENED.timestamp()))

    assert (with_job, without, Round.objects.get().pk) == (0, 1, ordered.pk)


def test_a_key_left_by_a_worker_killed_at_the_very_end_goes_with_the_next_run(city: City) -> None:
    ended = worked(closing(city))
    assert has_key(ended)  # the transaction of the test never ends

    worked(ended)

    assert not has_key(ended)
