"""Reads what a citizen sent, by the code that only the citizen has."""

from __future__ import annotations

from tolok.citizens.models import Appeal, Moderation, Post, Topic


def sent_with(code_hash: bytes) -> Topic | Post | None:
    """The topic or post that this code belongs to."""
    topic = Topic.objects.select_related("government").filter(code_hash=code_hash).first()
    return topic or Post.objects.select_related("topic", "government").filter(code_hash=code_hash).first()


def appeals_about(about: Topic | Post) -> list[Appeal]:
    """The appeals of its writer, the newest first."""
    return list(about.appeals.order_by("-pk"))


def last_note(about: Topic | Post) -> str:
    """What the last moderator wrote to the writer."""
    decided = Moderation.objects.filter(kind=str(about._meta.model_name), row=about.pk).order_by("-pk")
    return decided.values_list("note", flat=True).first() or ""


def appeal_by_id(number: int) -> Appeal | None:
    """An appeal with what it is about, when this transaction may see it."""
    found = Appeal.objects.select_related("post__topic", "topic", "decided_by")
    return found.filter(pk=number).first()


def open_appeals() -> list[Appeal]:
    """Appeals that wait for a decision, the oldest first."""
    found = Appeal.objects.filter(state=Appeal.State.RAISED, standing="open")
    return list(found.select_related("post__topic", "topic").order_by("pk"))
