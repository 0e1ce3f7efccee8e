"""Opens a calibration, keeps words in private, reveals them, changes, closes."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime
from random import SystemRandom
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from tolok.appraisal.access import CALIBRATION_STEPS
from tolok.appraisal.actions.moves import WordMissing
from tolok.appraisal.actions.organisation import NotTheMoment
from tolok.appraisal.actions.session import SessionStep
from tolok.appraisal.models import (
    Appraisal,
    Calibration,
    CalibrationItem,
    CalibrationSeat,
    CalibrationWord,
)
from tolok.appraisal.queries.calibration import conflicts, on_table, raters_of_unit, table_of
from tolok.calendar.queries import day_of
from tolok.ledger.actions import Refusal, record
from tolok.people.access import require_step

if TYPE_CHECKING:
    from tolok.appraisal.queries.units import Organisation
    from tolok.calendar.models import Period
    from tolok.people.models import Person

State = Calibration.State
FEWEST_SEATS = 2
CALLED = _("Calibration of %(unit)s, %(period)s, on %(day)s: say in private what you think of each rating before.")
REVEALED = _("The words of the calibration of %(unit)s are revealed. Who rated may change now, with a reason.")
CLOSED = _("The calibration of %(unit)s is closed. Its minutes are there; sign your ratings when you are ready.")
OFF = _("The calibration of %(unit)s on %(day)s is called off. What was said in private is deleted, unread.")


class AlreadyOpen(Refusal):
    """One session of the unit and period is under way."""

    def __init__(self) -> None:
        super().__init__(_("A calibration of this unit and period is open already. Go on with that one."))


class TooFewSeats(Refusal):
    """A session needs raters of the unit, at least two."""

    about = "seats"

    def __init__(self) -> None:
        super().__init__(_("Call at least two raters of this unit; with fewer nobody could compare."))


class WrongDay(Refusal):
    """The day of the meeting has passed, or has not come."""

    about = "held_on"

    def __init__(self, day: date, *, has_passed: bool) -> None:
        said = (
            _("%(day)s has passed. Choose a day to come.")
            if has_passed
            else _("The meeting is on %(day)s; until then every word stays its speaker's alone. Reveal them that day.")
        )
        super().__init__(said % {"day": date_format(day, "j F Y")})


class NotOnTheTable(Refusal):
    """The rating is signed, not there, one's own, or kept from this person."""

    def __init__(self) -> None:
        super().__init__(
            _("You don't speak about this rating here: it is signed, your own, or about somebody too close to you.")
        )


@transaction.atomic
def open_calibration(
    *, by: Person, at: datetime, organisation: Organisation, period: Period, held_on: date, seats: Collection[int]
) -> Calibration:
    """Call raters of a unit (by id) to a meeting on a day; until then each says in private what they think."""
    unit, on = organisation.unit, day_of(at, by.government)
    made = Calibration(
        government_id=unit.government_id, unit=unit, period=period, held_on=held_on, opened_by=by, opened_at=at
    )
    made.state = require_step(
        CALIBRATION_STEPS, "open_calibration", by=by, about=made, on=on, state=None, otherwise=AlreadyOpen()
    )
    if period.state == "closed":
        raise NotTheMoment(period)
    if held_on < on:
        raise WrongDay(held_on, has_passed=True)
    called = [each for each in raters_of_unit(organisation, period, on=on) if each.pk in seats]
    if len(called) < max(FEWEST_SEATS, len(set(seats))):
        raise TooFewSeats
    if Calibration.objects.filter(unit=unit, period=period, state__in=Calibration.OPEN).exists():
        raise AlreadyOpen
    made.save()
    CalibrationSeat.objects.bulk_create(
        CalibrationSeat(government_id=unit.government_id, calibration=made, person=each) for each in called
    )
    record(verb="open_calibration", by=by, at=at, on=made, fields={"held_on": held_on, "seats": sorted(seats)})
    SessionStep(made, "open_calibration", by, at).tell(CALLED)
    return made


