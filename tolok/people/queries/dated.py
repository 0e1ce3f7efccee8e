"""What each position reported to on a day: today's superior, or a former one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import BigIntegerField, Case, Exists, F, OuterRef, Q, QuerySet, Subquery, When

from tolok.people.models import FormerLine, Position

if TYPE_CHECKING:
    from collections.abc import Collection


def above_on(on: date) -> Case:
    """The id of the superior position that day, as an expression over positions."""
    former = _former(on)
    then = When(Exists(former), then=Subquery(former.values("reports_to_id")[:1]))
    return Case(then, default=F("reports_to_id"), output_field=BigIntegerField())


def above_of(position_id: int, *, on: date) -> QuerySet[Position, int | None]:
    """The id of what one position reported to that day, to be asked or to stand in another query."""
    return Position.objects.filter(pk=position_id).values_list(above_on(on), flat=True)


def reporting_to(above: Collection[int], *, on: date) -> QuerySet[Position, int]:
    """The ids of the positions that reported to one of these that day."""
    changed = Exists(_former(on))
    still = Q(reports_to_id__in=above) & ~changed
    then = Q(pk__in=FormerLine.objects.filter(reports_to_id__in=above, ends_on__gt=on).values("position_id"))
    found = Position.objects.filter(still | then).annotate(above=above_on(on))
    return found.filter(above__in=above).values_list("pk", flat=True)


def _former(on: date) -> QuerySet[FormerLine]:
    """The lines that ended after that day, the earliest first: it is the one that held."""
    return FormerLine.objects.filter(position_id=OuterRef("pk"), ends_on__gt=on).order_by("ends_on")
