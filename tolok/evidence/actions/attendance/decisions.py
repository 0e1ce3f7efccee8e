"""Decides on a contested day, or takes the question back."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tolok.evidence.access import STEPS
from tolok.evidence.actions.attendance.book import Book
from tolok.evidence.actions.attendance.corrections import LONGEST_REASON, CorrectionReasonMissing
from tolok.evidence.models import AttendanceCorrection, AttendanceDay
from tolok.evidence.queries import is_decided, told_day
from tolok.ledger.actions import Refusal, record
from tolok.ledger.events import News, announce
from tolok.people.access import require_step
from tolok.people.queries import local_day_of

if TYPE_CHECKING:
    from tolok.people.models import Person

State = AttendanceCorrection.State
ANSWERS = {
    True: gettext_lazy("%(name)s put your attendance of %(day)s right."),
    False: gettext_lazy("%(name)s let the record of %(day)s stand: %(answer)s"),
}


class NoCorrection(Refusal):
    """There is no such correction, or it waits no longer."""

    def __init__(self) -> None:
        super().__init__(_("This correction waits no longer. Open the list again to see what became of it."))


@transaction.atomic
def confirm_correction(*, by: Person, at: datetime, correction_id: int, answer: str = "") -> AttendanceCorrection:
    """Put the day right as asked; what it said before is kept, and no machine changes it again."""
    asked = _decided("confirm_correction", by, at, correction_id, answer)
    book = Book(by.government_id)
    day = book.day(asked.person_id, asked.on)
    if day is None:
        day = AttendanceDay(government_id=asked.government_id, person_id=asked.person_id, on=asked.on, version=0)
    else:
        book.keep_former([day], at=at)
    day.kind, day.late_minutes, day.early_minutes = asked.kind, asked.late_minutes, asked.early_minutes
    # A human decision comes from no machine.
    day.source, day.external_id = "", ""
    day.state, day.version = AttendanceDay.State.CORRECTED, day.version + 1
    day.save()
    record(verb="correct_day", by=by, at=at, on=day, person=asked.person, fields={"day": told_day(day)})
    return asked


@transaction.atomic
def refuse_correction(*, by: Person, at: datetime, correction_id: int, answer: str) -> AttendanceCorrection:
    """Let the record stand, with the reason; the day counts again."""
    if not answer.strip():
        raise CorrectionReasonMissing
    asked = _decided("refuse_correction", by, at, correction_id, answer)
    _let_stand(asked)
    return asked


@transaction.atomic
def withdraw_correction(*, by: Person, at: datetime, correction_id: int) -> AttendanceCorrection:
    """Take one's own question back; the day counts again as it was."""
    asked = _moved("withdraw_correction", by, at, correction_id)
    asked.save()
    record(verb="withdraw_correction", by=by, at=at, on=asked, person=by)
    announce([News(asked.government_id, asked.person_id, "withdrawn")])
    _let_stand(asked)
    return asked


def _decided(verb: str, by: Person, at: datetime, correction_id: int, answer: str) -> AttendanceCorrection:
    asked = _moved(verb, by, at, correction_id)
    asked.decider, asked.answer, asked.decided_at = by, answer.strip()[:LONGEST_REASON], at
    asked.save()
    record(verb=verb, by=by, at=at, on=asked, person=asked.person, fields={"answer": asked.answer})
    announce([News(asked.government_id, asked.person_id, "decided")])
    text = ANSWERS[asked.state == State.CONFIRMED]
    Book(by.government_id).tell(asked, asked.person, at=at, text=text, name=by.name)
    return asked


def _moved(verb: str, by: Person, at: datetime, correction_id: int) -> AttendanceCorrection:
    """The correction in its next state, not stored yet; refuses whom and what the table of steps does not name."""
    Book(by.government_id)
    asked = AttendanceCorrection.objects.select_related("person").filter(pk=correction_id).first()
    if asked is None:
        raise NoCorrection
    on, refusal = local_day_of(asked.person, at=at), NoCorrection()
    asked.state = require_step(STEPS, verb, by=by, about=asked.person, on=on, state=asked.state, otherwise=refusal)
    return asked


def _let_stand(asked: AttendanceCorrection) -> None:
    is_human = is_decided(asked.person_id, asked.on)
    state = AttendanceDay.State.CORRECTED if is_human else AttendanceDay.State.RECORDED
    AttendanceDay.objects.filter(person_id=asked.person_id, on=asked.on).update(state=state)
