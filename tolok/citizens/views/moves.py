"""Every step of a case as one page: its form, its action, and who is offered it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from tolok.citizens.access.case_rights import PERMISSIONS
from tolok.citizens.access.cases import STEPS, Moves
from tolok.citizens.actions.cases import hearing, moves, work
from tolok.citizens.forms import passing
from tolok.citizens.forms import work as at_work
from tolok.citizens.models.cases import Concerns, Kind, State

if TYPE_CHECKING:
    from tolok.citizens.forms.case import CaseForm
    from tolok.citizens.models import Case
    from tolok.people.models import Person


@dataclass(frozen=True)
class Move:
    """One thing to do with a case: its verb and words, what it asks, what it calls, what is said after it."""

    verb: str
    title: Any
    form: type[CaseForm]
    action: Callable[..., object]
    done: Any
    is_quiet: bool = False


# In the address: what is done. The order is that of the buttons.
MOVES: dict[str, Move] = {
    "periksa": Move("verify_case", _("Check it"), passing.VerifyForm, moves.verify_case, _("Checked. Now pass it on.")),
    "teruskan": Move(
        "forward_case", _("Pass it on"), passing.ForwardForm, moves.forward_case, _("Passed on. The officer is told.")
    ),
    "kerjakan": Move(
        "take_case", _("Take it on"), at_work.NothingForm, work.take_case, _("You work on it. The reporter sees that.")
    ),
    "jawab": Move(
        "answer_case", _("Answer"), at_work.AnswerForm, work.answer_case,
        _("Answered. It is settled when the reporter says so, or when nobody objects in time."),
    ),
    "tanya": Move(
        "ask_reporter", _("Ask the reporter"), at_work.AskForm, work.ask_reporter,
        _("Asked. The clock stands until the reply."), True,
    ),
    "alihkan": Move(
        "transfer_case", _("Transfer it"), passing.TransferForm, moves.transfer_case, _("Transferred."), True
    ),
    "gabung": Move("merge_case", _("Merge it"), passing.MergeForm, moves.merge_case, _("Merged."), True),
    "bukan-wewenang": Move(
        "refer_elsewhere", _("Not ours"), passing.ReferForm, moves.refer_elsewhere,
        _("Closed as not ours. The reporter reads where to go."), True,
    ),
    "tutup": Move(
        "close_unresolved", _("Close without solution"), at_work.CloseForm, moves.close_unresolved,
        _("Closed without a solution. The reporter may object."), True,
    ),
    "catatan": Move("note_case", _("Write a note"), at_work.NoteForm, work.note_case, _("Note kept."), True),
    "tampilkan": Move(
        "publish_change", _("Show what was changed"), at_work.PublishForm, work.publish_change, _("Kept."), True
    ),
    "dengar": Move(
        "ask_person", _("Hear the person"), at_work.PersonForm, hearing.ask_person,
        _("Asked. Nothing is decided before they have spoken."), True,
    ),
}  # fmt: skip  # a table


@dataclass(frozen=True)
class Button:
    """A way to one move of a case."""

    address: str
    title: Any
    is_quiet: bool


def buttons(by: Person, case: Case, on: date) -> list[Button]:
    """What this person may do with the case as it stands; each predicate is asked once."""
    asked: dict[Moves, bool] = {}
    found = []
    for address, move in MOVES.items():
        who = STEPS[move.verb][2] if move.verb in STEPS else PERMISSIONS[move.verb]
        if _fits(move.verb, case):
            if who not in asked:
                asked[who] = who(by, case, on)
            if asked[who]:
                found.append(Button(address, move.title, move.is_quiet))
    return found


def _fits(verb: str, case: Case) -> bool:
    """Whether the case stands where this can be done."""
    if verb in STEPS:
        return case.state in STEPS[verb][0]
    is_answered = case.state in (State.ANSWERED, State.SETTLED)
    is_about = (case.kind, case.concerns) == (Kind.COMPLAINT, Concerns.OFFICER)
    return {
        "note_case": True,
        "publish_change": is_answered and bool(case.changed),
        "ask_person": is_about and case.state in hearing.LOOKED_INTO,
    }[verb]
