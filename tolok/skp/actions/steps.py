"""Moves plans on: proposed by their person, agreed or returned by the superior."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Count
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from tolok.ledger.actions import Act, Refusal, act_on, copy_models, record, record_many, reserve_ids
from tolok.people.access import NotAllowed
from tolok.people.queries import superior_of, superiors_of_all
from tolok.skp.access import STEPS, check_state, require_step
from tolok.skp.actions.drafts import Agreement, Proposal
from tolok.skp.models import Expectation, Outcome, Skp
from tolok.skp.queries import CODES

if TYPE_CHECKING:
    from tolok.people.models import Person

NOTHING: Mapping[str, str] = MappingProxyType({})


class PlanIsIncomplete(Refusal):
    """The plan lacks a main outcome, or an outcome says not how it is measured."""


class NoSuperior(Refusal):
    """Nobody is recorded as the person's superior that day."""


class RemarkIsMissing(Refusal):
    """A returned plan says what to change."""


class UnknownBehaviour(Refusal):
    """The code is none of the seven behaviours."""


@transaction.atomic
def propose_skp(*, by: Person, at: datetime, skp: Skp) -> Skp:
    """Hand a complete plan to the superior of that day; outcomes may still wait for the superior's plan."""
    skp = Skp.objects.select_for_update(of=("self",)).select_related("person").get(pk=skp.pk)
    on = _day(at, skp)
    end = require_step("propose_skp", by=by, skp=skp, on=on)
    _check_whole(skp, _measured([skp.pk]))
    skp.superior = _led(superior_of(skp.person, on=on))
    skp.state = end
    skp.save(update_fields=["superior", "state"])
    record(verb="propose_skp", by=by, at=at, on=skp, person=skp.person, fields={"state": skp.state})
    return skp


@transaction.atomic
def agree_skp(*, by: Person, at: datetime, skp: Skp, expectations: Mapping[str, str] = NOTHING) -> Skp:
    """Agree a proposed plan, with what is expected of the seven behaviours (text by code)."""
    skp = Skp.objects.select_for_update(of=("self",)).select_related("person").get(pk=skp.pk)
    end = require_step("agree_skp", by=by, skp=skp, on=_day(at, skp))
    skp.state, skp.superior, skp.decided_at, skp.remark = end, by, at, ""
    skp.save(update_fields=["state", "superior", "decided_at", "remark"])
    skp.expectations.all().delete()
    Expectation.objects.bulk_create(_expectations(skp, expectations))
    record(verb="agree_skp", by=by, at=at, on=skp, person=skp.person, fields={"state": skp.state})
    return skp


@transaction.atomic
def return_skp(*, by: Person, at: datetime, skp: Skp, remark: str) -> Skp:
    """Give a plan back to its person with a remark that says what to change."""
    skp = Skp.objects.select_for_update(of=("self",)).select_related("person").get(pk=skp.pk)
    end = require_step("return_skp", by=by, skp=skp, on=_day(at, skp))
    if not remark.strip():
        raise RemarkIsMissing(_("Say in a sentence what should change, so that the plan can be mended."))
    skp.state, skp.remark, skp.decided_at = end, remark.strip(), at
    skp.save(update_fields=["state", "remark", "decided_at"])
    record(verb="return_skp", by=by, at=at, on=skp, person=skp.person, fields={"state": skp.state, "remark": remark})
    return skp


@transaction.atomic
def propose_plans(*, at: datetime, proposals: Sequence[Proposal]) -> list[Skp]:
    """Hand many plans to their superiors; all or nothing, in the order given."""
    plans = _plans([proposal.skp_id for proposal in proposals])
    outcomes: dict[int, list[_Measured]] = {}
    for outcome in _measured(plans):
        outcomes.setdefault(outcome.skp_id, []).append(outcome)
    led: dict[date, dict[int, Person]] = {}
    acts = []
    for proposal in proposals:
        skp = plans[proposal.skp_id]
        _require_owner(proposal.by, skp)
        check_state("propose_skp", skp)
        _check_whole(skp, outcomes.get(skp.pk, []))
        superiors = _superiors(led, _day(proposal.at, skp))
        skp.superior, skp.state = _led(superiors.get(skp.person_id)), STEPS["propose_skp"][1]
        acts.append(_act("propose_skp", proposal, skp))
    Skp.objects.bulk_update(plans.values(), ["superior", "state"], batch_size=1000)
    record_many(acts)
    return [plans[proposal.skp_id] for proposal in proposals]


