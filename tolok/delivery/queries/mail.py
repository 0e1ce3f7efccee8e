"""Reads how far mails are, which are due, and who wants them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.core.paginator import Page, Paginator
from django.db.models import Case, Count, Q, Value, When

from tolok.delivery.models import Mail, MailChoice

if TYPE_CHECKING:
    from tolok.people.models import Person

PAGE = 30
State = Mail.State
# What is marked as being sent for so long hangs: its worker has died or the server never answered.
STUCK = timedelta(minutes=10)


@dataclass(frozen=True)
class MailCounts:
    """How many mails wait, were sent, failed, and hang without anybody knowing whether they arrived."""

    waiting: int
    sent: int
    failed: int
    stuck: int


def due_mails(*, at: datetime, most: int) -> list[int]:
    """The numbers of mails whose time has come, the longest waiting first."""
    due = Mail.objects.filter(state=State.WAITING, next_at__lte=at).order_by("next_at", "pk")
    return list(due.values_list("pk", flat=True)[:most])


def is_stuck(mail: Mail, *, at: datetime) -> bool:
    """Whether nobody knows if it has arrived."""
    return mail.state == State.SENDING and mail.tried_at is not None and mail.tried_at <= at - STUCK


def mail_counts(*, at: datetime) -> MailCounts:
    """How far all mails are; one query."""
    hangs = Q(state=State.SENDING, tried_at__lte=at - STUCK)
    return MailCounts(
        **Mail.objects.aggregate(
            waiting=Count("pk", Q(state__in=(State.WAITING, State.SENDING)) & ~hangs),
            sent=Count("pk", Q(state=State.SENT)),
            failed=Count("pk", Q(state=State.FAILED)),
            stuck=Count("pk", hangs),
        )
    )


def mails(page: str | None) -> Page[Mail]:
    """One page of mails with their persons: what hangs or failed first, then the newest."""
    needs = Case(When(state__in=(State.SENDING, State.FAILED), then=Value(0)), default=Value(1))
    found = Mail.objects.select_related("person").order_by(needs, "-queued_at", "-pk")
    return Paginator(found, PAGE).get_page(page)


def mail_of(mail_id: int) -> Mail | None:
    """A mail with its person, of the government of this transaction."""
    return Mail.objects.select_related("person").filter(pk=mail_id).first()


def wants_mail(person: Person) -> bool:
    """Whether the person gets mails: an address is known, and nobody turned them off."""
    return bool(person.email) and not MailChoice.objects.filter(person=person, is_on=False).exists()
