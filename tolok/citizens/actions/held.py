"""Keeps what a reporter asks for where it may not count at once."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from tolok.citizens.actions.arrivals import store_arrival
from tolok.citizens.models import CaseMessage, CaseStep
from tolok.citizens.queries.cases.terms import clocks
from tolok.citizens.queries.receipts import key_hash

if TYPE_CHECKING:
    from tolok.citizens.models import Case


@transaction.atomic
def hold_act(
    *, at: datetime, case: Case, key: UUID, act: str, text: str, face: int | None, standing: str, held_for: str
) -> None:
    """Keep an act that nothing of the case shows until a moderator lets it count; a repeat keeps nothing new."""
    mark = key_hash(key)
    if CaseStep.objects.filter(case=case, key_hash=mark).exists():
        return
    row = CaseMessage(
        government_id=case.government_id, case=case, key_hash=mark, act=act, text=text.strip(), face=face,
        on=clocks(case.government, [case.unit_id])[case.unit_id].counted_day(at), waits=True,
        standing=standing, held_for=held_for,
    )  # fmt: skip  # one thought a line
    store_arrival(at=at, row=row)
