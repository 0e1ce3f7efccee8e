"""Starts plans: one by its person, or many with their outcomes at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from tolok.ledger.actions import Act, Refusal, act_on, copy_models, record_many
from tolok.people.access import require
from tolok.people.queries import local_day_of, local_days, posting_of, postings, superior_of, superiors_of_all
from tolok.skp.access import PERMISSIONS
from tolok.skp.actions.plan_drafts import PlanDraft
from tolok.skp.actions.rows import KeysDoNotFit, Rows
from tolok.skp.models import AnnexLine, Outcome, Skp, Target

if TYPE_CHECKING:
    from tolok.people.models import Person, Posting

Started = tuple[Skp, "Person", datetime]


class PlanExists(Refusal):
    """There is a plan for this posting and year already."""


@transaction.atomic
def start_skp(*, by: Person, at: datetime, person: Person, year: int, approach: str) -> Skp:
    """Open the draft of a plan for the person's posting; an earlier plan of the year ends where this one starts."""
    draft = PlanDraft(by=person, at=at, year=year, approach=approach)
    on = draft.within(local_day_of(person, at=at))
    require(PERMISSIONS, "start_skp", by=by, person=person, on=on)
    plan = draft.plan(posting_of(person, on=on), superior_of(person, on=on))
    _refuse_second([plan])
    plan.save()
    record_many([_started(plan, by, at), *_close_earlier([(plan, by, at)])])
    return plan


@transaction.atomic
def draft_plans(*, at: datetime, drafts: Sequence[PlanDraft]) -> list[Skp]:
    """Write whole plans at once with COPY; an outcome may support another draft's by key. In the order given."""
    plans = _plans(drafts)
    _refuse_second(plans)
    rows = Rows.of(drafts)
    for plan, draft in zip(plans, drafts, strict=True):
        rows.add(plan, "start_skp", draft, {"year": plan.year, "approach": plan.approach})
    written = [(plan, draft, o) for plan, draft in zip(plans, drafts, strict=True) for o in draft.outcomes]
    rows.keys = {o.key: Outcome(pk=rows.next_id(Outcome), skp=plan) for plan, _draft, o in written}
    if len(rows.keys) < len(written):
        raise KeysDoNotFit(_("Two outcomes carry the same key. Give each its own."))
    for plan, draft, outcome in written:
        rows.add_outcome(plan, draft, outcome)
    for plan, draft in zip(plans, drafts, strict=True):
        rows.add_annex(plan, draft)
    for model in (Skp, Outcome, Target, AnnexLine):
        copy_models(model, rows.rows.get(model, []))
    started = [(plan, draft.by, draft.at) for plan, draft in zip(plans, drafts, strict=True)]
    record_many([*rows.acts, *_close_earlier(started)])
    return plans


def _started(plan: Skp, by: Person, at: datetime) -> Act:
    fields = {"year": plan.year, "approach": plan.approach}
    return act_on(verb="start_skp", by=by, at=at, on=plan, person=plan.person, fields=fields)


def _plans(drafts: Sequence[PlanDraft]) -> list[Skp]:
    held: dict[date, dict[int, Posting]] = {}
    led: dict[date, dict[int, Person]] = {}
    local = local_days((draft.by.pk, draft.at) for draft in drafts)
    days = [draft.within(local[draft.by.pk, draft.at]) for draft in drafts]
    for day in set(days):
        held[day] = {posting.person_id: posting for posting in postings(on=day)}
        led[day] = superiors_of_all(on=day)
    return [
        draft.plan(held[day].get(draft.by.pk), led[day].get(draft.by.pk))
        for draft, day in zip(drafts, days, strict=True)
    ]


def _refuse_second(plans: Sequence[Skp]) -> None:
    known = Skp.objects.filter(person_id__in=[plan.person_id for plan in plans])
    taken = set(known.values_list("posting_id", "year"))
    for plan in plans:
        if (plan.posting_id, plan.year) in taken:
            raise PlanExists(
                _("There is a plan for %(name)s in %(year)s already. Open it instead of starting another.")
                % {"name": plan.person.name, "year": plan.year}
            )
        taken.add((plan.posting_id, plan.year))


def _close_earlier(started: Iterable[Started]) -> list[Act]:
    moved = {plan.person_id: (plan, by, at) for plan, by, at in started if plan.starts_on > date(plan.year, 1, 1)}
    acts = []
    for earlier in Skp.objects.filter(person_id__in=moved).select_related("person").order_by("pk"):
        plan, by, at = moved[earlier.person_id]
        if earlier.starts_on < plan.starts_on < earlier.ends_on:
            earlier.ends_on = plan.starts_on
            earlier.save(update_fields=["ends_on"])
            fields = {"ends_on": plan.starts_on}
            acts.append(act_on(verb="close_skp", by=by, at=at, on=earlier, person=earlier.person, fields=fields))
    return acts
