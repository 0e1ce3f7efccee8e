"""Writes topics, posts and appeals of citizens, who have no account."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from tolok.calendar.queries import day_of
from tolok.citizens.actions.arrivals import store_arrival
from tolok.citizens.models import Appeal, Post, Reason, Topic
from tolok.citizens.queries.receipts import code_hash, code_of, key_hash
from tolok.ledger.actions import Refusal

if TYPE_CHECKING:
    from tolok.people.models import Government, Unit


class TopicIsClosed(Refusal):
    """Nobody can write on it any more."""

    def __init__(self) -> None:
        super().__init__(
            _("This topic is closed, so your words were not stored. Read what came of it, or open another.")
        )


class AnswersAnAnswer(Refusal):
    """Posts go two levels deep."""

    def __init__(self) -> None:
        super().__init__(_("These words can't be answered here. Answer the post above them."))


class AppealWaits(Refusal):
    """One was raised already."""

    def __init__(self) -> None:
        super().__init__(_("You asked for a second look already. Somebody else than the first moderator decides soon."))


class NothingToAppeal(Refusal):
    """It is not put aside."""

    def __init__(self) -> None:
        super().__init__(_("A moderator has not put this aside, so there is nothing to look at again."))


@transaction.atomic
def raise_topic(
    *, at: datetime, government: Government, key: UUID, title: str, text: str, name: str, unit: Unit | None,
    standing: str, held_for: str,
) -> Topic:  # fmt: skip  # one line a thought
    """Open a topic as a citizen; the same key gives the same topic."""
    code = code_of(key, government.pk, form="topic")
    topic = Topic(
        government=government, key_hash=key_hash(key), code_hash=code_hash(code),
        standing=standing, held_for=held_for, title=title, text=text, name=name, unit=unit, on=day_of(at, government),
    )  # fmt: skip  # one line a thought
    return store_arrival(at=at, row=topic)


@transaction.atomic
def write_post(
    *, at: datetime, topic: Topic, answers: Post | None, key: UUID, text: str, name: str, standing: str, held_for: str
) -> Post:
    """Write on a topic as a citizen, or answer a post; the same key gives the same post."""
    code = code_of(key, topic.government_id, form="post")
    post = Post(
        government_id=topic.government_id, key_hash=key_hash(key), code_hash=code_hash(code),
        standing=standing, held_for=held_for, topic=topic, answers=answers, text=text, name=name,
        on=day_of(at, topic.government),
    )  # fmt: skip  # one line a thought
    if Post.objects.filter(key_hash=post.key_hash).exists():
        return store_arrival(at=at, row=post)
    if topic.state != Topic.State.TALKING:
        raise TopicIsClosed
    if answers is not None and (answers.answers_id or answers.topic_id != topic.pk):
        raise AnswersAnAnswer
    return store_arrival(at=at, row=post)


@transaction.atomic
def raise_appeal(*, at: datetime, about: Topic | Post, key: UUID, text: str, standing: str, held_for: str) -> Appeal:
    """Ask for a second look at what a moderator put aside; the same key gives the same appeal."""
    place: dict[str, Any] = {"post": about} if isinstance(about, Post) else {"topic": about}
    appeal = Appeal(
        government_id=about.government_id, key_hash=key_hash(key), standing=standing, held_for=held_for, text=text,
        on=day_of(at, about.government), **place,
    )  # fmt: skip  # one line a thought
    if not Appeal.objects.filter(key_hash=appeal.key_hash).exists():
        _check_appeal(about, place)
    return store_arrival(at=at, row=appeal)


def _check_appeal(about: Topic | Post, place: dict[str, Any]) -> None:
    if about.held_for not in Reason.values:
        raise NothingToAppeal
    if Appeal.objects.filter(**place, state=Appeal.State.RAISED).exists():
        raise AppealWaits
