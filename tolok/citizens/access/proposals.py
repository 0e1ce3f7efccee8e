"""Who lets a proposed indicator into the library; how a proposal moves."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tolok.citizens.access.moderation import Steps
from tolok.citizens.models import IndicatorProposal
from tolok.skp.access import is_keeper

if TYPE_CHECKING:
    from tolok.people.models import Person

State = IndicatorProposal.State


def is_reviewer(by: Person, proposal: IndicatorProposal, on: date) -> bool:
    """Someone of the planning or HR agency, who is not the one that proposed it."""
    return by.pk != proposal.proposed_by_id and is_keeper(by, proposal.proposed_by, on)


STEPS: Steps[IndicatorProposal] = {
    # verb: (from, to, who may); what citizens say becomes an indicator only through this step
    "adopt_indicator": ((State.PROPOSED,), State.ADOPTED, is_reviewer),
    "link_indicator": ((State.PROPOSED,), State.ADOPTED, is_reviewer),
    "decline_indicator": ((State.PROPOSED,), State.DECLINED, is_reviewer),
}
