"""Hands plans to the superior, one or many at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tolok.delivery.actions import Telling, tell_many
from tolok.ledger.actions import Refusal, act_on, record, record_many
from tolok.people.access import NotAllowed
from tolok.people.queries import local_days, superior_of, superiors_of_all
from tolok.skp.access import STEPS, check_state, require_step
from tolok.skp.models import Outcome, Skp
from tolok.skp.queries.held import Measured, day_of_step, held_plans, measured

if TYPE_CHECKING:
    from tolok.people.models import Person
    from tolok.skp.actions.plan_drafts import Proposal

NEWS = gettext_lazy("%(name)s proposes a plan for %(year)s. Read it, then agree or return it.")


class PlanIsIncomplete(Refusal):
    """The plan lacks a main outcome, or an outcome says not how it is measured."""


class NoSuperior(Refusal):
    """Nobody is recorded as the person's superior that day."""


@transaction.atomic
def propose_skp(*, by: Person, at: datetime, skp: Skp) -> Skp:
    """Hand a complete plan to the superior of that day; outcomes may still wait for the superior's plan."""
    skp = held_plans([skp.pk])[skp.pk]
    on = day_of_step(at, skp)
    end = require_step("propose_skp", by=by, skp=skp, on=on)
    _check_whole(skp, measured([skp.pk]))
    skp.superior = _led(superior_of(skp.person, on=on))
    skp.state = end
    skp.save(update_fields=["superior", "state"])
    record(verb="propose_skp", by=by, at=at, on=skp, person=skp.person, fields={"state": skp.state})
    tell_many(at=at, tellings=[_news(skp, skp.superior, at)])
    return skp


@transaction.atomic
def propose_plans(*, at: datetime, proposals: Sequence[Proposal]) -> list[Skp]:
    """Hand many plans to their superiors; all or nothing, in the order given."""
    plans = held_plans(proposal.skp_id for proposal in proposals)
    outcomes: dict[int, list[Measured]] = {}
    for outcome in measured(plans):
        outcomes.setdefault(outcome.skp_id, []).append(outcome)
    local = local_days((plans[each.skp_id].person_id, each.at) for each in proposals)
    led: dict[date, dict[int, Person]] = {}
    acts, news = [], []
    for proposal in proposals:
        skp = plans[proposal.skp_id]
        _require_owner(proposal.by, skp)
        check_state("propose_skp", skp)
        _check_whole(skp, outcomes.get(skp.pk, []))
        day = max(local[skp.person_id, proposal.at], skp.starts_on)
        led[day] = led.get(day) or superiors_of_all(on=day)
        superior = _led(led[day].get(skp.person_id))
        skp.superior, skp.state = superior, STEPS["propose_skp"][1]
        fields = {"state": skp.state}
        acts.append(
            act_on(verb="propose_skp", by=proposal.by, at=proposal.at, on=skp, person=skp.person, fields=fields)
        )
        news.append(_news(skp, superior, proposal.at))
    Skp.objects.bulk_update(plans.values(), ["superior", "state"], batch_size=1000)
    record_many(acts)
    tell_many(at=at, tellings=news)
    return [plans[proposal.skp_id] for proposal in proposals]


def _news(skp: Skp, superior: Person, at: datetime) -> Telling:
    words = {"name": skp.person.name, "year": str(skp.year)}
    return Telling(at, superior, f"propose_skp:{skp.pk}:{at:%Y%m%d%H%M%S}", NEWS, words, "skp:decide", skp.pk)


def _require_owner(by: Person, skp: Skp) -> None:
    if by.pk != skp.person_id:
        raise NotAllowed("propose_skp")


def _led(superior: Person | None) -> Person:
    if superior is None:
        raise NoSuperior(_("Nobody is recorded as your superior on this day. Ask the HR agency to mend your posting."))
    return superior


def _check_whole(skp: Skp, outcomes: Sequence[Measured]) -> None:
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
