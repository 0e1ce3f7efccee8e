"""Sets what a project is to bring about, and records what was read of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from tolok.ledger.actions import Refusal, record
from tolok.people.queries import local_day
from tolok.skp.access import require_on_project
from tolok.skp.access.ground import check_day
from tolok.skp.actions.drafts import TargetIsZero
from tolok.skp.models import MOST, Project, ProjectOutcome, ProjectReading
from tolok.skp.queries.held import held_project

if TYPE_CHECKING:
    from tolok.people.models import Person


@dataclass(frozen=True)
class ProjectOutcomeDraft:
    """What a project is to bring about; `target` in hundredths of `unit`, higher is better."""

    name: str
    unit: str
    target: int
    row: int = 0


class ReadingOutOfBounds(Refusal):
    """A reading is nothing or more, and no more than the rules can take."""

    about = "amount"


class TargetIsTooLarge(Refusal):
    """The target is more than the rules can take."""


@transaction.atomic
def set_outcomes(
    *, by: Person, at: datetime, project: Project, drafts: Sequence[ProjectOutcomeDraft]
) -> list[ProjectOutcome]:
    """Write the outcomes nobody has read yet anew; those read stay. All of them, in the order given."""
    project = held_project(project)
    require_on_project("set_outcomes", by=by, project=project, on=local_day(by.government, at))
    for draft in drafts:
        _check(draft)
    project.outcomes.filter(readings__isnull=True).delete()
    fresh = [
        ProjectOutcome(
            government_id=project.government_id,
            project=project,
            name=draft.name,
            unit=draft.unit,
            target=draft.target,
        )
        for draft in drafts
    ]
    found = [*project.outcomes.order_by("number"), *fresh]
    for number, outcome in enumerate(found, 1):
        outcome.number = number
    ProjectOutcome.objects.bulk_update([each for each in found if each.pk], ["number"])
    ProjectOutcome.objects.bulk_create([each for each in found if not each.pk])
    fields = {"outcomes": [f"{each.target} {each.unit} {each.name}" for each in found]}
    record(verb="set_outcomes", by=by, at=at, on=project, fields=fields)
    return found


@transaction.atomic
def read_outcome(
    *, by: Person, at: datetime, outcome: ProjectOutcome, on: date, amount: int, note: str = ""
) -> ProjectReading:
    """Record what was read of an outcome on a day, in hundredths of its unit; the latest day counts."""
    project, today = held_project(outcome.project), local_day(by.government, at)
    require_on_project("read_outcome", by=by, project=project, on=today)
    check_day(project, on, today=today)
    if not 0 <= amount <= MOST:
        raise ReadingOutOfBounds(_("This amount cannot be right. Write what was reached, from 0 on; check the zeros."))
    reading = ProjectReading.objects.create(
        government_id=project.government_id, outcome=outcome, on=on, amount=amount, note=note, by=by, read_at=at
    )
    record(verb="read_outcome", by=by, at=at, on=reading, fields={"on": on, "amount": amount, "note": note})
    return reading


def _check(draft: ProjectOutcomeDraft) -> None:
    if draft.target <= 0:
        raise TargetIsZero(
            _("The target of “%(name)s” is zero, so nothing can be compared with it. Write what is to be reached.")
            % {"name": draft.name}
        ).beside(f"target_{draft.row}")
    if draft.target > MOST:
        raise TargetIsTooLarge(
            _("The target of “%(name)s” is more than anybody can reach. Check the zeros.") % {"name": draft.name}
        ).beside(f"target_{draft.row}")