@transaction.atomic
def say_in_calibration(
    *, by: Person, at: datetime, calibration: Calibration, appraisal: Appraisal, agrees: bool, line: str = ""
) -> CalibrationWord:
    """Keep whether one agrees with a rating, and one line; an earlier word about it makes room. Nobody reads it yet."""
    step = SessionStep.begin("say_in_calibration", by=by, at=at, calibration=calibration)
    found = on_table(step.calibration, step.head, appraisal.pk)
    if found is None or by.pk in (found.rater_id, found.rating.rater_id):
        raise NotOnTheTable
    if conflicts([by], [found], on=step.on)[by.pk]:
        raise NotOnTheTable
    if not agrees and not line.strip():
        raise WordMissing("line")
    CalibrationWord.objects.filter(calibration=step.calibration, appraisal=found, speaker=by).delete()
    word = CalibrationWord.objects.create(
        government_id=found.government_id,
        calibration=step.calibration,
        appraisal=found,
        speaker=by,
        agrees=agrees,
        line=line.strip(),
        work=found.rating.work,
        behaviour=found.rating.behaviour,
    )
    # The entry says that somebody spoke, not about whom: with the order of rows it would name the speaker.
    record(verb="say_in_calibration", by=by, at=at, on=step.calibration)
    return word


@transaction.atomic
def reveal_calibration(*, by: Person, at: datetime, calibration: Calibration) -> Calibration:
    """Lay the words on the table at the meeting: without speakers, shuffled, those about changed ratings left out."""
    step = SessionStep.begin("reveal_calibration", by=by, at=at, calibration=calibration)
    own = step.calibration
    if step.on < own.held_on:
        raise WrongDay(own.held_on, has_passed=False)
    table = table_of(own, step.head)
    CalibrationItem.objects.bulk_create(_item(own, each) for each in table)
    words = _unnamed(own, table)
    CalibrationWord.objects.filter(calibration=own).delete()
    CalibrationWord.objects.bulk_create(words)
    own.revealed_at = at
    step.store(table=len(table), words=len(words))
    step.tell(REVEALED)
    return own


@transaction.atomic
def call_off_calibration(*, by: Person, at: datetime, calibration: Calibration) -> Calibration:
    """End it before the meeting; what was said in private is deleted, and nobody has read it."""
    step = SessionStep.begin("call_off_calibration", by=by, at=at, calibration=calibration)
    CalibrationWord.objects.filter(calibration=step.calibration).delete()
    step.end()
    step.tell(OFF)
    return step.calibration


@transaction.atomic
def close_calibration(*, by: Person, at: datetime, calibration: Calibration, minutes: str) -> Calibration:
    """End the meeting with its minutes."""
    step = SessionStep.begin("close_calibration", by=by, at=at, calibration=calibration)
    if not minutes.strip():
        raise WordMissing("minutes")
    step.calibration.minutes = minutes.strip()
    step.end(minutes=step.calibration.minutes)
    step.tell(CLOSED)
    return step.calibration


def _item(calibration: Calibration, appraisal: Appraisal) -> CalibrationItem:
    return CalibrationItem(
        government_id=calibration.government_id,
        calibration=calibration,
        appraisal=appraisal,
        work=appraisal.rating.work,
        behaviour=appraisal.rating.behaviour,
    )


def _unnamed(calibration: Calibration, table: Iterable[Appraisal]) -> list[CalibrationWord]:
    """The words about ratings that are still as they were spoken of, without speakers, in no order."""
    current = {each.pk: (each.rating.work, each.rating.behaviour) for each in table}
    kept = [
        CalibrationWord(
            government_id=each.government_id,
            calibration=calibration,
            appraisal_id=each.appraisal_id,
            agrees=each.agrees,
            line=each.line,
            work=each.work,
            behaviour=each.behaviour,
        )
        for each in CalibrationWord.objects.filter(calibration=calibration)
        if current.get(each.appraisal_id) == (each.work, each.behaviour)
    ]
    SystemRandom().shuffle(kept)
    return kept
