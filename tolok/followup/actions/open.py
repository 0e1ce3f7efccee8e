"""Opens what a signed predikat calls for, and closes it with what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tolok.calendar.queries import day_of
from tolok.followup.access import PERMISSIONS, STEPS
from tolok.followup.models import FollowUp
from tolok.followup.queries import called_for
from tolok.ledger.actions import Refusal, act_on, record, record_many, reserve_ids
from tolok.people.access import require, require_step

if TYPE_CHECKING:
    from tolok.appraisal.models import Appraisal
    from tolok.people.models import Person


class NothingSigned(Refusal):
    """Only a signed predikat opens anything."""

    def __init__(self) -> None:
        super().__init__(
            _("This appraisal is not signed yet, so nothing follows from it. It opens by itself once it is signed.")
        )


class AlreadyClosed(Refusal):
    """The follow-up was closed before."""

    def __init__(self) -> None:
        super().__init__(
            _("This follow-up is closed already, with what came of it. Open the next one in the list instead.")
        )


class OutcomeMissing(Refusal):
    """Closing says what came of it."""

    def __init__(self) -> None:
        super().__init__(
            _("Nothing is written about what came of it. Write one sentence: what was done, and what changed.")
        )


@dataclass(frozen=True)
class FollowUpDraft:
    """One signed appraisal whose follow-ups open; `by` None is the system."""

    by: Person | None
    at: datetime
    appraisal: Appraisal


@transaction.atomic
def open_follow_ups(*, by: Person | None, at: datetime, appraisal: Appraisal) -> list[FollowUp]:
    """Open what the pack says follows from a signed predikat; what is open already is not in the answer."""
    return open_follow_ups_many(at=at, drafts=[FollowUpDraft(by, at, appraisal)])


@transaction.atomic
def open_follow_ups_many(*, at: datetime, drafts: Sequence[FollowUpDraft]) -> list[FollowUp]:
    """Open the follow-ups of many signed appraisals at once; again, nothing new comes of it.

    `at` is the moment of the load; each row carries its draft's own. Rows meet their constraint instead of
    being staged with COPY, so that two workers with the same job open each follow-up once.
    """
    for draft in drafts:
        _check(draft)
    planned = [(draft, row) for draft in drafts for row in called_for(draft.appraisal, at=draft.at)]
    for number, (_draft, row) in zip(reserve_ids(FollowUp, len(planned)), planned, strict=True):
        row.pk = number
    FollowUp.objects.bulk_create([row for _draft, row in planned], ignore_conflicts=True, batch_size=1000)
    fresh = set(FollowUp.objects.filter(pk__in=[row.pk for _draft, row in planned]).values_list("pk", flat=True))
    opened = [(draft, row) for draft, row in planned if row.pk in fresh]
    record_many(
        act_on(
            verb="open_follow_up",
            by=draft.by,
            at=draft.at,
            on=row,
            person=draft.appraisal.person,
            fields={"kind": row.kind, "due_on": row.due_on},
        )
        for draft, row in opened
    )
    return [row for _draft, row in opened]


@transaction.atomic
def close_follow_up(*, by: Person, at: datetime, follow_up: FollowUp, outcome: str) -> FollowUp:
    """Close a follow-up with what came of it; the superior or the HR agency does, never the person."""
    locked = FollowUp.objects.select_for_update(of=("self",)).select_related("person").get(pk=follow_up.pk)
    on, refusal = day_of(at, by.government), AlreadyClosed()
    ends = require_step(
        STEPS, "close_follow_up", by=by, about=locked.person, on=on, state=locked.state, otherwise=refusal
    )
    if not outcome.strip():
        raise OutcomeMissing
    locked.state, locked.outcome, locked.done_at = ends, outcome.strip(), at
    locked.save(update_fields=["state", "outcome", "done_at"])
    record(verb="close_follow_up", by=by, at=at, on=locked, person=locked.person, fields={"outcome": locked.outcome})
    return locked


def _check(draft: FollowUpDraft) -> None:
    if draft.by is not None:
        on = day_of(draft.at, draft.by.government)
        require(PERMISSIONS, "open_follow_ups", by=draft.by, person=draft.appraisal.person, on=on)
    if not draft.appraisal.predikat:
        raise NothingSigned
