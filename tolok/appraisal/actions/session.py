"""One step of a calibration: who takes it, its entry, whom it is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Self

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from tolok.appraisal.access import CALIBRATION_STEPS
from tolok.appraisal.models import Calibration
from tolok.appraisal.queries.calibration import held_calibration, seats_of
from tolok.calendar.queries import day_of
from tolok.delivery.actions import Telling, tell_many
from tolok.ledger.actions import Refusal, record
from tolok.people.access import require_step
from tolok.people.queries import heads_of

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from tolok.people.models import Person


class SessionMoved(Refusal):
    """The session stands elsewhere than the step needs."""

    def __init__(self, state: str) -> None:
        super().__init__(
            _("This does not fit any more: the calibration stands at “%(state)s”. Open its page again.")
            % {"state": state}
        )


@dataclass(frozen=True)
class SessionStep:
    """One step of a session, locked until it is stored."""

    calibration: Calibration
    verb: str
    by: Person
    at: datetime

    @classmethod
    def begin(cls, verb: str, *, by: Person, at: datetime, calibration: Calibration) -> Self:
        """The step, when this person may take it now; else NotAllowed or SessionMoved."""
        locked = held_calibration(calibration.pk)
        on, refusal = day_of(at, by.government), SessionMoved(str(locked.get_state_display()))
        require_step(CALIBRATION_STEPS, verb, by=by, about=locked, on=on, state=locked.state, otherwise=refusal)
        return cls(locked, verb, by, at)

    @property
    def on(self) -> date:
        """The local day of the step."""
        return day_of(self.at, self.by.government)

    @property
    def head(self) -> Person | None:
        """Who heads the unit that day."""
        unit_id = self.calibration.unit_id
        return heads_of([unit_id], on=self.on).get(unit_id)

    def store(self, **fields: object) -> Calibration:
        """Store the session in the state after the step, with its entry."""
        self.calibration.state = CALIBRATION_STEPS[self.verb][1]
        self.calibration.save()
        record(verb=self.verb, by=self.by, at=self.at, on=self.calibration, fields=fields)
        return self.calibration

    def end(self, **fields: object) -> Calibration:
        """The same for a last step."""
        self.calibration.ended_by, self.calibration.ended_at = self.by, self.at
        return self.store(**fields)

    def tell(self, text: StrOrPromise) -> None:
        """Tell everybody who sits in it, once in this state; the notice leads to its page."""
        own = self.calibration
        words = {"unit": own.unit.name, "period": own.period.label, "day": date_format(own.held_on, "j F Y")}
        key, view = f"calibration:{own.pk}:{own.state}", "appraisal:calibration"
        tell_many(
            at=self.at,
            tellings=[Telling(self.at, each, key, text, words, view, own.pk) for each in seats_of(own)],
        )
