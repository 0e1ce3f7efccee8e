"""Hears the person a complaint is about, then attributes it or clears them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tolok.calendar.queries import day_of
from tolok.citizens.access.case_rights import PERMISSIONS
from tolok.citizens.access.hearings import STEPS
from tolok.citizens.models import Case, CaseHearing
from tolok.citizens.models.cases import Concerns, Kind, State
from tolok.delivery.actions import Telling, tell_many
from tolok.ledger.actions import Refusal, record
from tolok.people.access import NotAllowed

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from tolok.people.models import Person

ASKED = gettext_lazy("A complaint about a service concerns you. Before anything is decided, say how it was.")
DECIDED = gettext_lazy("What you said about a complaint was read and decided. Open it to see the decision and why.")
# Only what was checked and looked into touches a person.
LOOKED_INTO = (State.IN_PROGRESS, State.ANSWERED, State.SETTLED, State.CLOSED_UNRESOLVED)


class NotAboutAnOfficer(Refusal):
    """The complaint is about a rule or a system, or isn't verified; no person answers for that."""

    def __init__(self) -> None:
        super().__init__(
            _("Only a verified complaint about an officer, once it is worked on, concerns a person. Nobody was asked.")
        )


class AskedBefore(Refusal):
    """The person was asked about this case already."""

    def __init__(self) -> None:
        super().__init__(_("This person was asked about this case already. Read their words on the case's page."))


class AlreadyDecided(Refusal):
    """The hearing is over, or the person wasn't heard yet."""

    def __init__(self) -> None:
        super().__init__(
            _("This hearing is decided, or the person wasn't heard yet, so nothing was changed. Open it again.")
        )


class WordOfHearingMissing(Refusal):
    """A question, words or a decision without text."""

    def __init__(self) -> None:
        super().__init__(_("The other side reads this, so it can't stay empty. Write a sentence or two."))


@transaction.atomic
def ask_person(*, by: Person, at: datetime, case: Case, person: Person, question: str) -> CaseHearing:
    """Ask whom a verified complaint about an officer is about, in the desk's own words; never who reported it."""
    if not PERMISSIONS["ask_person"](by, case, day_of(at, by.government)) or by.pk == person.pk:
        raise NotAllowed("ask_person")
    held = Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    if (held.kind, held.concerns) != (Kind.COMPLAINT, Concerns.OFFICER) or held.state not in LOOKED_INTO:
        raise NotAboutAnOfficer
    if held.hearings.filter(person=person).exists():
        raise AskedBefore
    hearing = CaseHearing.objects.create(
        government_id=held.government_id, case=held, person=person, question=_written(question), asked_at=at
    )
    record(verb="ask_person", by=by, at=at, on=hearing, person=person)
    _tell(at, hearing, ASKED)
    return hearing


@transaction.atomic
def say_to_complaint(*, by: Person, at: datetime, hearing: CaseHearing, words: str) -> CaseHearing:
    """The person says how it was."""
    return _move(by, at, hearing, "say_to_complaint", {"words": _written(words), "heard_at": at})


@transaction.atomic
def attribute_complaint(*, by: Person, at: datetime, hearing: CaseHearing, reason: str) -> CaseHearing:
    """Decide, after hearing the person, that it was theirs; only this touches their dossier."""
    moved = _move(by, at, hearing, "attribute_complaint", _decision(by, at, reason))
    _tell(at, moved, DECIDED)
    return moved


@transaction.atomic
def clear_person(*, by: Person, at: datetime, hearing: CaseHearing, reason: str) -> CaseHearing:
    """Decide that it wasn't theirs; nothing of it stays with the person."""
    moved = _move(by, at, hearing, "clear_person", _decision(by, at, reason))
    _tell(at, moved, DECIDED)
    return moved


def _decision(by: Person, at: datetime, reason: str) -> dict[str, object]:
    return {"decider": by, "reason": _written(reason), "decided_on": day_of(at, by.government)}


def _move(by: Person, at: datetime, hearing: CaseHearing, verb: str, changes: dict[str, object]) -> CaseHearing:
    held = CaseHearing.objects.select_for_update(of=("self",)).select_related("case", "person").get(pk=hearing.pk)
    sources, state, who = STEPS[verb]
    if not who(by, held, day_of(at, by.government)):
        raise NotAllowed(verb)
    if held.state not in sources:
        raise AlreadyDecided
    for name, value in {"state": state, **changes}.items():
        setattr(held, name, value)
    held.save(update_fields=["state", *changes])
    record(verb=verb, by=by, at=at, on=held, person=held.person, fields={"state": state})
    return held


def _written(text: str) -> str:
    if not text.strip():
        raise WordOfHearingMissing
    return text.strip()


def _tell(at: datetime, hearing: CaseHearing, text: StrOrPromise) -> None:
    key = f"hearing:{hearing.pk}:{hearing.state}"
    telling = Telling(at=at, person=hearing.person, key=key, text=text, view="citizens:hearing", number=hearing.pk)
    tell_many(at=at, tellings=[telling])
