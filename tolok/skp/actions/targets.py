"""Writes the targets of a draft's outcomes, own ones or from the library."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from tolok.ledger.actions import Refusal, record
from tolok.skp.access import require_edit
from tolok.skp.actions.drafts import TargetDraft
from tolok.skp.models import IndicatorRevision, Outcome, Service, Target
from tolok.skp.queries.held import day_of_step

if TYPE_CHECKING:
    from tolok.people.models import Person


class TargetIsReportedOn(Refusal):
    """Reports stand on the target."""


@transaction.atomic
def add_target(*, by: Person, at: datetime, outcome: Outcome, target: TargetDraft) -> Target:
    """Add a target to an outcome of a draft; one from the library copies what its revision says."""
    require_edit(by=by, skp=outcome.skp, on=day_of_step(at, outcome.skp))
    added = target.target(outcome, _revision(target.revision_id), _service(target.service_id))
    added.save()
    fields = {"name": added.name, "low": added.low, "high": added.high}
    record(verb="add_target", by=by, at=at, on=added, person=outcome.skp.person, fields=fields)
    return added


@transaction.atomic
def change_target(*, by: Person, at: datetime, target: Target, draft: TargetDraft) -> Target:
    """Write a target of a draft anew; it keeps its revision while the library still offers it."""
    outcome = target.outcome
    require_edit(by=by, skp=outcome.skp, on=day_of_step(at, outcome.skp))
    changed = draft.target(outcome, _revision(draft.revision_id), _service(draft.service_id))
    changed.pk = target.pk
    changed.save(force_update=True)
    fields = {"name": changed.name, "low": changed.low, "high": changed.high}
    record(verb="change_target", by=by, at=at, on=changed, person=outcome.skp.person, fields=fields)
    return changed


@transaction.atomic
def remove_target(*, by: Person, at: datetime, target: Target) -> None:
    """Take a target out of a draft."""
    skp = target.outcome.skp
    require_edit(by=by, skp=skp, on=day_of_step(at, skp))
    record(verb="remove_target", by=by, at=at, on=target, person=skp.person, fields={"name": target.name})
    try:
        target.delete()
    except ProtectedError as fault:
        raise TargetIsReportedOn(
            _("There are reports on this target, so it stays. Change its amount instead.")
        ) from fault


def _revision(revision_id: int | None) -> IndicatorRevision | None:
    if revision_id is None:
        return None
    return IndicatorRevision.objects.select_related("indicator").get(pk=revision_id)


def _service(service_id: int | None) -> Service | None:
    return None if service_id is None else Service.objects.get(pk=service_id)
