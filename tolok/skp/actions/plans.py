"""Starts plans: one by its person, or many with their outcomes at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TypeVar

from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from tolok.ledger.actions import Act, Refusal, act_on, copy_models, record_many, reserve_ids
from tolok.people.access import require
from tolok.people.queries import posting_of, postings, superior_of, superiors_of_all
from tolok.skp.access import PERMISSIONS
from tolok.skp.actions.drafts import OutcomeDraft, PlanDraft, TargetDraft
from tolok.skp.models import AnnexLine, Goal, IndicatorRevision, Outcome, Skp, Target

if TYPE_CHECKING:
    from tolok.people.models import Person, Posting

Row = TypeVar("Row", bound=Model)
Started = tuple[Skp, "Person", datetime]


class PlanExists(Refusal):
    """There is a plan for this posting and year already."""


class KeysDoNotFit(Refusal):
    """Two outcomes of a call carry the same key, or one supports a key that none carries."""


@transaction.atomic
def start_skp(*, by: Person, at: datetime, person: Person, year: int, approach: str) -> Skp:
    """Open the draft of a plan for the person's posting; an earlier plan of the year ends where this one starts."""
    draft = PlanDraft(by=person, at=at, year=year, approach=approach)
    require(PERMISSIONS, "start_skp", by=by, person=person, on=draft.on)
    plan = draft.plan(posting_of(person, on=draft.on), superior_of(person, on=draft.on))
    _refuse_second([plan])
    plan.save()
    record_many([_started(plan, by, at), *_close_earlier([(plan, by, at)])])
    return plan


@transaction.atomic
def draft_plans(*, at: datetime, drafts: Sequence[PlanDraft]) -> list[Skp]:
    """Write whole plans at once with COPY; an outcome may support another draft's by key. In the order given."""
    plans = _plans(drafts)
    _refuse_second(plans)
    rows = _Rows(ids=_reserve(drafts), **_pointed_at(drafts))
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


@dataclass
class _Rows:
    """The rows of one call with their entries, and what is known of the rows they point to."""

    ids: dict[type[Model], Iterator[int]]
    supported: dict[int, Outcome]
    goals: dict[int, Goal]
    revisions: dict[int, IndicatorRevision]
    rows: dict[type[Model], list[Model]] = field(default_factory=dict)
    acts: list[Act] = field(default_factory=list)
    keys: dict[str, Outcome] = field(default_factory=dict)
    counts: dict[tuple[int, str], int] = field(default_factory=dict)

    def next_id(self, model: type[Model]) -> int:
        return next(self.ids[model])

    def add(self, row: Model, verb: str, draft: PlanDraft, fields: dict[str, object]) -> None:
        row.pk = row.pk or self.next_id(type(row))
        self.rows.setdefault(type(row), []).append(row)
        if verb:
            self.acts.append(act_on(verb=verb, by=draft.by, at=draft.at, on=row, person=draft.by, fields=fields))

    def add_outcome(self, plan: Skp, draft: PlanDraft, written: OutcomeDraft) -> None:
        place = (plan.pk, written.kind)
        self.counts[place] = self.counts.get(place, 0) + 1
        goal = self.goals[written.goal_id] if written.goal_id else None
        outcome = written.outcome(plan, self.counts[place], supports=self._supported(written), goal=goal)
        outcome.pk = self.keys[written.key].pk
        self.add(outcome, "add_outcome", draft, {"kind": outcome.kind, "title": outcome.title})
        for target in written.targets:
            self.add_target(outcome, draft, target)

    def add_target(self, outcome: Outcome, draft: PlanDraft, written: TargetDraft) -> None:
        revision = self.revisions[written.revision_id] if written.revision_id else None
        target = written.target(outcome, revision)
        self.add(target, "add_target", draft, {"name": target.name, "low": target.low, "high": target.high})

    def add_annex(self, plan: Skp, draft: PlanDraft) -> None:
        for kind, texts in draft.annex.items():
            for number, text in enumerate(texts, 1):
                line = AnnexLine(government_id=plan.government_id, skp=plan, kind=kind, number=number, text=text)
                self.add(line, "", draft, {})
            fields = {"kind": kind, "lines": len(texts)}
            self.acts.append(
                act_on(verb="write_annex", by=draft.by, at=draft.at, on=plan, person=draft.by, fields=fields)
            )

    def _supported(self, written: OutcomeDraft) -> Outcome | None:
        if written.supports and written.supports not in self.keys:
            raise KeysDoNotFit(_("No outcome carries the key %(key)s.") % {"key": written.supports})
        if written.supports:
            return self.keys[written.supports]
        return self.supported[written.supports_id] if written.supports_id else None


def _started(plan: Skp, by: Person, at: datetime) -> Act:
    fields = {"year": plan.year, "approach": plan.approach}
    return act_on(verb="start_skp", by=by, at=at, on=plan, person=plan.person, fields=fields)


def _plans(drafts: Sequence[PlanDraft]) -> list[Skp]:
    held: dict[date, dict[int, Posting]] = {}
    led: dict[date, dict[int, Person]] = {}
    for day in {draft.on for draft in drafts}:
        held[day] = {posting.person_id: posting for posting in postings(on=day)}
        led[day] = superiors_of_all(on=day)
    return [draft.plan(held[draft.on].get(draft.by.pk), led[draft.on].get(draft.by.pk)) for draft in drafts]


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


def _reserve(drafts: Sequence[PlanDraft]) -> dict[type[Model], Iterator[int]]:
    outcomes = [outcome for draft in drafts for outcome in draft.outcomes]
    counts: dict[type[Model], int] = {
        Skp: len(drafts),
        Outcome: len(outcomes),
        Target: sum(len(outcome.targets) for outcome in outcomes),
        AnnexLine: sum(len(texts) for draft in drafts for texts in draft.annex.values()),
    }
    return {model: iter(reserve_ids(model, count)) for model, count in counts.items()}


def _pointed_at(drafts: Sequence[PlanDraft]) -> dict[str, Any]:
    outcomes = [outcome for draft in drafts for outcome in draft.outcomes]
    taken = {target.revision_id for o in outcomes for target in o.targets if target.revision_id}
    return {
        "supported": Outcome.objects.select_related("skp").in_bulk({o.supports_id for o in outcomes if o.supports_id}),
        "goals": Goal.objects.in_bulk({o.goal_id for o in outcomes if o.goal_id}),
        "revisions": IndicatorRevision.objects.select_related("indicator").in_bulk(taken),
    }


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
