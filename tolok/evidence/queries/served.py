"""Counts finished services by quarter, and how many of them kept their limit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q
from django.db.models.functions import TruncQuarter

from tolok.evidence.models import ServiceEvent


@dataclass(frozen=True)
class Quarter:
    """What was finished of one service in a quarter from `starts_on` on: so many, so many of them in time."""

    starts_on: date
    n: int
    in_time: int


def first_of_quarter(on: date) -> date:
    """The first day of the quarter in which a day lies."""
    return on.replace(month=on.month - (on.month - 1) % 3, day=1)


def served_quarters(service_ids: Iterable[int], *, before: date) -> dict[int, list[Quarter]]:
    """Each service's quarters that ended before that day, the earliest first; events that count only; one query."""
    counted = ServiceEvent.objects.filter(service__in=list(service_ids), state=ServiceEvent.State.MEASURED)
    told = (
        counted.filter(on__lt=first_of_quarter(before))
        .annotate(quarter=TruncQuarter("on"))
        .values_list("service_id", "quarter")
        .annotate(n=Count("pk"), in_time=Count("pk", filter=Q(taken__lte=F("limit"))))
        .order_by("service_id", "quarter")
    )
    found: dict[int, list[Quarter]] = defaultdict(list)
    for service_id, quarter, n, in_time in told:
        found[service_id].append(Quarter(quarter, n, in_time))
    return found
