"""What a person is to a project on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from tolok.people.queries import branch_of, running
from tolok.skp.models import Project, ProjectMember

if TYPE_CHECKING:
    from tolok.people.models import Person


@dataclass(frozen=True)
class Standing:
    """What a person is to a project: one of the team, its head, head of its unit or of one above, of an agency."""

    is_member: bool = False
    is_project_head: bool = False
    is_unit_head: bool = False
    is_planner: bool = False
    is_hr: bool = False


def members_on(on: date) -> QuerySet[ProjectMember]:
    """The memberships that run on a day."""
    return ProjectMember.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=on), starts_on__lte=on)


def standing(person: Person, project: Project, *, on: date) -> Standing:
    """What the person is to the project that day; three queries at most, nothing in another government.

    Whoever was named as member before the project begins has a part in it already.
    """
    if person.government_id != project.government_id:
        return Standing()
    named = ProjectMember.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=on), project=project, person=person)
    parts = list(named.values_list("is_head", flat=True))
    held = list(running(on).filter(person=person).values_list("position__duty", "position__is_head", "position__unit"))
    duties = {duty for duty, _is_head, _unit in held}
    return Standing(
        is_member=bool(parts),
        is_project_head=any(parts),
        is_unit_head=project.unit_id in branch_of(unit for _duty, is_head, unit in held if is_head),
        is_planner="planning" in duties,
        is_hr="hr" in duties,
    )
