"""Tells persons what they should know, each thing once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import override

from tolok.delivery.access import PERMISSIONS
from tolok.delivery.models import Notice
from tolok.ledger.actions import act_on, copy_models, record, record_many, reserve_ids
from tolok.people.access import is_hr, require
from tolok.people.queries import local_day

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from tolok.people.models import Person

LONGEST = 300


@dataclass(frozen=True)
class Reminder:
    """One thing to tell one person; told once per key. `address` is a path on this site."""

    person: Person
    key: str
    text: str
    address: str = ""


@dataclass(frozen=True)
class Telling:
    """News for one person, told once per key: `text` with `words` filled in, and the page it leads to.

    `view` is the name of an address whose last blank is `number`; 0 means that it has none.
    """

    at: datetime
    person: Person
    key: str
    text: StrOrPromise
    words: Mapping[str, str] = field(default_factory=dict)
    view: str = ""
    number: int = 0

    @property
    def said(self) -> str:
        """The text in the language of the moment, as long as a notice may be."""
        return (str(self.text) % self.words)[:LONGEST]

    def address(self, slug: str) -> str:
        """The path of the page in the government of that slug; empty without a page."""
        blanks = [slug, self.number] if self.number else [slug]
        return reverse(self.view, args=blanks) if self.view else ""


@transaction.atomic
def tell(*, at: datetime, person: Person, kind: str, key: str, text: str, address: str = "") -> Notice | None:
    """Tell a person something once per key; None when it was told before. The system itself acts."""
    notice, is_new = Notice.objects.get_or_create(
        government_id=person.government_id,
        person=person,
        key=key,
        defaults={"kind": kind, "text": text, "address": address, "told_at": at},
    )
    if not is_new:
        return None
    record(verb="tell", by=None, at=at, on=notice, person=person, fields={"kind": kind, "key": key})
    return notice


@transaction.atomic
def tell_many(*, at: datetime, tellings: Sequence[Telling]) -> int:
    """Tell news to many at once, each at its own moment and once per key; the number told. The system itself acts.

    All are of the government of this transaction. Readers differ in language, so all is told in the house's.
    """
    slug = tellings[0].person.government.slug if tellings else ""
    with override(settings.LANGUAGE_CODE):
        told = [(each.at, Reminder(each.person, each.key, each.said, each.address(slug))) for each in tellings]
    return _write(None, Notice.Kind.NEWS, _not_told_yet(told))


@transaction.atomic
def remind(*, by: Person | None, at: datetime, reminders: Sequence[Reminder], kind: str = "reminder") -> int:
    """Tell many persons at once, each thing once per key; the number told. `by` None is the system."""
    fresh = _not_told_yet([(at, reminder) for reminder in reminders])
    if by is not None:
        _allow(by, at, [reminder.person for _at, reminder in fresh])
    return _write(by, kind, fresh)


def _write(by: Person | None, kind: str, fresh: Sequence[tuple[datetime, Reminder]]) -> int:
    numbers = reserve_ids(Notice, len(fresh))
    notices = [
        Notice(
            pk=number,
            government_id=one.person.government_id,
            person=one.person,
            kind=kind,
            key=one.key,
            text=one.text,
            address=one.address,
            told_at=at,
        )
        for number, (at, one) in zip(numbers, fresh, strict=True)
    ]
    copy_models(Notice, notices)
    return record_many(
        act_on(
            verb="tell",
            by=by,
            at=notice.told_at,
            on=notice,
            person=notice.person,
            fields={"kind": kind, "key": notice.key},
        )
        for notice in notices
    )


def _not_told_yet(asked: Sequence[tuple[datetime, Reminder]]) -> list[tuple[datetime, Reminder]]:
    """The first of each person and key that was never told."""
    first = {(one.person.pk, one.key): (at, one) for at, one in reversed(asked)}
    told = Notice.objects.filter(key__in={key for _person, key in first}).values_list("person_id", "key")
    for known in told:
        first.pop(known, None)
    return list(reversed(first.values()))


def _allow(by: Person, at: datetime, persons: Sequence[Person]) -> None:
    day = local_day(by.government, at)
    if all(person.government_id == by.government_id for person in persons) and is_hr(by, by, day):
        return
    for person in persons:
        require(PERMISSIONS, "remind", by=by, person=person, on=day)
