"""Queues mails, moves them as the worker sends them, and lets persons choose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tolok.delivery.access import PERMISSIONS, STEPS
from tolok.delivery.models import Mail, MailChoice
from tolok.delivery.queries.mail import STUCK, is_stuck
from tolok.ledger.actions import Refusal, act_on, copy_models, record, record_many, reserve_ids
from tolok.people.access import require
from tolok.people.queries import local_day

if TYPE_CHECKING:
    from tolok.people.models import Person

# After each try that the server refused, so many minutes pass; after the last one a person must see to it.
PAUSES = (1, 5, 15, 60, 240, 720, 720)


@dataclass(frozen=True)
class Letter:
    """One mail to one person; queued once per key."""

    person: Person
    key: str
    subject: str
    body: str


class NothingToRetry(Refusal):
    """The mail has arrived, waits already, or is being sent this minute."""

    def __init__(self) -> None:
        minutes = int(STUCK.total_seconds() // 60)
        super().__init__(
            _("This mail is on its way. Only what failed, or hangs for %(n)s minutes, can be sent again.")
            % {"n": minutes}
        )


@transaction.atomic
def queue_mails(*, at: datetime, letters: Sequence[Letter]) -> int:
    """Put letters into the outbox, each once per key; how many. Who has no address or wants none gets none.

    Where no mail server is named nothing is queued: it would wait for ever.
    """
    asked = letters if settings.MAILS else []
    off = set(MailChoice.objects.filter(is_on=False).values_list("person_id", flat=True))
    known = set(Mail.objects.filter(key__in={each.key for each in asked}).values_list("person_id", "key"))
    fresh = {
        (each.person.pk, each.key): each
        for each in asked
        if each.person.email and each.person.pk not in off and (each.person.pk, each.key) not in known
    }
    numbers = reserve_ids(Mail, len(fresh))
    mails = [_mail(number, each, at) for number, each in zip(numbers, fresh.values(), strict=True)]
    copy_models(Mail, mails)
    return record_many(
        act_on(verb="queue_mail", by=None, at=at, on=mail, person=mail.person, fields={"key": mail.key})
        for mail in mails
    )


@transaction.atomic
def begin_mail(*, at: datetime, mail_id: int) -> Mail | None:
    """Mark a mail as being sent, before the server hears of it; None when somebody else has it."""
    starts = STEPS["begin_mail"][0]
    held = Mail.objects.select_for_update(skip_locked=True, of=("self",)).select_related("person")
    mail = held.filter(pk=mail_id, state__in=starts, next_at__lte=at).first()
    if mail is None:
        return None
    _move("begin_mail", mail, at=at, tries=mail.tries + 1, tried_at=at)
    return mail


@transaction.atomic
def finish_mail(*, at: datetime, mail: Mail) -> None:
    """The server has taken it."""
    _move("finish_mail", mail, at=at, error="")


@transaction.atomic
def refuse_mail(*, at: datetime, mail: Mail, error: str) -> None:
    """The server has surely not taken it: try again after a growing pause; after the last one leave it to a person."""
    if mail.tries > len(PAUSES):
        _move("fail_mail", mail, at=at, error=error[:200])
        return
    pause = timedelta(minutes=PAUSES[mail.tries - 1])
    _move("postpone_mail", mail, at=at, error=error[:200], next_at=at + pause)


@transaction.atomic
def retry_mail(*, by: Person, at: datetime, mail: Mail) -> Mail:
    """Send a mail again that failed, or of which nobody knows whether it arrived."""
    who = {"retry_mail": STEPS["retry_mail"][2]}
    require(who, "retry_mail", by=by, person=mail.person, on=local_day(by.government, at))
    held = Mail.objects.select_for_update(of=("self",)).select_related("person").get(pk=mail.pk)
    if held.state != Mail.State.FAILED and not is_stuck(held, at=at):
        raise NothingToRetry
    _move("retry_mail", held, by=by, at=at, tries=0, next_at=at, error="")
    return held


@transaction.atomic
def choose_mail(*, by: Person, at: datetime, is_on: bool) -> MailChoice:
    """Get mails or none from now on; notices come in any case, and what waits for an unwanted mail is dropped."""
    require(PERMISSIONS, "choose_mail", by=by, person=by, on=local_day(by.government, at))
    choice, _is_new = MailChoice.objects.update_or_create(
        person=by, defaults={"government_id": by.government_id, "is_on": is_on, "chosen_at": at}
    )
    if not is_on:
        Mail.objects.filter(person=by, state=Mail.State.WAITING).delete()
    record(verb="choose_mail", by=by, at=at, on=choice, person=by, fields={"is_on": is_on})
    return choice


def _mail(number: int, letter: Letter, at: datetime) -> Mail:
    return Mail(
        pk=number,
        government_id=letter.person.government_id,
        person=letter.person,
        key=letter.key,
        subject=letter.subject[:150],
        body=letter.body,
        queued_at=at,
        next_at=at,
    )


def _move(verb: str, mail: Mail, *, at: datetime, by: Person | None = None, **kept: object) -> None:
    """Take the step, in the row and in the copy that the caller holds."""
    for name, value in {**kept, "state": str(STEPS[verb][1])}.items():
        setattr(mail, name, value)
    mail.save(update_fields=[*kept, "state"])
    record(verb=verb, by=by, at=at, on=mail, person=mail.person)
