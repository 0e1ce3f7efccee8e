"""Whose agreed plans a period does not hold yet."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from tolok.appraisal.models import Appraisal
from tolok.people.queries import running
from tolok.skp.queries import agreed_skps

if TYPE_CHECKING:
    from tolok.calendar.models import Period
    from tolok.skp.models import Skp


def waiting_count(period: Period) -> int:
    """How many agreed plans the period does not hold yet."""
    return len(waiting_plans(period))


def waiting_people(period: Period) -> list[int]:
    """Whose agreed plans the period does not hold yet, each once and always in the same order."""
    return sorted({skp.person_id for skp in waiting_plans(period)})


def waiting_plans(period: Period, person_ids: Collection[int] | None = None) -> Sequence[Skp]:
    """The agreed plans of everybody, or of these people, that the period does not hold yet."""
    there, in_post = Appraisal.objects.filter(period_id=period.pk), running(period.starts_on) | running(period.last_day)
    if person_ids is not None:
        there, in_post = there.filter(person_id__in=person_ids), in_post.filter(person_id__in=person_ids)
    known = set(there.values_list("skp_id", flat=True))
    people = set(in_post.values_list("person_id", flat=True))
    agreed = agreed_skps(people, starts_on=period.starts_on, ends_on=period.ends_on)
    return [skp for skp in agreed if skp.pk not in known]
