"""Tells persons what they should know, each thing once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from tolok.delivery.access import PERMISSIONS
from tolok.delivery.models import Notice
from tolok.ledger.actions import act_on, copy_models, record, record_many, reserve_ids
from tolok.people.access import is_hr, require
from tolok.people.queries import local_day

if TYPE_CHECKING:
    from tolok.people.models import Person


@dataclass(frozen=True)
class Reminder:
    """One thing to tell one person; told once per key. `address` is a path on this site."""

    person: Person
    key: str
    text: str
    address: str = ""


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
def remind(*, by: Person | None, at: datetime, reminders: Sequence[Reminder], kind: str = "reminder") -> int:
    """Tell many persons at once, each thing once per key; the number told. `by` None is the system."""
    fresh = _not_told_yet(reminders)
    if by is not None:
        _allow(by, at, [reminder.person for reminder in fresh])
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
        for number, one in zip(numbers, fresh, strict=True)
    ]
    copy_models(Notice, notices)
    fields = [{"kind": kind, "key": notice.key} for notice in notices]
    return record_many(
        act_on(verb="tell", by=by, at=at, on=notice, person=notice.person, fields=field)
        for notice, field in zip(notices, fields, strict=True)
    )


@transaction.atomic
def mark_read(*, by: Person, at: datetime, notice: Notice) -> Notice:
    """Note that the person has read it; reading twice changes nothing."""
    require(PERMISSIONS, "mark_read", by=by, person=notice.person, on=local_day(by.government, at))
    if notice.read_at is None:
        notice.read_at = at
        notice.save(update_fields=["read_at"])
        record(verb="mark_read", by=by, at=at, on=notice, person=by)
    return notice


def _not_told_yet(reminders: Sequence[Reminder]) -> list[Reminder]:
    """The first reminder of each person and key that was never told."""
    asked = {(reminder.person.pk, reminder.key): reminder for reminder in reversed(reminders)}
    told = Notice.objects.filter(key__in={key for _person, key in asked}).values_list("person_id", "key")
    for known in told:
        asked.pop(known, None)
    return list(reversed(asked.values()))


def _allow(by: Person, at: datetime, persons: Sequence[Person]) -> None:
    day = local_day(by.government, at)
    if all(person.government_id == by.government_id for person in persons) and is_hr(by, by, day):
        return
    for person in persons:
        require(PERMISSIONS, "remind", by=by, person=person, on=day)
