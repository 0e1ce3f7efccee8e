"""What a step starts from: the plan, held; its day, outcomes, agreed targets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import BigIntegerField, Count

from tolok.ledger.queries import Prepared, Slots
from tolok.people.queries import local_day_of
from tolok.skp.models import Outcome, Project, Skp, Target


@dataclass(frozen=True)
class Measured:
    """An outcome with what says how its success is known."""

    skp_id: int
    kind: str
    title: str
    measure: str
    n_targets: int


def held_plans(ids: Iterable[int]) -> dict[int, Skp]:
    """The plans by id, locked until the step is stored, with person and superior."""
    return Skp.objects.select_for_update(of=("self",)).select_related("person__government", "superior").in_bulk(ids)


def day_of_step(at: datetime, skp: Skp) -> date:
    """The local day of a step, not before the plan's own first day: a plan may be agreed in advance."""
    return max(local_day_of(skp.person, at=at), skp.starts_on)


def measured(skp_ids: Iterable[int]) -> list[Measured]:
    """The outcomes of plans, main ones last, by number."""
    counted = Outcome.objects.filter(skp_id__in=list(skp_ids)).annotate(n_targets=Count("targets"))
    rows = counted.order_by("kind", "number").values_list("skp_id", "kind", "title", "measure", "n_targets")
    return [Measured(*row) for row in rows]


AGREED = Prepared(
    lambda: Target.objects.filter(
        pk__in=Slots("target_ids", BigIntegerField()),
        outcome__skp__person_id__in=Slots("person_ids", BigIntegerField()),
        outcome__skp__state=Skp.State.AGREED,
    ).values_list("outcome__skp__person_id", "pk", "outcome__skp__starts_on", "outcome__skp__ends_on", "reading")
)


def agreed_spans(
    target_ids: Iterable[int], person_ids: Iterable[int]
) -> dict[tuple[int, int], tuple[date, date, bool]]:
    """From when to when (end exclusive) these targets stand in agreed plans, and whether they are read, not typed.

    By person and target id; one query.
    """
    wanted = list(set(target_ids))
    held = AGREED(target_ids=wanted, person_ids=list(set(person_ids))) if wanted else []
    return {
        (person, target): (starts_on, ends_on, bool(reading)) for person, target, starts_on, ends_on, reading in held
    }


def held_project(project: Project) -> Project:
    """The project as it is now, locked until the transaction ends."""
    return Project.objects.select_for_update(of=("self",)).select_related("government").get(pk=project.pk)
