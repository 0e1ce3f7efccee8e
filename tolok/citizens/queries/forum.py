"""Reads the forum as everybody sees it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Count, Prefetch, Q, QuerySet

from tolok.citizens.models import Improvement, IndicatorProposal, Post, Reason, Standing, Topic

if TYPE_CHECKING:
    from tolok.people.models import Person

# A page holds so many topics, and so many first-level posts.
PAGE = 30


@dataclass(frozen=True)
class TopicRow:
    """One topic in a list; `became` counts improvements and indicators that came of it."""

    id: int
    title: str
    unit: str
    writer: str
    is_official: bool
    is_closed: bool
    posts: int
    became: int
    on: date


@dataclass(frozen=True)
class PostRow:
    """One post as everybody sees it; where it is put aside, `hidden` says why and the words are empty."""

    id: int
    writer: str
    is_official: bool
    text: str
    hidden: str
    on: date
    answers: list[PostRow] = field(default_factory=list)


def topics(*, closed: bool, search: str = "") -> QuerySet[Topic]:
    """The shown topics of one kind, the newest first."""
    state = Topic.State.CLOSED if closed else Topic.State.TALKING
    found = Topic.objects.filter(standing=Standing.OPEN, state=state).select_related("unit", "official")
    for word in search.split()[:5]:
        found = found.filter(Q(title__icontains=word) | Q(text__icontains=word))
    adopted = Q(proposals__state=IndicatorProposal.State.ADOPTED)
    counts = {"n_improved": Count("improvements", distinct=True)}
    counts["n_measured"] = Count("proposals", filter=adopted, distinct=True)
    return found.annotate(**counts).order_by("-on", "-pk")


def topic_rows(found: list[Topic]) -> list[TopicRow]:
    """Topics of `topics` as a list shows them."""
    return [
        TopicRow(
            topic.pk,
            topic.title,
            topic.unit.name if topic.unit else "",
            topic.official.name if topic.official else topic.name,
            topic.official is not None,
            topic.state == Topic.State.CLOSED,
            topic.shown_posts,
            topic.n_improved + topic.n_measured,  # type: ignore[attr-defined]  # annotated by `topics`
            topic.on,
        )
        for topic in found
    ]


def topics_for(units: set[int] | None) -> list[Topic]:
    """The newest topics about these units, or all (None), open ones first; also those that wait for a moderator."""
    found = Topic.objects.exclude(standing=Standing.SPAM).select_related("unit")
    found = found if units is None else found.filter(unit_id__in=units)
    return list(found.order_by("-state", "-on", "-pk")[:100])


def topic_by_id(number: int) -> Topic | None:
    """A topic with its unit, official and government, when this transaction may see it."""
    found = Topic.objects.select_related("unit", "official", "government")
    return found.filter(pk=number).first()


def shown_topic(number: int) -> Topic | None:
    """A topic that everybody may read."""
    found = topic_by_id(number)
    return found if found is not None and found.standing == Standing.OPEN else None


def shown_post(topic: Topic, number: int) -> Post | None:
    """A post on a topic that everybody may read and answer."""
    return topic.posts.filter(pk=number, standing=Standing.OPEN, answers__isnull=True).first()


def posts_of(topic: Topic, *, first: int = 0) -> tuple[list[PostRow], bool]:
    """A page of posts with their answers, the oldest first, and whether there are more; two queries."""
    seen = _seen().order_by("pk")
    found = seen.filter(topic=topic, answers__isnull=True).prefetch_related(Prefetch("answered_by", queryset=seen))
    page = list(found[first : first + PAGE + 1])
    return [_row(post, [_row(each, []) for each in post.answered_by.all()]) for post in page[:PAGE]], len(page) > PAGE


def all_posts(topic: Topic) -> list[Post]:
    """Every post of a topic that is shown, for its export."""
    found = topic.posts.filter(standing=Standing.OPEN).select_related("official")
    return list(found.order_by("pk"))


def _seen() -> QuerySet[Post]:
    """What is shown, and what stands there as put aside; what never was shown does not."""
    aside = [reason for reason in Reason.values if reason != Reason.ADVERT]
    shown = Q(standing=Standing.OPEN) | Q(standing=Standing.SPAM, held_for__in=aside)
    return Post.objects.filter(shown).select_related("official")


def _row(post: Post, answers: list[PostRow]) -> PostRow:
    is_shown = post.standing == Standing.OPEN
    hidden = "" if is_shown else str(Reason(post.held_for).label)
    if not is_shown:
        return PostRow(post.pk, "", False, "", hidden, post.on, answers)
    writer = post.official.name if post.official else post.name
    return PostRow(post.pk, writer, post.official is not None, post.text, "", post.on, answers)


def improvements_of(topic: Topic) -> list[Improvement]:
    """What is done about a topic, the oldest first."""
    return list(Improvement.objects.filter(topic=topic).select_related("unit", "owner").order_by("pk"))


def proposals_of(topic: Topic) -> list[IndicatorProposal]:
    """The indicators that a topic asks for, the oldest first."""
    return list(topic.proposals.select_related("unit", "owner", "indicator").order_by("pk"))


def proposal_by_id(number: int) -> IndicatorProposal | None:
    """A proposal with its topic and people, when this transaction may see it."""
    found = IndicatorProposal.objects.select_related(
        "topic", "owner", "proposed_by", "reviewed_by", "indicator", "unit"
    )
    return found.filter(pk=number).first()


def waiting_proposals() -> list[IndicatorProposal]:
    """What waits for a planner, the oldest first."""
    found = IndicatorProposal.objects.filter(state=IndicatorProposal.State.PROPOSED)
    return list(found.select_related("topic", "owner", "unit", "proposed_by").order_by("pk"))


def improvements_owned(person: Person) -> list[Improvement]:
    """What somebody has to do, the first due first."""
    open_states = (Improvement.State.PLANNED, Improvement.State.RUNNING)
    found = Improvement.objects.filter(owner=person, state__in=open_states).select_related(
        "topic", "unit", "survey__service"
    )
    return list(found.order_by("due_on", "pk"))


def put_aside_for(found: Topic | Post) -> str:
    """Why a moderator put it aside, in words; empty when none did."""
    is_aside = found.standing == Standing.SPAM and found.held_for in Reason.values
    return str(Reason(found.held_for).label) if is_aside else ""
