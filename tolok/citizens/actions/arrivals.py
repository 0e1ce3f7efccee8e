"""Stores what the public sends, each form once, and counts what counts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar, cast

from django.db import transaction
from django.db.models import F

from tolok.citizens.actions.cases.reporter import take_held
from tolok.citizens.actions.survey.sums import add_to_sums
from tolok.citizens.models import Arrived, CaseMessage, Post, Standing, SurveyAnswer, Topic
from tolok.ledger.actions import reserve_ids

if TYPE_CHECKING:
    from django.db.models import Manager

R = TypeVar("R", bound=Arrived)


def _count_post(post: Post, at: datetime, step: int) -> None:
    Topic.objects.filter(pk=post.topic_id).update(shown_posts=F("shown_posts") + step)


def _count_answer(answer: SurveyAnswer, at: datetime, step: int) -> None:
    add_to_sums(at=at, answers=[answer], step=step)


def _take_act(act: CaseMessage, at: datetime, step: int) -> None:
    if step > 0:  # what has happened is part of the case's history and stays, also when its words are put aside
        take_held(at=at, row=act)


# What a table keeps up to date when one of its rows begins (+1) or ceases (-1) to count.
COUNTS: dict[type[Arrived], Callable[[Any, datetime, int], None]] = {
    Post: _count_post,
    SurveyAnswer: _count_answer,
    CaseMessage: _take_act,
}


@transaction.atomic
def store_arrival(*, at: datetime, row: R) -> R:
    """Store an unsaved row, or give back the one that came with the same key; `at` is not kept."""
    table: Manager[Any] = type(row)._default_manager
    same = table.filter(key_hash=row.key_hash)
    if (held := same.first()) is not None:
        return cast("R", held)
    if row.pk is None:
        (row.pk,) = reserve_ids(type(row), 1)
    table.bulk_create([row], ignore_conflicts=True)  # its repeat may come at the same moment and be first
    held = same.get()
    is_new = held.pk == row.pk
    if is_new and row.standing == Standing.OPEN:
        count_row(at=at, row=row, step=1)
    return row if is_new else cast("R", held)


@transaction.atomic
def count_row(*, at: datetime, row: Arrived, step: int) -> None:
    """Let the row begin (+1) or cease (-1) to count in what its table keeps up to date."""
    if count := COUNTS.get(type(row)):
        count(row, at, step)
