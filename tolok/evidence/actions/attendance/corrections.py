"""Asks for the correction of a day, decides on it, takes it back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from tolok.delivery.actions import Telling, tell_many
from tolok.evidence.access import PERMISSIONS, STEPS
from tolok.evidence.actions.attendance.book import Book
from tolok.evidence.actions.contents import Upload
from tolok.evidence.actions.give import give_evidence
from tolok.evidence.models import AttendanceCorrection, AttendanceDay, Evidence
from tolok.evidence.queries import Record, is_decided, known, said_of, standings, told_day
from tolok.ledger.actions import Refusal, record
from tolok.people.access import require
from tolok.people.queries import local_day_of, superior_of

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

    from tolok.people.models import Person

State = AttendanceCorrection.State
LONGEST_REASON = 300
ASKED = gettext_lazy("%(name)s asks you to put their attendance of %(day)s right.")
ANSWERS = {
    True: gettext_lazy("%(name)s put your attendance of %(day)s right."),
    False: gettext_lazy("%(name)s let the record of %(day)s stand: %(answer)s"),
}


class NothingToCorrect(Refusal):
    """The day lies ahead, has no work, or says already what is asked."""

    def __init__(self) -> None:
        super().__init__(_("There is nothing to put right on this day. Choose a working day whose record is wrong."))


class AskedAlready(Refusal):
    """A correction of this day waits already."""

    def __init__(self) -> None:
        super().__init__(_("Your correction of this day waits for your superior already. Take it back to ask anew."))


class CorrectionReasonMissing(Refusal):
    """A correction is asked for, and refused, with a reason only."""

    def __init__(self) -> None:
        super().__init__(_("Say in one sentence why, so that the other one understands. Then send again."))


class NoCorrection(Refusal):
    """There is no such correction, or it waits no longer."""

    def __init__(self) -> None:
        super().__init__(_("This correction waits no longer. Open the list again to see what became of it."))


@dataclass(frozen=True)
class Claim:
    """What a person says of a day, why, and what proves it."""

    said: Record
    reason: str
    link: str = ""
    upload: Upload | None = None


@transaction.atomic
def ask_correction(*, by: Person, at: datetime, on: date, claim: Claim) -> AttendanceCorrection:
    """Ask the superior to put one's own day right; until the decision the day counts nowhere."""
    today = local_day_of(by, at=at)
    require(PERMISSIONS, "ask_correction", by=by, person=by, on=today)
    Book(by.government_id)
    day = _day(by.pk, on)
    if not claim.reason.strip():
        raise CorrectionReasonMissing
    if AttendanceCorrection.objects.filter(person=by, on=on, state=State.ASKED).exists():
        raise AskedAlready
    if on > today or not _is_correctable(by, on) or (day and said_of(day) == claim.said):
        raise NothingToCorrect
    asked = AttendanceCorrection.objects.create(
        government_id=by.government_id,
        person=by,
        on=on,
        kind=claim.said.kind,
        late_minutes=claim.said.late_minutes or 0,
        early_minutes=claim.said.early_minutes or 0,
        reason=claim.reason.strip()[:LONGEST_REASON],
        evidence=_evidence(by, at, claim),
        asked_at=at,
    )
    AttendanceDay.objects.filter(person=by, on=on).update(state=AttendanceDay.State.DISPUTED)
    record(verb="ask_correction", by=by, at=at, on=asked, person=by, fields={"on": on, "reason": asked.reason})
    superior = superior_of(by, on=today)
    if superior is not None:
        _tell(asked, superior, at, ASKED, by.name)
    return asked


@transaction.atomic
def confirm_correction(*, by: Person, at: datetime, correction_id: int, answer: str = "") -> AttendanceCorrection:
    """Put the day right as asked; what it said before is kept, and no machine changes it again."""
    asked = _decided("confirm_correction", by, at, correction_id, answer)
    day = _day(asked.person_id, asked.on)
    if day is None:
        day = AttendanceDay(government_id=asked.government_id, person_id=asked.person_id, on=asked.on, version=0)
    else:
        Book(by.government_id).keep_former([day], at=at)
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
    _let_stand(asked)
    return asked


def _decided(verb: str, by: Person, at: datetime, correction_id: int, answer: str) -> AttendanceCorrection:
    asked = _moved(verb, by, at, correction_id)
    asked.decider, asked.answer, asked.decided_at = by, answer.strip()[:LONGEST_REASON], at
    asked.save()
    record(verb=verb, by=by, at=at, on=asked, person=asked.person, fields={"answer": asked.answer})
    _tell(asked, asked.person, at, ANSWERS[asked.state == State.CONFIRMED], by.name)
    return asked


def _moved(verb: str, by: Person, at: datetime, correction_id: int) -> AttendanceCorrection:
    """The correction in its next state, not stored yet; refuses whom and what the table of steps does not name."""
    starts, end, who = STEPS[verb]
    Book(by.government_id)
    asked = AttendanceCorrection.objects.select_related("person").filter(pk=correction_id).first()
    if asked is None:
        raise NoCorrection
    require({verb: who}, verb, by=by, person=asked.person, on=local_day_of(asked.person, at=at))
    if asked.state not in starts:
        raise NoCorrection
    asked.state = end
    return asked


def _let_stand(asked: AttendanceCorrection) -> None:
    is_human = is_decided(asked.person_id, asked.on)
    state = AttendanceDay.State.CORRECTED if is_human else AttendanceDay.State.RECORDED
    AttendanceDay.objects.filter(person_id=asked.person_id, on=asked.on).update(state=state)


def _day(person_id: int, on: date) -> AttendanceDay | None:
    return AttendanceDay.objects.filter(person_id=person_id, on=on).first()


def _is_correctable(person: Person, on: date) -> bool:
    """Whether the day has a record or is a working day."""
    after = date.fromordinal(on.toordinal() + 1)
    of = known([person.pk], starts_on=on, ends_on=after)
    return on in standings(person.pk, of, starts_on=on, ends_on=after)


def _evidence(by: Person, at: datetime, claim: Claim) -> Evidence | None:
    """What proves it, where something does; a mere word is the reason already."""
    if not claim.link.strip() and claim.upload is None:
        return None
    return give_evidence(by=by, at=at, link=claim.link, upload=claim.upload)


def _tell(asked: AttendanceCorrection, to: Person, at: datetime, text: StrPromise, name: str) -> None:
    with override(settings.LANGUAGE_CODE):
        day = date_format(asked.on, "j F Y")
    words = {"name": name, "day": day, "answer": asked.answer}
    tell_many(at=at, tellings=[Telling(at, to, f"attendance:{asked.pk}:{asked.state}", text, words)])
