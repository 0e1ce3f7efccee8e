"""Reads what waits for a moderator, whatever table it is in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import CharField, Count, Value
from django.utils.translation import gettext_lazy as _

from tolok.citizens.models import (
    Appeal,
    Arrived,
    Case,
    CaseMessage,
    Moderation,
    Post,
    Reason,
    Standing,
    SurveyAnswer,
    SurveyComment,
    Topic,
)
from tolok.citizens.queries.cases.words import FACES, TO_STAFF

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

# How many rows of a table one page of the queue shows.
MOST = 50
# Why a row waits or is spam, as `held_for` says it; the reasons of moderators stand in `Reason`.
WHY: dict[str, StrPromise] = {
    "trap": _("filled a field that people don't see"),
    "forged": _("came without a genuine ticket"),
    "expired": _("the page was older than a day"),
    "hurried": _("was sent within three seconds"),
    "reused": _("the same ticket was used twice"),
    "many": _("much came from this network within the hour"),
    "uncounted": _("could not be counted when it came"),
    "moderator": _("a moderator took a decision back"),
}


@dataclass(frozen=True)
class Card:
    """How a row is shown to a moderator: where it belongs, and its words."""

    title: str
    text: str


@dataclass(frozen=True)
class Kind:
    """How the rows of one table come to the queue: their name, their card, and what is read with them."""

    model: type[Arrived]
    label: StrPromise
    card: Callable[[Any], Card]
    related: tuple[str, ...] = ()


def _topic_card(topic: Topic) -> Card:
    return Card(topic.title, topic.text)


def _post_card(post: Post) -> Card:
    return Card(post.topic.title, post.text)


def _appeal_card(appeal: Appeal) -> Card:
    about = appeal.post.topic if appeal.post else appeal.topic
    return Card(about.title if about else "", appeal.text)


def _case_card(case: Case) -> Card:
    return Card(str(case.get_kind_display()), case.text)


def _message_card(message: CaseMessage) -> Card:
    said = [] if message.act == "add_message" else [str(TO_STAFF[message.act])]
    said += [str(FACES[message.face])] if message.face else []
    return Card(str(message.case.get_kind_display()), ": ".join([*said, message.text] if message.text else said))


def _answer_card(answer: SurveyAnswer) -> Card:
    return Card(answer.survey.service.name, " ".join(map(str, answer.marks)))


def _comment_card(comment: SurveyComment) -> Card:
    return Card(comment.survey.service.name, comment.text)


# Every table whose rows the public sends, by the name of its model; a test says that none is missing.
KINDS: dict[str, Kind] = {
    "topic": Kind(Topic, _("Forum topic"), _topic_card),
    "post": Kind(Post, _("Forum post"), _post_card, ("topic",)),
    "case": Kind(Case, _("Case"), _case_card),
    "casemessage": Kind(CaseMessage, _("Message on a case"), _message_card, ("case",)),
    "surveyanswer": Kind(SurveyAnswer, _("Answer to a survey"), _answer_card, ("survey__service",)),
    "surveycomment": Kind(SurveyComment, _("Comment of a survey"), _comment_card, ("survey__service",)),
    "appeal": Kind(Appeal, _("Appeal"), _appeal_card, ("post__topic", "topic")),
}


@dataclass(frozen=True)
class Waiting:
    """One row in the queue."""

    kind: str
    id: int
    label: str
    title: str
    text: str
    standing: str
    why: str
    on: Any


def arrived_tables() -> list[type[Arrived]]:
    """Every table whose rows the public sends."""
    found, waiting = [], list(Arrived.__subclasses__())
    while waiting:
        model = waiting.pop()
        waiting += model.__subclasses__()
        found += [] if model._meta.abstract else [model]
    return found


@dataclass(frozen=True)
class Queue:
    """The rows of one standing, and how many there are of each standing that does not count."""

    rows: list[Waiting]
    counts: dict[str, int]


def queue(standing: str) -> Queue:
    """What has this standing, table by table; one query, and one for each table that has such rows."""
    first, *others = [_sums_of(name, kind.model) for name, kind in KINDS.items()]
    told = list(first.union(*others, all=True))
    counts = {str(each): sum(n for _name, one, n in told if one == each) for each in (Standing.HELD, Standing.SPAM)}
    rows = []
    for name in (name for name, one, _n in told if one == standing):
        kind = KINDS[name]
        held: Any = kind.model._default_manager.filter(standing=standing).select_related(*kind.related)
        rows += [waiting(name, row) for row in held.order_by("-pk")[:MOST]]
    return Queue(rows, counts)


def _sums_of(name: str, model: type[Arrived]) -> Any:
    rows: Any = model._default_manager.exclude(standing=Standing.OPEN).order_by()
    named = rows.annotate(of_kind=Value(name, output_field=CharField()))
    return named.values_list("of_kind", "standing").annotate(Count("pk"))


def arrival(kind: str, number: int) -> Arrived | None:
    """One row that the public sent, when this transaction may see it."""
    if (known := KINDS.get(kind)) is None:
        return None
    rows: Any = known.model._default_manager.select_related("government", *known.related)
    found: Arrived | None = rows.filter(pk=number).first()
    return found


def waiting(kind: str, row: Any) -> Waiting:
    """A row as the queue shows it."""
    card = KINDS[kind].card(row)
    return Waiting(
        kind, row.pk, str(KINDS[kind].label), card.title, card.text, str(Standing(row.standing).label),
        why_of(row.held_for), getattr(row, "on", None),
    )  # fmt: skip  # one line a thought


def why_of(held_for: str) -> str:
    """Why a row waits or is put aside, in words."""
    if held_for in Reason.values:
        return str(Reason(held_for).label)
    return str(WHY.get(held_for, held_for))


def decisions(kind: str, number: int) -> list[Moderation]:
    """What moderators decided on a row, the newest first."""
    return list(Moderation.objects.filter(kind=kind, row=number).select_related("by").order_by("-pk"))


def latest_decisions() -> list[Moderation]:
    """What moderators decided lately, the newest first."""
    return list(Moderation.objects.select_related("by").order_by("-pk")[:MOST])
