"""Writes the outcomes of a draft, what they support, and the annex lists."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Max, ProtectedError
from django.utils.translation import gettext as _

from tolok.ledger.actions import Refusal, record
from tolok.people.access import require
from tolok.skp.access import PERMISSIONS, require_edit
from tolok.skp.actions.drafts import OutcomeDraft
from tolok.skp.models import AnnexLine, Goal, Outcome, Skp
from tolok.skp.queries.held import day_of_step

if TYPE_CHECKING:
    from tolok.people.models import Person


class OutcomeIsReportedOn(Refusal):
    """Reports stand on one of the outcome's targets."""


class AlreadyLinked(Refusal):
    """The outcome says already what it supports."""

    about = "link"


class NothingToLink(Refusal):
    """Neither a superior's outcome nor a goal was chosen."""


class UnknownAnnex(Refusal):
    """The annex has three lists, and this is none of them."""


@transaction.atomic
def add_outcome(
    *,
    by: Person,
    at: datetime,
    skp: Skp,
    title: str,
    kind: str = Outcome.Kind.MAIN,
    measure: str = "",
    assigned_by: str = "",
    supports: Outcome | None = None,
    goal: Goal | None = None,
) -> Outcome:
    """Add an outcome to a draft; without a link it waits for the superior's plan."""
    require_edit(by=by, skp=skp, on=day_of_step(at, skp))
    draft = OutcomeDraft(key="", title=title, kind=kind, measure=measure, assigned_by=assigned_by)
    outcome = draft.outcome(skp, _next_number(skp, kind), supports=supports, goal=goal)
    outcome.save()
    fields = {"kind": outcome.kind, "title": outcome.title}
    record(verb="add_outcome", by=by, at=at, on=outcome, person=skp.person, fields=fields)
    return outcome


@transaction.atomic
def change_outcome(
    *,
    by: Person,
    at: datetime,
    outcome: Outcome,
    title: str,
    kind: str,
    measure: str = "",
    assigned_by: str = "",
    supports: Outcome | None = None,
    goal: Goal | None = None,
) -> Outcome:
    """Write an outcome of a draft anew; a change of kind moves it to the end of that part."""
    skp = outcome.skp
    require_edit(by=by, skp=skp, on=day_of_step(at, skp))
    number = outcome.number if kind == outcome.kind else _next_number(skp, kind)
    draft = OutcomeDraft(key="", title=title, kind=kind, measure=measure, assigned_by=assigned_by)
    changed = draft.outcome(skp, number, supports=supports, goal=goal)
    changed.pk = outcome.pk
    changed.save(force_update=True)
    fields = {"kind": changed.kind, "title": changed.title}
    record(verb="change_outcome", by=by, at=at, on=changed, person=skp.person, fields=fields)
    return changed


@transaction.atomic
def remove_outcome(*, by: Person, at: datetime, outcome: Outcome) -> None:
    """Take an outcome with its targets out of a draft; those it supported wait again."""
    require_edit(by=by, skp=outcome.skp, on=day_of_step(at, outcome.skp))
    record(verb="remove_outcome", by=by, at=at, on=outcome, person=outcome.skp.person, fields={"title": outcome.title})
    try:
        outcome.delete()
    except ProtectedError as fault:
        raise OutcomeIsReportedOn(
            _("There are reports on this outcome, so it stays. Change its wording or its targets instead.")
        ) from fault


@transaction.atomic
def link_outcome(
    *, by: Person, at: datetime, outcome: Outcome, supports: Outcome | None = None, goal: Goal | None = None
) -> Outcome:
    """Say later what a waiting outcome supports, also in a plan that was proposed or agreed meanwhile."""
    skp = outcome.skp
    require(PERMISSIONS, "link_outcome", by=by, person=skp.person, on=day_of_step(at, skp))
    if outcome.supports_id or outcome.goal_id or outcome.assigned_by:
        raise AlreadyLinked(_("This outcome is linked already. To change the link, change the outcome in the draft."))
    if supports is None and goal is None:
        raise NothingToLink(_("Choose the superior's outcome or the goal that this outcome supports."))
    draft = OutcomeDraft(key="", title=outcome.title, kind=outcome.kind, measure=outcome.measure)
    linked = draft.outcome(skp, outcome.number, supports=supports, goal=goal)
    linked.pk = outcome.pk
    linked.save(force_update=True)
    fields = {"supports": linked.supports_id, "goal": linked.goal_id}
    record(verb="link_outcome", by=by, at=at, on=linked, person=skp.person, fields=fields)
    return linked


@transaction.atomic
def write_annex(*, by: Person, at: datetime, skp: Skp, kind: str, lines: Sequence[str]) -> list[AnnexLine]:
    """Write one of the three annex lists of a draft anew; empty lines fall away."""
    require_edit(by=by, skp=skp, on=day_of_step(at, skp))
    if kind not in AnnexLine.Kind.values:
        raise UnknownAnnex(_("The annex has no list called %(kind)s.") % {"kind": kind})
    skp.annex_lines.filter(kind=kind).delete()
    texts = [line.strip() for line in lines if line.strip()]
    rows = [
        AnnexLine(government_id=skp.government_id, skp=skp, kind=kind, number=number, text=text)
        for number, text in enumerate(texts, 1)
    ]
    AnnexLine.objects.bulk_create(rows)
    record(verb="write_annex", by=by, at=at, on=skp, person=skp.person, fields={"kind": kind, "lines": len(rows)})
    return rows


def _next_number(skp: Skp, kind: str) -> int:
    highest = skp.outcomes.filter(kind=kind).aggregate(highest=Max("number"))["highest"]
    return (highest or 0) + 1
