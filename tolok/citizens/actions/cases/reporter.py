"""What a reporter does with the tracking code: confirm, object, rate, add a word."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from tolok.citizens.actions.cases.steps import Told, leave_trace, take_step
from tolok.citizens.models import Case, CaseMessage, CasePause, CaseStep, Standing
from tolok.citizens.models.cases import State
from tolok.citizens.queries.cases.terms import clocks, may_reopen, rules_of
from tolok.citizens.queries.receipts import key_hash
from tolok.ledger.actions import Refusal

MOST_MESSAGES = 20
FACES = (1, 2, 3, 4)


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

    def __init__(self) -> None:
        super().__init__(_("This can be rated once it is answered, by one of the four faces. Choose one of them."))


@transaction.atomic
def confirm_case(*, at: datetime, case: Case, key: UUID) -> Case:
    """The reporter says that it is solved: only this makes it confirmed. A repeat changes nothing."""
    if _is_repeat(case, key):
        return case
    day = _day(case, at)
    changes = {"is_confirmed": True, "finished_on": day}
    told = Told(key_hash=key_hash(key))
    return take_step(by=None, at=at, case=case, verb="confirm_case", on=day, told=told, changes=changes)


@transaction.atomic
def reopen_case(*, at: datetime, case: Case, key: UUID, reason: str) -> Case:
    """The reporter objects: it goes back to the desk, its clock starts anew, and it stays counted as reopened."""
    if _is_repeat(case, key):
        return case
    day, told = _day(case, at), Told.words(reason, key_hash=key_hash(key))
    held = Case.objects.select_for_update(of=("self",)).select_related("government").get(pk=case.pk)
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


@transaction.atomic
def add_message(
    *, at: datetime, case: Case, key: UUID, text: str, standing: str = Standing.OPEN, held_for: str = ""
) -> CaseMessage:
    """Keep what the reporter adds; a reply to a question lets the clock run again. A repeat finds the first."""
    said, day = Told.words(text).text, _day(case, at)
    held = Case.objects.select_for_update(of=("self",)).select_related("government").get(pk=case.pk)
    known = CaseMessage.objects.filter(key_hash=key_hash(key)).first()
    if known is not None:
        return known
    if held.messages.count() >= MOST_MESSAGES:
        raise EnoughSaid
    CasePause.objects.filter(case=held, ended_on__isnull=True).update(ended_on=day)
    message = CaseMessage.objects.create(
        government_id=held.government_id,
        case=held,
        key_hash=key_hash(key),
        text=said,
        on=day,
        standing=standing,
        held_for=held_for,
    )
    leave_trace(by=None, at=at, case=held, verb="add_message", told=Told(), on=day)
    return message


@transaction.atomic
def rate_case(*, at: datetime, case: Case, face: int) -> Case:
    """The reporter says by one of four faces how they were served; the last one counts."""
    held = Case.objects.select_for_update(of=("self",)).select_related("government").get(pk=case.pk)
    is_answered = held.state in (State.ANSWERED, State.SETTLED, State.CLOSED_UNRESOLVED)
    if face not in FACES or not is_answered:
        raise OneOfFour
    if held.satisfaction != face:
        held.satisfaction = face
        held.save(update_fields=["satisfaction"])
        leave_trace(by=None, at=at, case=held, verb="rate_case", told=Told(), on=_day(held, at))
    return held


def _day(case: Case, at: datetime) -> date:
    """The working day as which something of a reporter counts."""
    return clocks(case.government, [case.unit_id])[case.unit_id].counted_day(at)


def _is_repeat(case: Case, key: UUID) -> bool:
    return CaseStep.objects.filter(case=case, key_hash=key_hash(key)).exists()
