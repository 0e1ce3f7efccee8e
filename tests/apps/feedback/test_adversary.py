"""A dump of everything links no answer to its rater; naive storage does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import psycopg
import pytest
from django.db import connection

from tests.apps.feedback.adversary import ATTACKS
from tolok.feedback.actions.voices.counting import Groups
from tolok.feedback.actions.voices.sheets import VoiceSheet
from tolok.feedback.models import Ask

if TYPE_CHECKING:
    from tolok.people.models import Person

from tests.apps.feedback.play import MARKS, SUBJECTS, TAG, Play, as_they_came, play

__all__ = ["play"]


@pytest.fixture
def naive(play: Play, monkeypatch: pytest.MonkeyPatch) -> Play:
    """The same city where sheets are stored as anybody would: in clear, at once, with counters kept up to date."""
    with psycopg.connect(play.address, autocommit=True) as owner:
        owner.execute(
            "CREATE TABLE IF NOT EXISTS naive_sheet"
            " (id bigserial, subject_id bigint, marks text, comment text, at timestamptz)"
        )
        owner.execute("CREATE TABLE IF NOT EXISTS naive_counter (id bigserial, subject_id bigint UNIQUE, counts int[])")
        owner.execute("GRANT ALL ON ALL TABLES IN SCHEMA public TO tolok_app")
        owner.execute("GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO tolok_app")
    monkeypatch.setattr("tolok.feedback.actions.send_sheet", _naively)
    return play


def _naively(*, by: Person, at: object, ask: Ask, marks: dict[str, int], comment: str) -> None:
    Ask.objects.filter(pk=ask.pk).update(is_given=True)
    told = ",".join(str(mark) for mark in marks.values())
    counts = [int(mark == place) for mark in marks.values() for place in range(6)]
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO naive_sheet (subject_id, marks, comment, at) VALUES (%s, %s, %s, clock_timestamp())",
            [ask.subject_id, told, comment],
        )
        cursor.execute(
            "INSERT INTO naive_counter (subject_id, counts) VALUES (%s, %s) ON CONFLICT (subject_id) DO UPDATE SET"
            " counts = (SELECT array_agg(a + b ORDER BY n) FROM unnest(naive_counter.counts, excluded.counts)"
            " WITH ORDINALITY AS both_(a, b, n))",
            [ask.subject_id, counts],
        )


def test_whoever_has_every_dump_of_everything_only_guesses(play: Play) -> None:
    play.run()
    after_close, mid_round, all_of_them = play.dumps[-1:], play.dumps[20:21], play.dumps

    found = {
        (attack, len(dumps)): play.right(attack, play.scene(dumps))
        for attack in ATTACKS
        for dumps in (after_close, mid_round, all_of_them)
    }

    assert len(play.truth) == 5 * SUBJECTS
    assert len({*play.secrets(all_of_them[-2])}) == len(play.truth)
    assert {which: right for which, right in found.items() if right > play.chance()} == {}


def test_the_same_attacker_names_everybody_where_storage_is_naive(naive: Play) -> None:
    naive.run(4, closes=False)
    everybody = len(naive.truth)

    found = {attack: naive.right(attack, naive.scene()) for attack in ATTACKS}

    assert found["the same transaction"] == everybody
    assert found["difference of two dumps"] == everybody
    assert found["transaction of the sender, number of the words"] == everybody
    assert found["transaction of the sender, place of the words"] == everybody
    assert naive.right("the same transaction", naive.scene(naive.dumps[-1:])) == everybody


def test_sums_written_in_the_order_of_arrival_would_be_found(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Groups, "shuffled", staticmethod(list))
    monkeypatch.setattr("tolok.feedback.tasks.rounds.sealed_keys", as_they_came)

    play.run(4)

    assert play.right("transaction of the sender, place of the words", play.scene()) == len(play.truth)


def test_secrets_as_long_as_their_words_would_be_found(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(VoiceSheet, "packed", lambda self: bytes(self.marks) + self.comment.encode())

    play.run(4, closes=False)

    assert play.right("length of secrets", play.scene()) == len(play.truth)


def test_secrets_without_chance_in_them_would_be_found(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tolok.feedback.actions.voices.sealing.secrets.token_bytes", bytes)

    play.run(4, closes=False)

    without_tags = {secret[: -2 * TAG] for secret in play.secrets(play.dumps[-1])}
    assert len(without_tags) == len(MARKS)


def test_a_stored_hash_of_what_was_sent_would_be_found(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tolok.web.middleware.once._is_confidential", lambda _request: False)

    play.run(4, closes=False)

    assert play.right("hash of what was sent", play.scene()) == len(play.truth)


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
