"""Reads services: what a unit gives, how long each may take, what plans may read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Prefetch
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from tolok.engine import packs
from tolok.people.queries import above_unit, units
from tolok.rules.measures import MEASURES
from tolok.skp.models import Service, Standard

if TYPE_CHECKING:
    from tolok.people.models import Government, Unit


@dataclass(frozen=True)
class ServiceRow:
    """A service as pages show it; `limit` in words, empty before its first standard holds."""

    id: int
    code: str
    name: str
    unit: str
    limit: str
    source: str
    is_retired: bool


@dataclass(frozen=True)
class StandardRow:
    """One standard in words, and from when it holds."""

    limit: str
    valid_from: date
    source: str


@dataclass(frozen=True)
class Offered:
    """A service as what is measured of it comes in; `standards` are (valid from, limit, scale), the newest first."""

    id: int
    unit_id: int
    name: str
    is_retired: bool
    standards: tuple[tuple[date, int, str], ...]

    def standard(self, on: date) -> tuple[int, str] | None:
        """Limit and scale that hold on that day."""
        return next(((limit, scale) for valid_from, limit, scale in self.standards if valid_from <= on), None)


def limit_text(limit: int, scale: str) -> str:
    """A limit, or a time taken, in words: "5 working days"; none is the same working day."""
    if limit == 0 and scale == Standard.Scale.DAYS:
        return _("the same working day")
    if scale == Standard.Scale.DAYS:
        return ngettext("%(n)s working day", "%(n)s working days", limit) % {"n": limit}
    return ngettext("%(n)s minute", "%(n)s minutes", limit) % {"n": limit}


def services(*, on: date) -> list[ServiceRow]:
    """Every service of the government with the standard of that day, given ones first; two queries."""
    found = Service.objects.select_related("unit").prefetch_related(_newest_first())
    return [_row(each, on) for each in found.order_by("is_retired", "unit__name", "name", "code")]


def service_by_id(service_id: int) -> Service | None:
    """A service with its unit, when this transaction may see it."""
    return Service.objects.select_related("unit").filter(pk=service_id).first()


def standards_of(service: Service) -> list[StandardRow]:
    """Every standard of a service, the newest first."""
    held = service.standards.order_by("-valid_from")
    return [StandardRow(limit_text(each.limit, each.scale), each.valid_from, each.source) for each in held]


def offered(codes: Iterable[str]) -> dict[str, Offered]:
    """The services with these codes and their standards, by code; two queries."""
    found = Service.objects.filter(code__in=set(codes)).prefetch_related(_newest_first())
    return {
        each.code: Offered(
            each.pk,
            each.unit_id,
            each.name,
            each.is_retired,
            tuple((one.valid_from, one.limit, one.scale) for one in each.standards.all()),
        )
        for each in found
    }


def kinds_of_services() -> dict[int, str]:
    """The word by which policies mean each service, by service id; empty where they don't."""
    return dict(Service.objects.values_list("pk", "kind"))


def services_for(unit: Unit) -> list[Service]:
    """The services a plan of that unit may read: its own, of units above and of units below."""
    found, known = {unit.pk}, units()
    while more := {each.pk for each in known if each.parent_id in found} - found:
        found |= more
    return list(Service.objects.filter(unit_id__in=found | set(above_unit(unit)), is_retired=False))


def services_of(unit_ids: Iterable[int] | None) -> list[Service]:
    """The services these units (None: all) give, with their unit, by unit and name; one query."""
    found = Service.objects.filter(is_retired=False).select_related("unit")
    return list(
        (found if unit_ids is None else found.filter(unit_id__in=list(unit_ids))).order_by("unit__name", "name")
    )


def kinds(government: Government) -> list[tuple[str, str]]:
    """The words by which the government's policy means services, each with the component that reads it."""
    is_english = get_language() == "en"
    read = {
        part.of: part.label_en if is_english else part.label_id
        for scheme in packs.load(government.pack).policy().schemes
        for part in scheme.components
        if MEASURES[part.measure].over == "events"
    }
    return sorted(read.items())


def _row(each: Service, on: date) -> ServiceRow:
    held = next((one for one in each.standards.all() if one.valid_from <= on), None)
    limit, source = (limit_text(held.limit, held.scale), held.source) if held else ("", "")
    return ServiceRow(each.pk, each.code, each.name, each.unit.name, limit, source, each.is_retired)


def _newest_first() -> Prefetch[str]:
    return Prefetch("standards", Standard.objects.order_by("-valid_from"))
