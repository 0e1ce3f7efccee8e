"""Asks for the correction of one's own day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tolok.evidence.access import PERMISSIONS
from tolok.evidence.actions.attendance.book import Book
from tolok.evidence.actions.contents import Upload
from tolok.evidence.actions.give import give_evidence
from tolok.evidence.models import AttendanceCorrection, AttendanceDay, Evidence
from tolok.evidence.queries import Record, known, said_of, standings
from tolok.ledger.actions import Refusal, record
from tolok.ledger.events import News, announce
from tolok.people.access import require
from tolok.people.queries import local_day_of, superior_of

if TYPE_CHECKING:
    from tolok.people.models import Person

State = AttendanceCorrection.State
LONGEST_REASON = 300
ASKED = gettext_lazy("%(name)s asks you to put their attendance of %(day)s right.")


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

    about = "reason"

    def __init__(self) -> None:
        super().__init__(_("Say in one sentence why, so that the other one understands. Then send again."))


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
    book = Book(by.government_id)
    day = book.day(by.pk, on)
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
    announce([News(by.government_id, by.pk, "contested")])
    superior = superior_of(by, on=today)
    if superior is not None:
        book.tell(asked, superior, at=at, text=ASKED, name=by.name)
    return asked


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