@transaction.atomic
def agree_plans(*, at: datetime, agreements: Sequence[Agreement]) -> list[Skp]:
    """Agree many plans, each by its superior of that day; all or nothing, in the order given."""
    plans = _plans([agreement.skp_id for agreement in agreements])
    led: dict[date, dict[int, Person]] = {}
    acts, expected = [], []
    for agreement in agreements:
        skp = plans[agreement.skp_id]
        if _superiors(led, _day(agreement.at, skp)).get(skp.person_id) != agreement.by:
            raise NotAllowed("agree_skp")
        check_state("agree_skp", skp)
        skp.state, skp.superior = STEPS["agree_skp"][1], agreement.by
        skp.decided_at, skp.remark = agreement.at, ""
        expected += _expectations(skp, agreement.expectations)
        acts.append(_act("agree_skp", agreement, skp))
    Skp.objects.bulk_update(plans.values(), ["state", "superior", "decided_at", "remark"], batch_size=1000)
    Expectation.objects.filter(skp_id__in=plans).delete()
    for row, number in zip(expected, reserve_ids(Expectation, len(expected)), strict=True):
        row.pk = number
    copy_models(Expectation, expected)
    record_many(acts)
    return [plans[agreement.skp_id] for agreement in agreements]


def _day(at: datetime, skp: Skp) -> date:
    """The local day of a step, not before the plan's own first day: a plan may be agreed in advance."""
    return max(localtime(at).date(), skp.starts_on)


def _plans(ids: Sequence[int]) -> dict[int, Skp]:
    return Skp.objects.select_for_update(of=("self",)).select_related("person").in_bulk(ids)


@dataclass(frozen=True)
class _Measured:
    skp_id: int
    kind: str
    title: str
    measure: str
    n_targets: int


def _measured(skp_ids: Iterable[int]) -> list[_Measured]:
    counted = Outcome.objects.filter(skp_id__in=list(skp_ids)).annotate(n_targets=Count("targets"))
    rows = counted.order_by("kind", "number").values_list("skp_id", "kind", "title", "measure", "n_targets")
    return [_Measured(*row) for row in rows]


def _require_owner(by: Person, skp: Skp) -> None:
    if by.pk != skp.person_id:
        raise NotAllowed("propose_skp")


def _superiors(led: dict[date, dict[int, Person]], day: date) -> dict[int, Person]:
    if day not in led:
        led[day] = superiors_of_all(on=day)
    return led[day]


def _led(superior: Person | None) -> Person:
    if superior is None:
        raise NoSuperior(_("Nobody is recorded as your superior on this day. Ask the HR agency to mend your posting."))
    return superior


def _check_whole(skp: Skp, outcomes: Sequence[_Measured]) -> None:
    if not any(outcome.kind == Outcome.Kind.MAIN for outcome in outcomes):
        raise PlanIsIncomplete(_("The plan has no main outcome yet. Add at least one, then propose it."))
    for outcome in outcomes:
        if skp.approach == Skp.Approach.QUANTITATIVE and not outcome.n_targets:
            raise PlanIsIncomplete(
                _("“%(title)s” has no target yet. Add at least one, then propose the plan.") % {"title": outcome.title}
            )
        if skp.approach == Skp.Approach.QUALITATIVE and not outcome.measure.strip():
            raise PlanIsIncomplete(
                _("“%(title)s” does not say how success is known. Write its measure, then propose the plan.")
                % {"title": outcome.title}
            )


def _expectations(skp: Skp, texts: Mapping[str, str]) -> list[Expectation]:
    if unknown := sorted(set(texts) - CODES):
        raise UnknownBehaviour(_("%(code)s is none of the seven behaviours.") % {"code": unknown[0]})
    written = {code: text.strip() for code, text in texts.items() if text.strip()}
    return [
        Expectation(government_id=skp.government_id, skp=skp, behaviour=code, text=text)
        for code, text in written.items()
    ]


def _act(verb: str, draft: Proposal | Agreement, skp: Skp) -> Act:
    return act_on(verb=verb, by=draft.by, at=draft.at, on=skp, person=skp.person, fields={"state": skp.state})
