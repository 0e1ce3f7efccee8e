"""Reads what was told to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.paginator import Page, Paginator

from tolok.delivery.models import Notice

if TYPE_CHECKING:
    from tolok.people.models import Person

PAGE = 30


def unread(person: Person) -> list[Notice]:
    """What the person has not read yet, newest first."""
    return list(Notice.objects.filter(person=person, read_at=None).order_by("-told_at", "-pk"))


def unread_count(person: Person) -> int:
    """How many notices wait to be read."""
    return Notice.objects.filter(person=person, read_at=None).count()


def notices(person: Person, page: str | None) -> Page[Notice]:
    """One page of everything the person was told, newest first."""
    return Paginator(Notice.objects.filter(person=person).order_by("-told_at", "-pk"), PAGE).get_page(page)


def notice_of(notice_id: int) -> Notice | None:
    """A notice with its person, of the government of this transaction."""
    return Notice.objects.select_related("person").filter(pk=notice_id).first()
