"""Reads what units achieved of their yearly Perjanjian Kinerja."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from tolok.people.queries import tops_of, units
from tolok.skp.models import AgreementResult

if TYPE_CHECKING:
    from tolok.people.models import Unit


@dataclass(frozen=True)
class AgreementRow:
    """A unit of its own and what it achieved in a year; `ratio` is missing where nobody kept it."""

    unit_id: int
    unit: str
    ratio: int | None
    source: str


@dataclass(frozen=True)
class KeptResult:
    """One value as it was kept, by whom and when."""

    ratio: int
    source: str
    by: str
    at: datetime


def agreed_units() -> dict[int, Unit]:
    """The units that sign a Perjanjian Kinerja of their own, by id and by name: the top level; one query."""
    tops = {unit.pk: unit for unit in tops_of(units()).values()}
    return dict(sorted(tops.items(), key=lambda each: each[1].name))


def agreement_rows(year: int) -> list[AgreementRow]:
    """Every such unit with the value that stands; two queries."""
    last = {each.unit_id: each for each in AgreementResult.objects.filter(year=year).order_by("pk")}
    return [
        AgreementRow(pk, unit.name, last[pk].ratio if pk in last else None, last[pk].source if pk in last else "")
        for pk, unit in agreed_units().items()
    ]


def agreement_ratio(unit_id: int, year: int) -> int | None:
    """The value that stands (ratio); None where nobody kept one."""
    found = AgreementResult.objects.filter(unit=unit_id, year=year).order_by("-pk")
    return found.values_list("ratio", flat=True).first()


def agreement_history(unit_id: int, year: int) -> list[KeptResult]:
    """Every value kept, the one that stands first; one query."""
    found = AgreementResult.objects.filter(unit=unit_id, year=year).select_related("kept_by").order_by("-pk")
    return [KeptResult(each.ratio, each.source, each.kept_by.name, each.kept_at) for each in found]
