"""Reads what a plan may support, and whose plans wait for whom."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from tolok.people.queries import subordinates
from tolok.skp.models import Outcome, Skp, Target

if TYPE_CHECKING:
    from tolok.people.models import Person


def outcome_by_id(outcome_id: int) -> Outcome | None:
    """An outcome with its plan and person, when this transaction may see it."""
    return (
        Outcome.objects.select_related("skp__person", "skp__superior", "skp__posting__position__unit")
        .filter(pk=outcome_id)
        .first()
    )


def target_by_id(target_id: int) -> Target | None:
    """A target with its outcome, plan and person, when this transaction may see it."""
    found = Target.objects.select_related(
        "outcome__skp__person", "outcome__skp__posting__position__unit", "revision__indicator"
    )
    return found.filter(pk=target_id).first()


def outcomes_above(skp: Skp) -> list[Outcome]:
    """The outcomes of the superior's plan of that year that the plan may support; none while it is a draft."""
    if skp.superior_id is None:
        return []
    shown = (Skp.State.PROPOSED, Skp.State.AGREED)
    found = Outcome.objects.filter(skp__person_id=skp.superior_id, skp__year=skp.year, skp__state__in=shown)
    return list(found.order_by("skp__starts_on", "-kind", "number"))


def proposed_to(person: Person, *, on: date) -> QuerySet[Skp]:
    """The proposed plans of the direct subordinates that day, by name."""
    ids = [posting.person_id for posting in subordinates(person, on=on)]
    found = Skp.objects.filter(person_id__in=ids, state=Skp.State.PROPOSED)
    return found.select_related("person", "posting__position__unit").order_by("person__name", "pk")
