"""The rows of many plans, collected before they are written at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from tolok.ledger.actions import Act, Refusal, act_on, reserve_ids
from tolok.skp.actions.drafts import OutcomeDraft, TargetDraft
from tolok.skp.actions.plan_drafts import PlanDraft
from tolok.skp.models import AnnexLine, Goal, IndicatorRevision, Outcome, Service, Skp, Target


class KeysDoNotFit(Refusal):
    """Two outcomes of a call carry the same key, or one supports a key that none carries."""


@dataclass
class Rows:
    """The rows of one call with their entries, and what is known of the rows they point to."""

    ids: dict[type[Model], Iterator[int]]
    supported: dict[int, Outcome]
    goals: dict[int, Goal]
    revisions: dict[int, IndicatorRevision]
    services: dict[int, Service]
    rows: dict[type[Model], list[Model]] = field(default_factory=dict)
    acts: list[Act] = field(default_factory=list)
    keys: dict[str, Outcome] = field(default_factory=dict)
    counts: dict[tuple[int, str], int] = field(default_factory=dict)

    @classmethod
    def of(cls, drafts: Sequence[PlanDraft]) -> Rows:
        """Empty, with the ids for everything in the drafts and the rows that they point to."""
        return cls(ids=_reserve(drafts), **_pointed_at(drafts))

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
        service = self.services[written.service_id] if written.service_id else None
        target = written.target(outcome, revision, service)
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
    targets = [target for outcome in outcomes for target in outcome.targets]
    taken = {target.revision_id for target in targets if target.revision_id}
    return {
        "supported": Outcome.objects.select_related("skp").in_bulk({o.supports_id for o in outcomes if o.supports_id}),
        "goals": Goal.objects.in_bulk({o.goal_id for o in outcomes if o.goal_id}),
        "revisions": IndicatorRevision.objects.select_related("indicator").in_bulk(taken),
        "services": Service.objects.in_bulk({target.service_id for target in targets if target.service_id}),
    }
