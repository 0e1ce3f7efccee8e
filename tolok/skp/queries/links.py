"""Reads what a plan may support, and whose plans wait for whom."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from tolok.people.queries import subordinates
from tolok.people.queries.teams import leads_between
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
    """The outcomes that the plan may support: of the superior's plan of that year, then of those who lead its teams.

    None of a plan that is a draft.
    """
    shown = (Skp.State.PROPOSED, Skp.State.AGREED)
    leads = leads_between(skp.person_id, skp.starts_on, skp.ends_on)
    theirs = Q(skp__person=skp.superior_id) | Q(skp__person__in=leads)
    found = Outcome.objects.filter(theirs, skp__year=skp.year, skp__state__in=shown).select_related("skp__person")
    ordered = found.order_by("skp__person__name", "skp__person", "skp__starts_on", "-kind", "number")
    return sorted(ordered, key=lambda outcome: outcome.skp.person_id != skp.superior_id)


def is_above_plan(outcome: Outcome, skp: Skp) -> bool:
    """Whether the plan may support this outcome: one of its year, of the superior or of a lead of its teams."""
    owner = outcome.skp.person_id
    if outcome.skp.year != skp.year:
        return False
    return owner == skp.superior_id or owner in leads_between(skp.person_id, skp.starts_on, skp.ends_on)


def proposed_to(person: Person, *, on: date) -> QuerySet[Skp]:
    """The proposed plans of the direct subordinates that day, by name."""
    ids = [posting.person_id for posting in subordinates(person, on=on)]
    found = Skp.objects.filter(person_id__in=ids, state=Skp.State.PROPOSED)
    return found.select_related("person", "posting__position__unit").order_by("person__name", "pk")
