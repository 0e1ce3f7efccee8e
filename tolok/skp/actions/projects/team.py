"""Names the members of a project, and its one head."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tolok.delivery.actions import Telling, tell_many
from tolok.ledger.actions import Refusal, record
from tolok.people.access import NotAllowed
from tolok.people.queries import local_day
from tolok.skp.access import require_on_project
from tolok.skp.models import Project, ProjectMember
from tolok.skp.queries.held import held_project

if TYPE_CHECKING:
    from tolok.people.models import Person

NAMED = gettext_lazy("You have a part in the project “%(project)s”: %(role)s. You can report on it on its days.")
LEADS = gettext_lazy("You lead the project “%(project)s”. Its milestones, outcomes and spending are yours to keep.")


class AlreadyMember(Refusal):
    """The person is in the project already."""

    about = "nip"


class ProjectHasHead(Refusal):
    """A project has exactly one head."""

    about = "is_head"


class HeadMayNotLeave(Refusal):
    """The head leaves a project only after another one was named."""


class NoMember(Refusal):
    """The membership has ended."""


@transaction.atomic
def add_member(
    *, by: Person, at: datetime, project: Project, person: Person, role: str, is_head: bool = False
) -> ProjectMember:
    """Name a person as member of a project, from today on or from its first day; one of them as its head."""
    project, today = held_project(project), local_day(by.government, at)
    require_on_project("add_member", by=by, project=project, on=today)
    if person.government_id != project.government_id:
        raise NotAllowed("add_member")
    named = project.members.filter(ends_on__isnull=True)
    if named.filter(person=person).exists():
        raise AlreadyMember(_("%(name)s is in this project already. Choose somebody else.") % {"name": person.name})
    if is_head and named.filter(is_head=True).exists():
        raise ProjectHasHead(
            _("This project has a head already. Name the person as member, then hand the project over.")
        )
    member = ProjectMember.objects.create(
        government_id=project.government_id,
        project=project,
        person=person,
        role=role,
        is_head=is_head,
        starts_on=max(today, project.starts_on),
    )
    fields = {"project": project.pk, "role": role, "is_head": is_head}
    record(verb="add_member", by=by, at=at, on=member, person=person, fields=fields)
    _tell(member, by=by, at=at)
    return member


@transaction.atomic
def name_head(*, by: Person, at: datetime, member: ProjectMember) -> ProjectMember:
    """Hand a project to another of its members; whoever led it before stays as a member."""
    project = held_project(member.project)
    require_on_project("name_head", by=by, project=project, on=local_day(by.government, at))
    member = _running(member)
    project.members.filter(ends_on__isnull=True, is_head=True).update(is_head=False)
    member.is_head = True
    member.save(update_fields=["is_head"])
    record(verb="name_head", by=by, at=at, on=member, person=member.person, fields={"is_head": True})
    _tell(member, by=by, at=at)
    return member


@transaction.atomic
def end_membership(*, by: Person, at: datetime, member: ProjectMember) -> ProjectMember:
    """Let a member leave from today on; what was reported stays."""
    project, today = held_project(member.project), local_day(by.government, at)
    require_on_project("end_membership", by=by, project=project, on=today)
    member = _running(member)
    if member.is_head:
        raise HeadMayNotLeave(
            _("A project needs its head. Hand it over to another member first; then this one may leave.")
        )
    member.ends_on = max(today, member.starts_on)
    member.save(update_fields=["ends_on"])
    record(verb="end_membership", by=by, at=at, on=member, person=member.person, fields={"ends_on": member.ends_on})
    return member


def _running(member: ProjectMember) -> ProjectMember:
    found = ProjectMember.objects.select_related("person__government", "project").get(pk=member.pk)
    if found.ends_on is not None:
        raise NoMember(_("%(name)s has left this project. Name them as member again.") % {"name": found.person.name})
    return found


def _tell(member: ProjectMember, *, by: Person, at: datetime) -> None:
    if member.person_id == by.pk:
        return
    words = {"project": member.project.title, "role": member.role}
    key = f"member:{member.pk}:{'head' if member.is_head else 'member'}"
    text = LEADS if member.is_head else NAMED
    tell_many(at=at, tellings=[Telling(at, member.person, key, text, words, "desk:project", member.project_id)])
