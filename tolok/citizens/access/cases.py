"""How a case moves, and who may move it; nobody who answered ever settles."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from tolok.citizens.models.cases import State
from tolok.citizens.queries.duties import held_by

if TYPE_CHECKING:
    from tolok.citizens.models import Case
    from tolok.people.models import Person

Moves = Callable[["Person", "Case", date], bool]


def is_named(by: Person, case: Case) -> bool:
    """Whether the complaint is about this person; then it is shut for them."""
    return any(hearing.person_id == by.pk for hearing in case.hearings.all())


def duties(by: Person, case: Case, on: date) -> tuple[bool, set[int]]:
    """Whether the person coordinates, and for which units they answer; asked once for a case that was read.

    A step reads its case anew, so what it decides on is never old.
    """
    known = case.__dict__.setdefault("_duties", {})
    if (by.pk, on) not in known:
        known[by.pk, on] = held_by(by, on=on)
    found: tuple[bool, set[int]] = known[by.pk, on]
    return found


def is_desk(by: Person, case: Case, on: date) -> bool:
    """Who coordinates that day and isn't the one complained of."""
    return by.government_id == case.government_id and duties(by, case, on)[0] and not is_named(by, case)


def is_apart(by: Person, case: Case, on: date) -> bool:
    """Who coordinates and has not worked on it."""
    return is_desk(by, case, on) and by.pk != case.handler_id


def is_handler(by: Person, case: Case, on: date) -> bool:
    """A contact officer of the unit to which it was passed on, not complained of."""
    return case.unit_id in duties(by, case, on)[1] and not is_named(by, case)


def is_desk_or_handler(by: Person, case: Case, on: date) -> bool:
    """Who coordinates, or a contact officer of the unit."""
    return is_desk(by, case, on) or is_handler(by, case, on)


def sees_case(by: Person, case: Case, on: date) -> bool:
    """Who coordinates sees every case; a contact officer those passed on to the unit."""
    return is_desk(by, case, on) or (case.state not in (State.RECEIVED,) and is_handler(by, case, on))


def is_reporter(by: Person, case: Case, on: date) -> bool:
    """No person of the government: only who holds the tracking code."""
    return False


def is_clock(by: Person, case: Case, on: date) -> bool:
    """No person: only days that pass."""
    return False


STEPS: dict[str, tuple[tuple[str | None, ...], str, Moves]] = {
    # verb: (from, to, who may)
    "send_case": ((None,), State.RECEIVED, is_reporter),
    "verify_case": ((State.RECEIVED,), State.VERIFIED, is_desk),
    "refer_elsewhere": ((State.RECEIVED, State.VERIFIED, State.FORWARDED), State.NOT_OURS, is_desk),
    "merge_case": ((State.RECEIVED, State.VERIFIED, State.FORWARDED), State.DUPLICATE, is_desk),
    "forward_case": ((State.VERIFIED,), State.FORWARDED, is_desk),
    "transfer_case": ((State.FORWARDED, State.IN_PROGRESS), State.FORWARDED, is_desk_or_handler),
    "take_case": ((State.FORWARDED,), State.IN_PROGRESS, is_handler),
    "ask_reporter": ((State.IN_PROGRESS,), State.IN_PROGRESS, is_handler),
    "answer_case": ((State.IN_PROGRESS,), State.ANSWERED, is_handler),
    "close_unresolved": ((State.VERIFIED, State.FORWARDED, State.IN_PROGRESS), State.CLOSED_UNRESOLVED, is_apart),
    "confirm_case": ((State.ANSWERED,), State.SETTLED, is_reporter),
    "reopen_case": ((State.ANSWERED, State.SETTLED, State.CLOSED_UNRESOLVED), State.VERIFIED, is_reporter),
    "pass_case": ((State.ANSWERED,), State.SETTLED, is_clock),
}
# Steps of nobody who works here.
OUTSIDE = (is_reporter, is_clock)
