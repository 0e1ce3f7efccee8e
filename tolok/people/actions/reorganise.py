"""Keeps the draft of a reorganisation, tries it, and applies it or throws it away."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tolok.ledger.actions import Refusal, record
from tolok.people.access import PERMISSIONS, require
from tolok.people.actions.bring import BadRows, import_people
from tolok.people.models import Person, Reorganisation
from tolok.people.queries import (
    ImportPlan,
    ImportRows,
    Trial,
    compared,
    local_day,
    packed,
    plan_import,
    raters_on,
    unpacked,
)

State = Reorganisation.State


class DraftHasNoName(Refusal):
    """A draft is found again by its name."""

    def __init__(self) -> None:
        super().__init__(_("Name the draft in at most 160 letters, so that it is found again."))


class DraftChangesNothing(Refusal):
    """All rows are on record as they are."""

    def __init__(self) -> None:
        super().__init__(_("All of this is on record already, so there is nothing to try. Upload what would change."))


class DraftIsOver(Refusal):
    """An applied draft, or one that was thrown away, does not move any more."""

    def __init__(self) -> None:
        super().__init__(_("This draft was applied or thrown away already. Upload the workbook again for a new draft."))


class NotYetInForce(Refusal):
    """What positions report to changes on the day itself."""

    def __init__(self, starts_on: date) -> None:
        super().__init__(
            _("This reorganisation holds from %(day)s and can't be applied before. Come back on that day.")
            % {"day": starts_on.strftime("%d/%m/%Y")}
        )


class WouldCircle(Refusal):
    """Some would rate each other."""

    def __init__(self, names: str) -> None:
        super().__init__(
            _("Nothing was applied: %(names)s would rate each other. Correct the acting postings or the teams first.")
            % {"names": names}
        )


@transaction.atomic
def draft_reorganisation(*, by: Person, at: datetime, name: str, starts_on: date, rows: ImportRows) -> Reorganisation:
    """Keep the rows of an import as a draft under a name; raises BadRows, DraftHasNoName, DraftChangesNothing."""
    require(PERMISSIONS, "draft_reorganisation", by=by, person=by, on=local_day(by.government, at))
    name = " ".join(name.split())
    if not 1 <= len(name) <= 160:
        raise DraftHasNoName
    plan = plan_import(by.government, rows)
    if not plan.is_good:
        raise BadRows(plan)
    if plan.is_same:
        raise DraftChangesNothing
    draft = Reorganisation.objects.create(
        government=by.government, name=name, starts_on=starts_on, rows=packed(rows), made_by=by, made_at=at
    )
    record(verb="draft_reorganisation", by=by, at=at, on=draft, fields={"name": name, "starts_on": starts_on})
    return draft


@transaction.atomic
def try_reorganisation(*, by: Person, at: datetime, draft: Reorganisation) -> Trial:
    """What would change on the draft's first day: it is applied, asked, and taken back. Raises BadRows, DraftIsOver."""
    require(PERMISSIONS, "try_reorganisation", by=by, person=by, on=local_day(by.government, at))
    if draft.state != State.DRAFT:
        raise DraftIsOver
    before = raters_on(draft.starts_on)
    taken_back = transaction.savepoint()
    try:
        _bring(by, at, draft)
        return compared(before, raters_on(draft.starts_on))
    finally:
        transaction.savepoint_rollback(taken_back)


@transaction.atomic
def apply_reorganisation(*, by: Person, at: datetime, draft: Reorganisation) -> ImportPlan:
    """Let a draft hold from its day on, all or nothing; raises NotYetInForce, WouldCircle, BadRows, DraftIsOver."""
    on = local_day(by.government, at)
    require(PERMISSIONS, "apply_reorganisation", by=by, person=by, on=on)
    draft = _open(draft)
    if on < draft.starts_on:
        raise NotYetInForce(draft.starts_on)
    before = raters_on(draft.starts_on)
    plan = _bring(by, at, draft)
    if circles := compared(before, raters_on(draft.starts_on)).circles:
        raise WouldCircle(", ".join(each.name for each in circles[:5]))
    _end(draft, State.APPLIED, at)
    record(verb="apply_reorganisation", by=by, at=at, on=draft, fields={"starts_on": draft.starts_on})
    return plan


@transaction.atomic
def drop_reorganisation(*, by: Person, at: datetime, draft: Reorganisation) -> Reorganisation:
    """Throw a draft away; it stays in the list as such."""
    require(PERMISSIONS, "drop_reorganisation", by=by, person=by, on=local_day(by.government, at))
    draft = _open(draft)
    _end(draft, State.DROPPED, at)
    record(verb="drop_reorganisation", by=by, at=at, on=draft)
    return draft


def _bring(by: Person, at: datetime, draft: Reorganisation) -> ImportPlan:
    return import_people(by=by, at=at, government=by.government, rows=unpacked(draft.rows), starts_on=draft.starts_on)


def _open(draft: Reorganisation) -> Reorganisation:
    found = Reorganisation.objects.select_for_update().get(pk=draft.pk)
    if found.state != State.DRAFT:
        raise DraftIsOver
    return found


def _end(draft: Reorganisation, state: str, at: datetime) -> None:
    draft.state, draft.ended_at = state, at
    draft.save(update_fields=["state", "ended_at"])
