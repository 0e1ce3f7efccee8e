"""Takes one step of a case by the table of its states, and leaves its trace."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from tolok.calendar.queries import day_of
from tolok.citizens.access.cases import OUTSIDE, STEPS
from tolok.citizens.models import Case, CasePause, CaseStep, Untold
from tolok.citizens.models.cases import State
from tolok.ledger.actions import Refusal, record
from tolok.people.access import NotAllowed

if TYPE_CHECKING:
    from datetime import date

    from tolok.people.models import Person, Unit


class NotAtThisPoint(Refusal):
    """The case has moved on, or isn't so far yet."""

    def __init__(self, state: str) -> None:
        super().__init__(
            _("This can't be done now, because the case is “%(state)s”. Open it again and look at its last step.")
            % {"state": State(state).label}
        )


class WordsMissing(Refusal):
    """A step that must say something says nothing."""

    def __init__(self) -> None:
        super().__init__(_("The reporter reads this, so it can't stay empty. Write a sentence or two."))


@dataclass(frozen=True)
class Told:
    """What a step says: words for the reporter, the unit it goes to, and the hash of the reporter's form."""

    text: str = ""
    unit: Unit | None = None
    key_hash: bytes | None = None

    @classmethod
    def words(cls, text: str, unit: Unit | None = None, key_hash: bytes | None = None) -> Told:
        """Words that a reporter will read; refuses to say nothing."""
        if not text.strip():
            raise WordsMissing
        return cls(text.strip(), unit, key_hash)


NOTHING = Told()
# The only step that days take by themselves.
PASSED = "pass_case"


@transaction.atomic
def take_step(
    *, by: Person | None, at: datetime, case: Case, verb: str, on: date | None = None, told: Told = NOTHING,
    changes: Mapping[str, object] = MappingProxyType({}),
) -> Case:  # fmt: skip  # the answer stays in sight
    """Move a case by that verb and set what else changes with it; the case as it stands then, locked.

    `by` None is the reporter or the clock. Of a reporter only the day is kept, and the ledger is told later.
    """
    held = Case.objects.select_for_update(of=("self",)).select_related("government").get(pk=case.pk)
    day = on or day_of(at, held.government)
    sources, state, who = STEPS[verb]
    if (by is None) != (who in OUTSIDE) or (by is not None and not who(by, held, day)):
        raise NotAllowed(verb)
    if held.state not in sources:
        raise NotAtThisPoint(held.state)
    _end_pause(held, day, state)
    for name, value in {"state": state, **changes}.items():
        setattr(held, name, value)
    held.save(update_fields=["state", *changes])
    leave_trace(by=by, at=at, case=held, verb=verb, told=told, on=day)
    return held


@transaction.atomic
def leave_trace(*, by: Person | None, at: datetime, case: Case, verb: str, told: Told, on: date) -> CaseStep:
    """Write the step into the history, and the ledger: at once for staff and clock, later for a reporter."""
    by_reporter = by is None and verb != PASSED
    step = CaseStep.objects.create(
        government_id=case.government_id,
        case=case,
        verb=verb,
        state=case.state,
        by=by,
        by_reporter=by_reporter,
        unit=told.unit,
        text=told.text.strip(),
        on=on,
        at=None if by is None else at,
        key_hash=told.key_hash,
    )
    if by_reporter:
        Untold.objects.create(government_id=case.government_id, case=case, verb=verb, on=on)
    else:
        record(verb=verb, by=by, at=at, on=case, fields={"state": case.state, "unit": case.unit_id})
    return step


def _end_pause(case: Case, day: date, state: str) -> None:
    """A pause ends where the case leaves the work."""
    if state != State.IN_PROGRESS:
        CasePause.objects.filter(case=case, ended_on__isnull=True).update(ended_on=day)
