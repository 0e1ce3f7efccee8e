"""Starts a simulation: keeps what was asked and leaves the rest to the worker."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tolok.calendar.queries import day_of
from tolok.insight.access import STEPS, State
from tolok.insight.events import ask_for_simulation
from tolok.insight.models import Simulation
from tolok.insight.queries.facts import Allowance, people_in
from tolok.ledger.actions import Refusal, record
from tolok.people.access import require
from tolok.people.models import Government

if TYPE_CHECKING:
    from tolok.calendar.models import Period
    from tolok.engine.packs import Pack
    from tolok.people.models import Person

MOST_AT_ONCE = 3


class NothingGathered(Refusal):
    """The period holds no facts that a policy could be tried on."""

    def __init__(self) -> None:
        super().__init__(
            _("This period was not gathered yet, so there are no facts to try a policy on. Gather it, then come back.")
        )


class TooManyRunning(Refusal):
    """The government's simulations already take the worker's whole time."""

    def __init__(self) -> None:
        super().__init__(
            _("Three simulations are being computed already, so this one has to wait. Start it when one is ready.")
        )


@dataclass(frozen=True)
class Plan:
    """What to compare: a period's people under two packs; `draft` is the text of a pack that is none of ours.

    `allowances` by person id; `unknown_nips` were in the file and are nobody here.
    """

    period: Period
    before: Pack
    after: Pack
    draft: str = ""
    allowances: Mapping[int, Allowance] = field(default_factory=dict)
    unknown_nips: int = 0


@transaction.atomic
def start_simulation(*, by: Person, at: datetime, plan: Plan) -> Simulation:
    """Keep what was asked and enqueue the job; refuses a period without facts, and a fourth one at once."""
    who = STEPS["start_simulation"][2]
    require({"start_simulation": who}, "start_simulation", by=by, person=by, on=day_of(at, by.government))
    # Two who start at the same moment wait for each other here, so that the limit holds.
    Government.objects.select_for_update(no_key=True).get(pk=by.government_id)
    if Simulation.objects.filter(state=State.RUNNING).count() >= MOST_AT_ONCE:
        raise TooManyRunning
    total = people_in(plan.period.pk)
    if not total:
        raise NothingGathered
    simulation = Simulation.objects.create(
        government_id=by.government_id,
        asked_by=by,
        asked_at=at,
        period=plan.period,
        before=plan.before.name,
        before_title=plan.before.title[:200],
        after=plan.after.name[:80],
        after_title=plan.after.title[:200],
        draft=plan.draft,
        total=total,
        allowances={str(person_id): list(each) for person_id, each in plan.allowances.items()},
        known_nips=len(plan.allowances),
        unknown_nips=plan.unknown_nips,
    )
    kept = {"period": plan.period.pk, "before": plan.before.hash, "after": plan.after.hash}
    record(verb="start_simulation", by=by, at=at, on=simulation, fields=kept)
    ask_for_simulation(simulation=simulation)
    return simulation
