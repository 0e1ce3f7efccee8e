"""Founds governments with their first administrator."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tolok.ledger.actions import Refusal, record
from tolok.people.access import enter
from tolok.people.models import Government, Person, Position, Posting, Unit
from tolok.people.queries import nip_fault, status_of, tidy_nip


class GovernmentExists(Refusal):
    """There is already a government of that address."""


class BadNip(Refusal):
    """The NIP of the first administrator can't be one."""


@transaction.atomic
def found_government(
    *,
    by: Person | None,
    at: datetime,
    slug: str,
    name: str,
    time_zone: str,
    pack: str,
    seat: str = "",
    is_example: bool = False,
) -> Government:
    """Open a government and enter it; by None because nobody is there yet."""
    if Government.objects.filter(slug=slug).exists():
        raise GovernmentExists(_("%(slug)s exists already. Choose another address.") % {"slug": slug})
    government = Government.objects.create(
        slug=slug, name=name, seat=seat, time_zone=time_zone, pack=pack, is_example=is_example
    )
    enter(government.pk)
    record(verb="found_government", by=by, at=at, on=government, fields={"slug": slug, "pack": pack})
    return government


@transaction.atomic
def appoint_first_administrator(
    *, by: Person | None, at: datetime, government: Government, nip: str, name: str, on: date
) -> Person:
    """Make the HR agency's unit, a position with the HR duty, and its first holder; raises BadNip."""
    nip = tidy_nip(nip)
    if fault := nip_fault(nip):
        raise BadNip(fault)
    unit = Unit.objects.create(
        government=government, code="HR", name=str(_("HR agency")), time_zone=government.time_zone
    )
    position = Position.objects.create(
        government=government,
        unit=unit,
        code="HR-1",
        title=str(_("First administrator")),
        level=Position.Level.FUNGSIONAL,
        duty=Position.Duty.HR,
    )
    person = Person.objects.create(government=government, nip=nip, name=name, status=status_of(nip) or "")
    Posting.objects.create(government=government, person=person, position=position, starts_on=on)
    record(verb="appoint_first_administrator", by=by, at=at, on=person, person=person)
    return person


@transaction.atomic
def show_example(
    *, by: Person | None, at: datetime, government: Government, showcase: Mapping[str, object]
) -> Government:
    """Keep the article and the people that the first page shows of an example government; `by` None loads it."""
    government.showcase = dict(showcase)
    government.save(update_fields=["showcase"])
    record(verb="show_example", by=by, at=at, on=government, fields={"people": len(list(showcase))})
    return government
