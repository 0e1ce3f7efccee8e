"""Who may have all forms of a unit, and how such a download moves."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tolok.insight.access.simulation import is_nobody, leads_a_unit
from tolok.insight.models import Bundle
from tolok.people.access import Who, any_of, is_hr, is_self
from tolok.people.queries import units_headed

if TYPE_CHECKING:
    from tolok.people.models import Person

State = Bundle.State

STEPS: dict[str, tuple[tuple[str | None, ...], str | None, Who]] = {
    # verb: (from, to, who may)
    "order_bundle": ((None,), State.RUNNING, any_of(is_hr, leads_a_unit)),
    "finish_bundle": ((State.RUNNING,), State.DONE, is_nobody),
    "stop_bundle": ((State.RUNNING,), State.FAILED, is_nobody),
    "remove_bundle": ((State.RUNNING, State.DONE, State.FAILED), None, is_self),
    "expire_bundle": ((State.DONE,), None, is_nobody),
}


def may_order(by: Person, unit_id: int, *, on: date) -> bool:
    """The HR agency for every unit; a head for the own ones with everything below."""
    return is_hr(by, by, on) or (leads_a_unit(by, by, on) and unit_id in units_headed(by, on=on))
