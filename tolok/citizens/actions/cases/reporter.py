"""What a reporter does with the tracking code: confirm, object, rate, add a word."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from tolok.citizens.actions.cases.steps import NotAtThisPoint, Told, leave_trace, take_step
from tolok.citizens.models import Case, CaseMessage, CasePause, CaseStep
from tolok.citizens.models.cases import State
from tolok.citizens.queries.cases.terms import clocks, may_reopen, rules_of
from tolok.citizens.queries.receipts import key_hash
from tolok.ledger.actions import Refusal

MOST_MESSAGES = 20
FACES = (1, 2, 3, 4)
# After one of these, what a reporter said before is about an answer that no longer stands.
PASSES_OVER = ("answer_case", "reopen_case")


class TooLate(Refusal):
    """A closed case is too old to be reopened."""

    def __init__(self) -> None:
        super().__init__(_("The days to reopen this case are over. Send a new one and name what you were answered."))


class EnoughSaid(Refusal):
    """More messages than anybody can read."""

    def __init__(self) -> None:
        super().__init__(
            _("You have added %(n)s messages, and no more can be kept. They are all read; please wait for the answer.")
            % {"n": MOST_MESSAGES}
        )


class OneOfFour(Refusal):
    """A face that isn't there, or nothing to judge yet."""

    about = "face"

    def __init__(self) -> None:
        super().__init__(_("This can be rated once it is answered, by one of the four faces. Choose one of them."))


@transaction.atomic
def confirm_case(*, at: datetime, case: Case, key: UUID) -> Case:
    """The reporter says that it is solved: only this makes it confirmed. A repeat changes nothing."""
    return _confirm(at, case, key_hash(key), _day(case, at))


@transaction.atomic
def reopen_case(*, at: datetime, case: Case, key: UUID, reason: str) -> Case:
    """The reporter objects: it goes back to the desk, its clock starts anew, and it stays counted as reopened."""
    return _reopen(at, case, key_hash(key), _day(case, at), reason)


@transaction.atomic
def add_message(*, at: datetime, case: Case, key: UUID, text: str) -> CaseMessage:
    """Keep what the reporter adds; a reply to a question lets the clock run again. A repeat finds the first."""
    said, day = Told.words(text).text, _day(case, at)
    held = _locked(case)
    known = CaseMessage.objects.filter(key_hash=key_hash(key)).first()
    if known is not None:
        return known
    if held.messages.filter(act="add_message").count() >= MOST_MESSAGES:
        raise EnoughSaid
    message = CaseMessage.objects.create(
        government_id=held.government_id, case=held, key_hash=key_hash(key), text=said, on=day
    )
    _hear(at, held, day)
    return message


@transaction.atomic
def rate_case(*, at: datetime, case: Case, key: UUID, face: int) -> Case:
    """The reporter says by one of four faces how they were served; the last one counts."""
    return _rate(at, case, key_hash(key), _day(case, at), face)


@transaction.atomic
def take_held(*, at: datetime, row: CaseMessage) -> None:
    """Let what waited happen once, as of the day it came."""
    if not row.waits:
        return
    case, mark = row.case, bytes(row.key_hash)
    if row.act != "add_message" and case.steps.filter(verb__in=(*PASSES_OVER, row.act), on__gt=row.on).exists():
        raise NotAtThisPoint(case.state)
    match row.act:
        case "confirm_case":
            _confirm(at, case, mark, row.on)
        case "reopen_case":
            _reopen(at, case, mark, row.on, row.text)
        case "rate_case":
            _rate(at, case, mark, row.on, row.face or 0)
        case _:
            _hear(at, _locked(case), row.on)
    row.waits = False
    row.save(update_fields=["waits"])


def _confirm(at: datetime, case: Case, mark: bytes, day: date) -> Case:
    if _is_repeat(case, mark):
        return case
    changes = {"is_confirmed": True, "finished_on": day}
    told = Told(key_hash=mark)
    return take_step(by=None, at=at, case=case, verb="confirm_case", on=day, told=told, changes=changes)


def _reopen(at: datetime, case: Case, mark: bytes, day: date, reason: str) -> Case:
    if _is_repeat(case, mark):
        return case
    told, held = Told.words(reason, key_hash=mark), _locked(case)
    is_over = held.state in (State.SETTLED, State.CLOSED_UNRESOLVED)
    if is_over and not may_reopen(held, rules_of(held.government), day):
        raise TooLate
    changes = {
        "reopened": held.reopened + 1,
        "clock_from": day,
        "answered_on": None,
        "finished_on": None,
        "is_confirmed": False,
        "satisfaction": None,
        "is_published": False,
        "officer": None,
    }
    return take_step(by=None, at=at, case=held, verb="reopen_case", on=day, told=told, changes=changes)


def _hear(at: datetime, case: Case, day: date) -> None:
    """A message lets the clock run again that waited for one, and staff hear of it."""
    CasePause.objects.filter(case=case, ended_on__isnull=True, asked_on__lte=day).update(ended_on=day)
    leave_trace(by=None, at=at, case=case, verb="add_message", told=Told(), on=day)


def _rate(at: datetime, case: Case, mark: bytes, day: date, face: int) -> Case:
    held = _locked(case)
    is_answered = held.state in (State.ANSWERED, State.SETTLED, State.CLOSED_UNRESOLVED)
    if face not in FACES or not is_answered:
        raise OneOfFour
    if held.satisfaction != face and not _is_repeat(case, mark):
        held.satisfaction = face
        held.save(update_fields=["satisfaction"])
        leave_trace(by=None, at=at, case=held, verb="rate_case", told=Told(key_hash=mark), on=day)
    return held


def _locked(case: Case) -> Case:
    return Case.objects.select_for_update(of=("self",)).select_related("government").get(pk=case.pk)


def _day(case: Case, at: datetime) -> date:
    """The working day as which something of a reporter counts."""
    return clocks(case.government, [case.unit_id])[case.unit_id].counted_day(at)


def _is_repeat(case: Case, mark: bytes) -> bool:
    return CaseStep.objects.filter(case=case, key_hash=mark).exists()
