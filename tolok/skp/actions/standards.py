"""Keeps the services of units and the time each may take."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import formats
from django.utils.translation import gettext_lazy as _

from tolok.ledger.actions import Refusal, record
from tolok.people.access import require
from tolok.people.queries import local_day
from tolok.skp.access import PERMISSIONS, is_unit_keeper
from tolok.skp.models import Service, Standard

if TYPE_CHECKING:
    from tolok.people.models import Person, Unit

MOST = {Standard.Scale.DAYS: 366, Standard.Scale.MINUTES: 366 * 24 * 60}


class NotYourUnit(Refusal):
    """A head keeps the services of the units below only."""

    about = "unit"

    def __init__(self) -> None:
        super().__init__(_("This service belongs to a unit you do not lead. Ask its head, planning or the HR agency."))


class ServiceCodeIsTaken(Refusal):
    """Another service carries the code."""

    about = "code"

    def __init__(self) -> None:
        super().__init__(_("Another service has this code. Systems find services by it, so choose a different one."))


class LimitOutOfBounds(Refusal):
    """The limit is nothing, or longer than a year."""

    about = "limit"

    def __init__(self) -> None:
        super().__init__(_("A limit is at least 1 and at most a year. Check the number and its unit."))


class StandardGoesBack(Refusal):
    """The new standard starts before one that is there."""

    about = "valid_from"

    def __init__(self, last: Standard) -> None:
        super().__init__(
            _("A standard holds from %(day)s already. The next one starts later: what was counted stays.")
            % {"day": formats.date_format(last.valid_from)}
        )


@dataclass(frozen=True)
class Limit:
    """How long a service may take from a day on: working days or minutes, and where that is laid down."""

    limit: int
    scale: str
    valid_from: date
    source: str

    def standard(self, service: Service) -> Standard:
        """The unsaved row; refuses a limit that is none."""
        if not 1 <= self.limit <= MOST[Standard.Scale(self.scale)]:
            raise LimitOutOfBounds
        return Standard(
            government_id=service.government_id, service=service, limit=self.limit, scale=self.scale,
            valid_from=self.valid_from, source=self.source,
        )  # fmt: skip  # one line a thought


@transaction.atomic
def open_service(
    *, by: Person, at: datetime, unit: Unit, code: str, name: str, limit: Limit, kind: str = ""
) -> Service:
    """Add a service of a unit with its first standard; `kind` is the word by which policies mean it."""
    _allow(by, at, unit)
    if Service.objects.filter(code=code).exists():
        raise ServiceCodeIsTaken
    service = Service.objects.create(government_id=unit.government_id, unit=unit, code=code, name=name, kind=kind)
    record(verb="open_service", by=by, at=at, on=service, fields={"code": code, "name": name, "kind": kind})
    set_standard(by=by, at=at, service=service, limit=limit)
    return service


@transaction.atomic
def set_standard(*, by: Person, at: datetime, service: Service, limit: Limit) -> Standard:
    """Let a new limit hold from its day on; it must start after the one before."""
    _allow(by, at, service.unit)
    last = Standard.objects.select_for_update().filter(service=service).order_by("-valid_from").first()
    if last is not None and limit.valid_from <= last.valid_from:
        raise StandardGoesBack(last)
    standard = limit.standard(service)
    standard.save()
    fields = {"limit": limit.limit, "scale": limit.scale, "valid_from": limit.valid_from}
    record(verb="set_standard", by=by, at=at, on=standard, fields=fields)
    return standard


@transaction.atomic
def retire_service(*, by: Person, at: datetime, service: Service) -> None:
    """Offer a service to no new target and take no more events of it; done twice it changes nothing."""
    _allow(by, at, service.unit)
    if Service.objects.filter(pk=service.pk, is_retired=False).update(is_retired=True):
        record(verb="retire_service", by=by, at=at, on=service)


def _allow(by: Person, at: datetime, unit: Unit) -> None:
    on = local_day(by.government, at)
    require(PERMISSIONS, "keep_services", by=by, person=by, on=on)
    if not is_unit_keeper(by, unit, on):
        raise NotYourUnit
