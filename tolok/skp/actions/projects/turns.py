"""Takes a project from planned to running, and to its end; opens it again."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import formats
from django.utils.translation import gettext as _

from tolok.ledger.actions import Refusal, record
from tolok.people.queries import local_day
from tolok.skp.access import require_turn
from tolok.skp.access.ground import check_day, said
from tolok.skp.models import Project, ProjectTurn
from tolok.skp.queries.held import held_project

if TYPE_CHECKING:
    from tolok.people.models import Person


class NotBegunYet(Refusal):
    """The project's first day has not come."""


class HeadIsMissing(Refusal):
    """A project runs only with a head."""


class OutcomeIsUnread(Refusal):
    """A project is finished only when each of its outcomes was read."""


@transaction.atomic
def begin_project(*, by: Person, at: datetime, project: Project) -> Project:
    """Let a planned project run, from its first day on and with a head."""
    project, today = held_project(project), local_day(by.government, at)
    state = require_turn("begin_project", by=by, project=project, on=today)
    if today < project.starts_on:
        raise NotBegunYet(
            _("The project begins on %(day)s. Come back on that day.")
            % {"day": formats.date_format(project.starts_on, "j F Y")}
        )
    if not project.members.filter(ends_on__isnull=True, is_head=True).exists():
        raise HeadIsMissing(_("The project has no head yet. Name one of its members as head, then begin."))
    return _turned("begin_project", project, state, by=by, at=at, on=today)


@transaction.atomic
def finish_project(*, by: Person, at: datetime, project: Project, on: date, words: str) -> Project:
    """Finish a running project on its last worked day, with what it brought; each outcome was read before."""
    project, today = held_project(project), local_day(by.government, at)
    state = require_turn("finish_project", by=by, project=project, on=today)
    check_day(project, on, today=today)
    unread = project.outcomes.filter(readings__isnull=True).order_by("number").first()
    if unread is not None:
        raise OutcomeIsUnread(
            _("“%(outcome)s” has not been read yet. Record what was reached, also when it is nothing.")
            % {"outcome": unread.name}
        )
    told = said(words, _("Say in a sentence what the project brought."))
    return _turned("finish_project", project, state, by=by, at=at, on=on, words=told)


@transaction.atomic
def stop_project(*, by: Person, at: datetime, project: Project, words: str) -> Project:
    """Stop a project before its end, today and with the reason; it is not judged."""
    project, today = held_project(project), local_day(by.government, at)
    state = require_turn("stop_project", by=by, project=project, on=today)
    told = said(words, _("Say in a sentence why the project stops."))
    return _turned("stop_project", project, state, by=by, at=at, on=today, words=told)


@transaction.atomic
def reopen_project(*, by: Person, at: datetime, project: Project, words: str) -> Project:
    """Let an ended project run again, with the reason; what was appraised before stays as it was."""
    project, today = held_project(project), local_day(by.government, at)
    state = require_turn("reopen_project", by=by, project=project, on=today)
    told = said(words, _("Say in a sentence why the project runs again."))
    if not project.members.filter(ends_on__isnull=True, is_head=True).exists():
        raise HeadIsMissing(_("The project never had a head. Plan a new one instead."))
    return _turned("reopen_project", project, state, by=by, at=at, on=today, words=told)


def _turned(
    verb: str, project: Project, state: Project.State, *, by: Person, at: datetime, on: date, words: str = ""
) -> Project:
    project.state = state
    project.ended_on = on if state in (Project.State.FINISHED, Project.State.STOPPED) else None
    project.save(update_fields=["state", "ended_on"])
    ProjectTurn.objects.create(
        government_id=project.government_id, project=project, state=state, on=on, by=by, words=words, taken_at=at
    )
    record(verb=verb, by=by, at=at, on=project, fields={"state": str(state), "on": on, "words": words})
    return project
