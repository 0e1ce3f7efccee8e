"""One step of an objection: who takes it, its words, its entry, its news."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from tolok.appraisal.access import OBJECTION_STEPS
from tolok.appraisal.models import Objection
from tolok.calendar.queries import day_of
from tolok.delivery.actions import Telling, tell_many
from tolok.ledger.actions import Refusal, record

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from tolok.people.models import Person


class WrongMoment(Refusal):
    """The objection stands elsewhere than the step needs."""

    def __init__(self, state: str) -> None:
        super().__init__(
            _("This step does not fit any more. The objection stands at: %(state)s. Open its page again.")
            % {"state": state}
        )


class WordMissing(Refusal):
    """A step needs a word that is not there; `field` says which."""

    def __init__(self, field: str) -> None:
        self.field = field
        super().__init__(_("A sentence is missing here. Say what you saw or heard, so that the others understand you."))


@dataclass(frozen=True)
class Step:
    """One step of one objection, locked until it is stored; `by` None is the clock."""

    objection: Objection
    verb: str
    at: datetime
    by: Person | None = None

    @property
    def on(self) -> date:
        """The local day of the step."""
        return day_of(self.at, self.objection.person.government)

    def store(self, **fields: object) -> Objection:
        """Store the objection in the state after the step, with its entry."""
        self.objection.state = OBJECTION_STEPS[self.verb][1]
        self.objection.save()
        person = self.objection.person
        record(verb=self.verb, by=self.by, at=self.at, on=self.objection, person=person, fields=fields)
        return self.objection

    def tell(self, to: Iterable[Person], text: StrOrPromise) -> None:
        """Tell each of them once in this state; the notice leads to the objection's page."""
        due = date_format(localtime(self.objection.due_at), "j F Y") if self.objection.due_at else ""
        words = {"name": self.objection.person.name, "period": self.objection.appraisal.period.label, "day": due}
        key, place = f"objection:{self.objection.pk}:{self.objection.state}:{due}", self.objection.appraisal_id
        told = {person.pk: person for person in to}
        tellings = [Telling(self.at, each, key, text, words, "appraisal:objection", place) for each in told.values()]
        tell_many(at=self.at, tellings=tellings)

    @staticmethod
    def said(words: str, field: str) -> str:
        """The words without blanks around them; WordMissing when there are none."""
        if not words.strip():
            raise WordMissing(field)
        return words.strip()
