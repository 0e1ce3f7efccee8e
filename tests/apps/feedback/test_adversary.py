"""A dump of everything links no answer to its rater; naive storage does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, LiteralString

import psycopg
import pytest
from django.db import connection
from procrastinate.contrib.django import app

from tests.apps.feedback.attacks import ATTACKS, PAIRED
from tests.apps.feedback.play import MARKS, SUBJECTS, TAG, Play, as_they_came, play
from tolok.feedback.actions.voices.counting import Groups
from tolok.feedback.actions.voices.sheets import VoiceSheet
from tolok.feedback.models import Ask
from tolok.ledger.actions import record

if TYPE_CHECKING:
    from tolok.people.models import Person

__all__ = ["play"]
NAIVE_TABLES: dict[LiteralString, LiteralString] = {
    "naive_sheet": "subject_id bigint, marks text, comment text, at timestamptz",
    "naive_counter": "subject_id bigint UNIQUE, counts int[]",
    "naive_feedback_ask": "rater_id bigint, subject_id bigint, voice text, is_given boolean",
}
LIST = "INSERT INTO naive_feedback_ask (rater_id, subject_id, voice, is_given) VALUES (%s, %s, 'peers', true)"
KEEP = "INSERT INTO naive_sheet (subject_id, marks, comment, at) VALUES (%s, %s, %s, clock_timestamp())"
COUNT = (
    "INSERT INTO naive_counter (subject_id, counts) VALUES (%s, %s) ON CONFLICT (subject_id) DO UPDATE SET"
    " counts = (SELECT array_agg(a + b ORDER BY n) FROM unnest(naive_counter.counts, excluded.counts)"
    " WITH ORDINALITY AS both_(a, b, n))"
)


Weakness = Callable[[Play, pytest.MonkeyPatch], AbstractContextManager[None]]


@contextmanager
def naive(play: Play, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Sheets are stored as anybody would: in clear, at once, counted and listed, with an entry and a job for each."""
    with psycopg.connect(play.address, autocommit=True) as owner:
        for table, columns in NAIVE_TABLES.items():
            owner.execute(f"CREATE TABLE {table} (id bigserial, {columns})")
            owner.execute(f"GRANT ALL ON {table} TO tolok_app")
            owner.execute(f"GRANT ALL ON SEQUENCE {table}_id_seq TO tolok_app")
        monkeypatch.setattr("tolok.feedback.actions.send_sheet", _naively)
        yield
        for table in NAIVE_TABLES:
            owner.execute(f"DROP TABLE {table}")


def _naively(*, by: Person, at: datetime, ask: Ask, marks: dict[str, int], comment: str) -> None:
    told = ",".join(str(mark) for mark in marks.values())
    counts = [int(mark == place) for mark in marks.values() for place in range(6)]
    with connection.cursor() as cursor:
        cursor.execute(LIST, [by.pk, ask.subject_id])
        cursor.execute(KEEP, [ask.subject_id, told, comment])
        cursor.execute(COUNT, [ask.subject_id, counts])
    record(verb="send_sheet", by=by, at=at, on=ask, person=ask.subject)
    # As far off as no worker of a later test looks.
    thanks = app.configure_task("naive.thank", allow_unknown=True, schedule_at=at + timedelta(days=36_500))
    thanks.defer(person_id=by.pk, subject_id=ask.subject_id)


@contextmanager
def without_padding(_play: Play, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Secrets are as long as their words."""
    monkeypatch.setattr(VoiceSheet, "packed", lambda self: bytes(self.marks) + self.comment.encode())
    yield


@contextmanager
def with_hashes(_play: Play, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The hash of what was sent is stored, as for every other form."""
    monkeypatch.setattr("tolok.web.middleware.once._is_confidential", lambda _request: False)
    yield


# In which weaker program each attack names everybody.
CONTROLS: dict[Weakness, set[str]] = {
    naive: {"the same transaction", "difference of two dumps", "time", "jobs", *PAIRED},
    without_padding: {"length of secrets"},
    with_hashes: {"hash of what was sent"},
}


def test_every_attack_has_a_program_that_falls_to_it() -> None:
    assert set().union(*CONTROLS.values()) == set(ATTACKS)


@pytest.mark.parametrize("weakness", CONTROLS)
def test_the_same_attacker_names_everybody_where_the_program_is_weaker(
    play: Play, monkeypatch: pytest.MonkeyPatch, weakness: Weakness
) -> None:
    with weakness(play, monkeypatch):
        play.run(4, closes=False)

    found = {
        (attack, len(dumps)): play.right(attack, play.scene(dumps))
        for attack in CONTROLS[weakness]
        for dumps in (play.dumps, play.dumps[-1:])
        if len(dumps) > 1 or attack != "difference of two dumps"
    }

    assert {which: right for which, right in found.items() if right < len(play.truth)} == {}


def test_whoever_has_every_dump_of_everything_only_guesses(play: Play) -> None:
    play.run()
    after_close, mid_round, all_of_them = play.dumps[-1:], play.dumps[20:21], play.dumps

    found = {
        (attack, len(dumps)): play.right(attack, play.scene(dumps))
        for attack in ATTACKS
        for dumps in (after_close, mid_round, all_of_them)
    }

    assert len(play.truth) == 5 * SUBJECTS
    assert play.jobs(after_close[0]) == {"feedback.open_round": "succeeded", "feedback.close_round": "succeeded"}
    assert len({*play.secrets(all_of_them[-2])}) == len(play.truth)
    assert {which: right for which, right in found.items() if right > play.chance()} == {}


def test_sums_written_in_the_order_of_arrival_would_be_found(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Groups, "shuffled", staticmethod(list))
    monkeypatch.setattr("tolok.feedback.tasks.rounds.sealed_keys", as_they_came)

    play.run(4)

    assert play.right("transaction of the sender, place of the words", play.scene()) == len(play.truth)


def test_secrets_without_chance_in_them_would_be_found(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tolok.feedback.actions.voices.sealing.secrets.token_bytes", bytes)

    play.run(4, closes=False)

    without_tags = {secret[: -2 * TAG] for secret in play.secrets(play.dumps[-1])}
    assert len(without_tags) == len(MARKS)


def test_after_the_close_the_list_of_raters_has_neither_order_nor_time(play: Play) -> None:
    play.run(2)

    own = [row for row in play.dumps[-1].rows("feedback_ask") if row["round_id"] == str(play.round.pk)]

    assert len({row["xmin"] for row in own}) == 1
    assert not [column for column in own[0] if column.endswith(("_at", "_on"))]


def test_no_table_keeps_a_sealed_sheet_or_a_single_sheet_after_the_close(play: Play) -> None:
    play.run(2)

    kept = {
        name
        for name, rows in play.dumps[-1].tables.items()
        for row in rows
        if row.get("round_id") == str(play.round.pk)
    }
    assert kept == {"feedback_ask", "feedback_heard", "feedback_comment"}
