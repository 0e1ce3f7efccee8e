"""Dumps after each step of a close tell nothing; sums published in steps do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import psycopg
import pytest

from tests.apps.feedback.adversary import Guess, Row, Scene, _new, given
from tests.apps.feedback.play import Play, as_they_came, play
from tolok.feedback.actions import Groups
from tolok.feedback.models import SealedSheet

__all__ = ["play"]
PUBLISH = (
    "INSERT INTO step_counter (subject_id, counts) VALUES (%s, %s)"
    " ON CONFLICT (subject_id) DO UPDATE SET counts = excluded.counts"
)


def senders(scene: Scene) -> dict[str, list[str]]:
    """Who sent a sheet about each person, in the order of the dumps."""
    order: dict[str, list[str]] = {}
    for dump in scene.dumps:
        for subject, asks in given(list(dump.rows("feedback_ask"))).items():
            order.setdefault(subject, []).extend(sorted({str(ask["rater_id"]) for ask in asks} - {*order[subject]}))
    return order


def by_steps(scene: Scene) -> Iterator[Guess]:
    """While a round closes, each step adds the sheet that was sent next."""
    for subject, raters in senders(scene).items():
        told = [mark for before, after in pairwise(scene.dumps) for mark in _new(before, after, subject)]
        yield from (Guess(rater, subject, mark) for rater, mark in zip(raters, told, strict=False))


def right(play: Play) -> int:
    """How many raters are named rightly."""
    return sum(play.truth.get((each.rater, each.subject)) == each.mark for each in by_steps(play.scene()))


def states(play: Play) -> list[str]:
    """The states of the round, dump after dump."""
    own = (row for dump in play.dumps for row in dump.rows("feedback_round") if row["id"] == str(play.round.pk))
    return [str(row["state"]) for row in own]


def test_between_the_order_and_the_end_nothing_is_there_to_read(play: Play) -> None:
    play.run(4)
    mine = str(play.round.pk)

    at_work = [dump for dump, state in zip(play.dumps, states(play), strict=True) if state == "closing"]
    kept = [row for dump in at_work for mark in ("heard", "comment") for row in dump.rows(mark)]

    assert len(at_work) == 1 + len(play.truth)
    assert [row for row in kept if row["round_id"] == mine] == []
    assert {len(play.secrets(dump)) for dump in at_work} == {len(play.truth)}
    assert right(play) <= play.chance()


def test_the_work_writes_how_far_it_is_and_nothing_else(play: Play) -> None:
    play.run(4)
    at_work = [dump for dump, state in zip(play.dumps, states(play), strict=True) if state == "closing"]

    changed = {
        (name, column)
        for before, after in pairwise(at_work)
        for name in after.tables
        if not name.startswith("procrastinate_")  # the worker's own beats, and jobs its clock asks for meanwhile
        for column in _changes(before.tables[name], after.tables[name])
    }

    assert {(name, column) for name, column in changed if column not in ("xmin", "ctid")} == {
        ("feedback_round", "done")
    }


def _changes(before: Sequence[Row], after: Sequence[Row]) -> Iterator[str]:
    """The columns of rows that came, went or changed."""
    old = {_place(row): row for row in before}
    for row in after:
        there = old.pop(_place(row), {})
        yield from (column for column in row if row[column] != there.get(column))
    for gone in old.values():
        yield from gone


def _place(row: Row) -> str | None:
    return row.get("id") or row.get("key") or row["ctid"]


def test_sums_published_step_by_step_would_be_found(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    with psycopg.connect(play.address, autocommit=True) as owner:
        owner.execute("CREATE TABLE step_counter (id bigserial, subject_id bigint UNIQUE, counts int[])")
        opened = Groups.open

        def published(groups: Groups, sheets: Iterable[SealedSheet]) -> None:
            opened(groups, sheets)
            for each in groups.found.values():
                owner.execute(PUBLISH, [each.subject_id, each.counts])

        monkeypatch.setattr(Groups, "open", published)
        monkeypatch.setattr("tolok.feedback.tasks.rounds.sealed_keys", as_they_came)
        play.run(4)

    assert right(play) == len(play.truth)
