"""Stores what the public sends, each form once, and counts what counts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

from django.db import IntegrityError, transaction
from django.db.models import F

from tolok.citizens.models import Arrived, Post, Standing, Topic

R = TypeVar("R", bound=Arrived)


def _count_post(post: Post, step: int) -> None:
    Topic.objects.filter(pk=post.topic_id).update(shown_posts=F("shown_posts") + step)


# What a table keeps up to date when one of its rows begins (+1) or ceases (-1) to count.
COUNTS: dict[type[Arrived], Callable[[Any, int], None]] = {Post: _count_post}


@transaction.atomic
def store_arrival(*, at: datetime, row: R) -> R:
    """Store an unsaved row, or give back the one that came with the same key; `at` is not kept."""
    same = type(row)._default_manager.filter(key_hash=row.key_hash)
    if (held := same.first()) is not None:
        return held
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:  # its repeat came at the same moment and was first
        return same.get()
    if row.standing == Standing.OPEN:
        count_row(at=at, row=row, step=1)
    return row


@transaction.atomic
def count_row(*, at: datetime, row: Arrived, step: int) -> None:
    """Let the row begin (+1) or cease (-1) to count in what its table keeps up to date."""
    if count := COUNTS.get(type(row)):
        count(row, step)
