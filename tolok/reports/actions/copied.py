"""Keeps which pieces of a period a person has brought into e-Kinerja BKN."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from tolok.ledger.actions import Refusal, record
from tolok.people.access import require
from tolok.people.queries import local_day_of
from tolok.reports.access import PERMISSIONS
from tolok.reports.models import BknCopy

if TYPE_CHECKING:
    from tolok.calendar.models import Period
    from tolok.people.models import Person

MOST_LETTERS = 40


class NothingToMark(Refusal):
    """No piece was named, or one that no period has."""

    def __init__(self) -> None:
        super().__init__(_("This piece is not on the page any more. Open the page again and mark it there."))


@transaction.atomic
def mark_copied(*, by: Person, at: datetime, person: Person, period: Period, items: Mapping[str, str]) -> int:
    """Say that these pieces (hash of the text by item) stand in BKN now; marking again renews; the number marked."""
    require(PERMISSIONS, "mark_copied", by=by, person=person, on=local_day_of(person, at=at))
    if not items or any(not item or len(item) > MOST_LETTERS for item in items):
        raise NothingToMark
    for item, text_hash in items.items():
        mark, _is_new = BknCopy.objects.update_or_create(
            person=person,
            period=period,
            item=item,
            defaults={"government_id": person.government_id, "text_hash": text_hash, "copied_at": at},
        )
        fields = {"item": item, "text": text_hash}
        record(verb="mark_copied", by=by, at=at, on=mark, person=person, fields=fields)
    return len(items)


@transaction.atomic
def unmark_copied(*, by: Person, at: datetime, person: Person, period: Period, items: Iterable[str]) -> int:
    """Take the marks back; pieces without one stay as they are; the number taken back."""
    require(PERMISSIONS, "unmark_copied", by=by, person=person, on=local_day_of(person, at=at))
    marks = list(BknCopy.objects.select_for_update().filter(person=person, period=period, item__in=list(items)))
    for mark in marks:
        record(verb="unmark_copied", by=by, at=at, on=mark, person=person, fields={"item": mark.item})
        mark.delete()
    return len(marks)
