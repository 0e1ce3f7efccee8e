"""Decides on the indicators that topics ask for."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from tolok.calendar.queries import day_of
from tolok.citizens.access.moderation import require_turn
from tolok.citizens.access.proposals import STEPS as PROPOSAL_STEPS
from tolok.citizens.models import IndicatorProposal
from tolok.ledger.actions import record
from tolok.skp.actions import Wording, add_indicator

if TYPE_CHECKING:
    from tolok.people.models import Person
    from tolok.skp.models import Indicator


@transaction.atomic
def adopt_indicator(*, by: Person, at: datetime, proposal: IndicatorProposal, code: str) -> IndicatorProposal:
    """Put the proposed indicator into the library under a code, as a planner who did not propose it."""
    held = _reviewed("adopt_indicator", by, at, proposal)
    wording = Wording(
        held.name, held.measured_in, held.polarity, held.accumulation, held.formula, held.topic.title, held.target,
        held.target,
    )  # fmt: skip  # one line a thought
    held.indicator = add_indicator(by=by, at=at, code=code, wording=wording, service=held.service).indicator
    held.save(update_fields=["state", "reviewed_by", "reviewed_on", "indicator"])
    record(verb="adopt_indicator", by=by, at=at, on=held, person=held.owner, fields={"code": code})
    return held


@transaction.atomic
def link_indicator(*, by: Person, at: datetime, proposal: IndicatorProposal, indicator: Indicator) -> IndicatorProposal:
    """Let an indicator of the library stand for the proposed one, as it measures the same."""
    held = _reviewed("link_indicator", by, at, proposal)
    held.indicator = indicator
    held.save(update_fields=["state", "reviewed_by", "reviewed_on", "indicator"])
    record(verb="link_indicator", by=by, at=at, on=held, person=held.owner, fields={"code": indicator.code})
    return held


@transaction.atomic
def decline_indicator(*, by: Person, at: datetime, proposal: IndicatorProposal, reason: str) -> IndicatorProposal:
    """Leave it out of the library, and say why."""
    held = _reviewed("decline_indicator", by, at, proposal)
    held.reason = reason
    held.save(update_fields=["state", "reviewed_by", "reviewed_on", "reason"])
    record(verb="decline_indicator", by=by, at=at, on=held, fields={"reason": reason})
    return held


def _reviewed(verb: str, by: Person, at: datetime, proposal: IndicatorProposal) -> IndicatorProposal:
    rows = IndicatorProposal.objects.select_for_update(of=("self",)).select_related("topic", "owner", "proposed_by")
    held, on = rows.get(pk=proposal.pk), day_of(at, by.government)
    held.state = require_turn(PROPOSAL_STEPS, verb, by=by, row=held, state=held.state, on=on)
    held.reviewed_by, held.reviewed_on = by, on
    return held
