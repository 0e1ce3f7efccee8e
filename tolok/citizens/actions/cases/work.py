"""Works on a case in its unit: taken on, asked about, answered, noted."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from tolok.calendar.queries import day_of
from tolok.citizens.access.case_rights import PERMISSIONS
from tolok.citizens.actions.cases.steps import NotAtThisPoint, Told, take_step
from tolok.citizens.models import Case, CaseLook, CaseNote, CasePause
from tolok.citizens.models.cases import State
from tolok.citizens.queries.cases.clock import working_day_after
from tolok.citizens.queries.cases.terms import clocks, rules_of
from tolok.ledger.actions import Refusal, record
from tolok.people.access import NotAllowed

if TYPE_CHECKING:
    from tolok.people.models import Person


class AskedAlready(Refusal):
    """One question waits for the reporter; a second one would stop the clock again."""

    def __init__(self) -> None:
        super().__init__(_("A question waits for the reporter already, so the clock stands. Wait for the reply."))


class NoReason(Refusal):
    """Nobody looks at a secret name, or writes to colleagues, without saying why or what."""

    about = "reason"

    def __init__(self) -> None:
        super().__init__(_("This can't stay empty, because it is kept who did it and why. Write a short sentence."))


class NothingChanged(Refusal):
    """A case without a word about what was changed can't be shown to the public."""

    def __init__(self) -> None:
        super().__init__(_("The answer doesn't say what was changed, so there is nothing to show. Ask the unit."))


@transaction.atomic
def take_case(*, by: Person, at: datetime, case: Case) -> Case:
    """Take it on: from now on this person is who handles it."""
    return take_step(by=by, at=at, case=case, verb="take_case", changes={"handler": by})


@transaction.atomic
def ask_reporter(*, by: Person, at: datetime, case: Case, question: str) -> Case:
    """Ask the reporter something; until the reply, or the days for one, the clock stands."""
    day = day_of(at, by.government)
    held = take_step(by=by, at=at, case=case, verb="ask_reporter", told=Told.words(question))
    if held.pauses.filter(ended_on__isnull=True, until_on__gte=day).exists():
        raise AskedAlready
    held.pauses.filter(ended_on__isnull=True).update(ended_on=day)
    clock = clocks(held.government, [held.unit_id])[held.unit_id]
    until = working_day_after(clock, day, rules_of(held.government).reply_within)
    CasePause.objects.create(government_id=held.government_id, case=held, asked_on=day, until_on=until)
    return held


@transaction.atomic
def answer_case(*, by: Person, at: datetime, case: Case, answer: str, changed: str = "") -> Case:
    """Answer the reporter; after the day's last closing it counts as the next working day. That settles nothing."""
    clock = clocks(by.government, [case.unit_id])[case.unit_id]
    changes = {"answered_on": clock.counted_day(at), "changed": changed.strip(), "is_published": False, "handler": by}
    return take_step(by=by, at=at, case=case, verb="answer_case", told=Told.words(answer), changes=changes)


@transaction.atomic
def note_case(*, by: Person, at: datetime, case: Case, text: str) -> CaseNote:
    """Write something for colleagues; the reporter never reads it."""
    _allow(by, at, case, "note_case")
    note = CaseNote.objects.create(government_id=by.government_id, case=case, by=by, at=at, text=_said(text))
    record(verb="note_case", by=by, at=at, on=case, fields={"note": note.pk})
    return note


@transaction.atomic
def look_at_reporter(*, by: Person, at: datetime, case: Case, reason: str) -> CaseLook:
    """Keep who looks who reported a case, and why; only after this may the name be shown."""
    _allow(by, at, case, "see_reporter")
    look = CaseLook.objects.create(government_id=by.government_id, case=case, by=by, at=at, reason=_said(reason))
    record(verb="see_reporter", by=by, at=at, on=case, fields={"look": look.pk})
    return look


@transaction.atomic
def publish_change(*, by: Person, at: datetime, case: Case, words: str, is_shown: bool) -> Case:
    """Show the public what was changed, in words without anybody's name, or take it back."""
    _allow(by, at, case, "publish_change")
    held = Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    if held.state not in (State.ANSWERED, State.SETTLED):
        raise NotAtThisPoint(held.state)
    if is_shown and not words.strip():
        raise NothingChanged
    held.changed, held.is_published = words.strip(), is_shown
    held.save(update_fields=["changed", "is_published"])
    record(verb="publish_change", by=by, at=at, on=held, fields={"shown": is_shown})
    return held


def _said(text: str) -> str:
    if not text.strip():
        raise NoReason
    return text.strip()


def _allow(by: Person, at: datetime, case: Case, verb: str) -> None:
    if not PERMISSIONS[verb](by, case, day_of(at, by.government)):
        raise NotAllowed(verb)
