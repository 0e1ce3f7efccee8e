"""Declares that the machine failed, so that nobody loses by it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from tolok.evidence.access import PERMISSIONS
from tolok.evidence.actions.attendance.corrections import CorrectionReasonMissing
from tolok.evidence.models import MachineFailure
from tolok.ledger.actions import Refusal, record
from tolok.people.access import require
from tolok.people.queries import local_day, units

if TYPE_CHECKING:
    from tolok.people.models import Person, Unit

# A machine that is broken for longer is declared month by month, so that somebody looks again.
LONGEST_FAILURE = timedelta(days=31)
LONGEST_REASON = 300


class WrongSpan(Refusal):
    """A failure of no day, of days to come, or of more than a month."""

    def __init__(self, about: str) -> None:
        super().__init__(_("A failure lasts from one day to 31 days and begins no later than today. Mend the days."))
        self.about = about


class NoUnit(Refusal):
    """The unit is not of this government, or gone."""

    about = "unit"

    def __init__(self) -> None:
        super().__init__(_("There is no such unit any more. Choose another one."))


class NoFailure(Refusal):
    """There is no such failure, or it was taken back."""

    def __init__(self) -> None:
        super().__init__(_("This failure is not declared any more. Open the list again."))


@transaction.atomic
def declare_failure(
    *, by: Person, at: datetime, unit_id: int | None, starts_on: date, ends_on: date, reason: str
) -> MachineFailure:
    """Count everybody of a unit and those below it (None: of the government) as present; `ends_on` exclusive."""
    today = local_day(by.government, at)
    require(PERMISSIONS, "declare_failure", by=by, person=by, on=today)
    if starts_on > today:
        raise WrongSpan("starts_on")
    if not timedelta(0) < ends_on - starts_on <= LONGEST_FAILURE:
        raise WrongSpan("last_on")
    if not reason.strip():
        raise CorrectionReasonMissing
    declared = MachineFailure.objects.create(
        government_id=by.government_id,
        unit=_unit(unit_id),
        starts_on=starts_on,
        ends_on=ends_on,
        reason=reason.strip()[:LONGEST_REASON],
        declared_by=by,
        declared_at=at,
    )
    fields = {"unit": unit_id, "starts_on": starts_on, "ends_on": ends_on, "reason": declared.reason}
    record(verb="declare_failure", by=by, at=at, on=declared, fields=fields)
    return declared


@transaction.atomic
def withdraw_failure(*, by: Person, at: datetime, failure_id: int) -> MachineFailure:
    """Take back a failure declared by mistake; the records count again."""
    require(PERMISSIONS, "declare_failure", by=by, person=by, on=local_day(by.government, at))
    held = MachineFailure.objects.select_for_update().filter(pk=failure_id, withdrawn_at=None).first()
    if held is None:
        raise NoFailure
    held.withdrawn_at = at
    held.save(update_fields=["withdrawn_at"])
    record(verb="withdraw_failure", by=by, at=at, on=held)
    return held


def _unit(unit_id: int | None) -> Unit | None:
    if unit_id is None:
        return None
    found = next((unit for unit in units() if unit.pk == unit_id), None)
    if found is None:
        raise NoUnit
    return found
