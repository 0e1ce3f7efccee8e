"""Tells owners that a plan's day nears or passed, planners what waits."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tolok.calendar.queries import day_of
from tolok.citizens.models import Improvement, IndicatorProposal
from tolok.citizens.queries.survey.due import UNDER_WAY
from tolok.delivery.actions import Telling, tell_many
from tolok.engine import packs
from tolok.people.queries import with_duty

if TYPE_CHECKING:
    from tolok.people.models import Government

NEARS = _("Your plan is due by %(day)s. When it is done, say what came of it: %(text)s")
PASSED = _("The day of your plan is over (%(day)s). Say what came of it, or why it was given up: %(text)s")
PROPOSED = _("A topic of the forum became a proposed indicator: %(text)s. Please look whether the library needs it.")


@transaction.atomic
def remind_owners(*, at: datetime, government: Government) -> int:
    """Tell who has a plan in hand that its day nears, and that it passed; each once. How many were told."""
    on, ahead = day_of(at, government), packs.load(government.pack).contents.survey.remind_before
    plans = Improvement.objects.filter(state__in=UNDER_WAY, due_on__lte=on + timedelta(days=ahead))
    told = []
    for plan in plans.select_related("owner__government").order_by("due_on", "pk"):
        is_over = plan.due_on < on
        key = f"improvement:{plan.pk}:{plan.due_on:%y%m%d}:{'over' if is_over else 'near'}"
        words = {"day": f"{plan.due_on:%d.%m.%Y}", "text": plan.text}
        text = PASSED if is_over else NEARS
        told.append(Telling(at, plan.owner, key, text, words, "citizens:improvement", plan.pk))
    return tell_many(at=at, tellings=told)


@transaction.atomic
def tell_planners(*, at: datetime, government: Government) -> int:
    """Tell the planning agency, or where it has nobody the HR agency, of each indicator that waits; each once."""
    waiting = list(IndicatorProposal.objects.filter(state=IndicatorProposal.State.PROPOSED).order_by("pk"))
    on = day_of(at, government)
    planners = (with_duty("planning", on=on) or with_duty("hr", on=on)) if waiting else []
    pairs = [(each, planner) for each in waiting for planner in planners if planner.pk != each.proposed_by_id]
    told = [
        Telling(at, planner, f"proposal:{each.pk}", PROPOSED, {"text": each.name}, "citizens:proposal", each.pk)
        for each, planner in pairs
    ]
    return tell_many(at=at, tellings=told)
