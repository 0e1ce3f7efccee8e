"""What systems counted of a person's targets on one day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tolok.evidence.models import ServiceEvent
from tolok.evidence.queries.measured import Part, Tally, tallies
from tolok.skp.queries import targets_of

if TYPE_CHECKING:
    from tolok.people.models import Person
    from tolok.skp.queries import TargetRow

DAY = timedelta(days=1)


@dataclass(frozen=True)
class MeasuredToday:
    """A target that nobody types: how many of its service were finished that day and this month, by which system."""

    target_id: int
    name: str
    service: str
    reading: str
    today: int
    this_month: int
    source: str


def measured_today(person: Person, *, on: date, targets: Sequence[TargetRow] | None = None) -> list[MeasuredToday]:
    """The person's targets that systems count, with what was finished that day; two or three queries."""
    held = targets_of(person, on=on) if targets is None else targets
    read = [(target, target.service_id) for target in held if target.service_id is not None]
    if not read:
        return []
    day, month = Part(person.pk, on, on + DAY), Part(person.pk, on.replace(day=1), on + DAY)
    counts = tallies({day, month})
    sources = _sources(person, [service_id for _target, service_id in read], on)
    return [
        MeasuredToday(
            target_id=target.id,
            name=target.name,
            service=target.service,
            reading=target.reading_label,
            today=_n(counts.get(day, ()), service_id),
            this_month=_n(counts.get(month, ()), service_id),
            source=sources.get(service_id, ""),
        )
        for target, service_id in read
    ]


def _n(counted: Sequence[Tally], service_id: int) -> int:
    return sum(each.n for each in counted if each.service_id == service_id)


def _sources(person: Person, service_ids: Sequence[int], on: date) -> Mapping[int, str]:
    """The system that sent the latest event of each service up to that day."""
    held = ServiceEvent.objects.filter(person=person, service_id__in=service_ids, on__lte=on)
    return dict(held.order_by("service_id", "-on", "-pk").distinct("service_id").values_list("service_id", "source"))
