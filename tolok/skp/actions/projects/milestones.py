"""Sets the milestones of a project, and says when one is reached."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import formats
from django.utils.translation import gettext as _

from tolok.ledger.actions import Refusal, record
from tolok.people.queries import local_day
from tolok.skp.access import require_on_project
from tolok.skp.access.ground import check_day
from tolok.skp.models import Milestone, Project
from tolok.skp.queries.held import held_project

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from tolok.people.models import Person

HEAVIEST = 100


@dataclass(frozen=True)
class MilestoneDraft:
    """A part of a project as it is planned; `weight` counts against the other parts, `row` is where it was written."""

    title: str
    due_on: date
    weight: int = 1
    row: int = 0


class MilestoneIsOutside(Refusal):
    """A milestone is due on a day of its project."""


class WeightOutOfBounds(Refusal):
    """A weight is a whole number from 1 to 100."""


class LateMilestoneStays(Refusal):
    """What was missed gets another day or is reached; it is neither left out nor renamed."""


class MilestoneIsReached(Refusal):
    """The milestone was reached already."""


@transaction.atomic
def set_milestones(*, by: Person, at: datetime, project: Project, drafts: Sequence[MilestoneDraft]) -> list[Milestone]:
    """Write the milestones that are still ahead anew; those reached stay. All of them, by the day they are due.

    Once the project has begun, one that keeps its name keeps the day it was due first, and one that missed that day
    keeps its name.
    """
    project, today = held_project(project), local_day(by.government, at)
    require_on_project("set_milestones", by=by, project=project, on=today)
    for draft in drafts:
        _check(draft, project)
    former = project.milestones.filter(done_on__isnull=True)
    firsts = _firsts(former, drafts, today=today) if project.state == Project.State.RUNNING else {}
    former.delete()
    ahead = [
        Milestone(
            government_id=project.government_id,
            project=project,
            title=draft.title,
            due_on=draft.due_on,
            first_due_on=firsts.get(place),
            weight=draft.weight,
        )
        for place, draft in enumerate(drafts)
    ]
    found = sorted([*project.milestones.all(), *ahead], key=lambda each: each.due_on)
    for number, milestone in enumerate(found, 1):
        milestone.number = number
    Milestone.objects.bulk_update([each for each in found if each.pk], ["number"])
    Milestone.objects.bulk_create([each for each in found if not each.pk])
    fields = {"milestones": [f"{each.due_on} {each.weight} {each.title}" for each in found]}
    record(verb="set_milestones", by=by, at=at, on=project, fields=fields)
    return found


@transaction.atomic
def finish_milestone(*, by: Person, at: datetime, milestone: Milestone, done_on: date, note: str = "") -> Milestone:
    """Say on which day a milestone of a running project was reached."""
    project, today = held_project(milestone.project), local_day(by.government, at)
    require_on_project("finish_milestone", by=by, project=project, on=today)
    milestone = Milestone.objects.get(pk=milestone.pk)
    if milestone.done_on is not None:
        raise MilestoneIsReached(_("This milestone was reached already. Open the project to see what is next."))
    check_day(project, done_on, today=today)
    milestone.done_on, milestone.note = done_on, note
    milestone.save(update_fields=["done_on", "note"])
    record(verb="finish_milestone", by=by, at=at, on=milestone, fields={"done_on": done_on, "note": note})
    return milestone


def _firsts(former: QuerySet[Milestone], drafts: Sequence[MilestoneDraft], *, today: date) -> dict[int, date]:
    """The day on which each draft was due first, by its place, where it was another one; refuses to lose a late one."""
    kept: dict[str, list[Milestone]] = defaultdict(list)
    for each in former.order_by("-number"):
        kept[_name(each.title)].append(each)
    firsts = {}
    for place, draft in sorted(enumerate(drafts), key=lambda pair: pair[1].due_on):
        if kept[_name(draft.title)]:
            firsts[place] = _first(kept[_name(draft.title)].pop())
    missed = [each for rest in kept.values() for each in rest if _first(each) < today]
    if missed:
        raise LateMilestoneStays(
            _("“%(title)s” was due on %(day)s and keeps its place and name. Move its day, or say that it is reached.")
            % {"title": missed[0].title, "day": formats.date_format(_first(missed[0]), "j F Y")}
        )
    return {place: first for place, first in firsts.items() if first != drafts[place].due_on}


def _first(milestone: Milestone) -> date:
    return milestone.first_due_on or milestone.due_on


def _name(title: str) -> str:
    return " ".join(title.split()).casefold()


def _check(draft: MilestoneDraft, project: Project) -> None:
    if not project.starts_on <= draft.due_on < project.ends_on:
        raise MilestoneIsOutside(
            _("“%(title)s” is due outside the project. Choose a day from %(first)s until before %(over)s.")
            % {
                "title": draft.title,
                "first": formats.date_format(project.starts_on, "j F Y"),
                "over": formats.date_format(project.ends_on, "j F Y"),
            }
        ).beside(f"due_on_{draft.row}")
    if not 1 <= draft.weight <= HEAVIEST:
        refusal = WeightOutOfBounds(_("A weight is a whole number from 1 to 100. Write 1 where all count the same."))
        raise refusal.beside(f"weight_{draft.row}")
