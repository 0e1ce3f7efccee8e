"""Says how far somebody has a competence, as Format B.1.9 asks, and takes it back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tolok.delivery.actions import Telling, tell_many
from tolok.feedback.access import COMPETENCE_STEPS, PERMISSIONS
from tolok.feedback.actions.words import Words, WordsAreMissing
from tolok.feedback.models import LEAST_SCORE, LONGEST_COMPETENCE, MOST_SCORE, Competence
from tolok.feedback.queries.competences import held_competence
from tolok.ledger.actions import Refusal, record
from tolok.people.access import require, require_step
from tolok.people.queries import local_day_of

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from tolok.people.models import Person

GIVEN = gettext_lazy("%(name)s wrote how far you have a competence: %(competence)s. Please read it.")
TAKEN_BACK = gettext_lazy("%(name)s took back what was written of a competence: %(competence)s.")


class NoSuchScore(Refusal):
    """A score is one of five."""

    def __init__(self) -> None:
        super().__init__(_("Choose a score from 1 to 5."))


class CompetenceTooLong(Refusal):
    """The name is longer than is kept."""

    def __init__(self) -> None:
        super().__init__(
            _("The name of the competence is too long. Shorten it to %(most)s letters.") % {"most": LONGEST_COMPETENCE}
        )


class AlreadyTakenBack(Refusal):
    """It was withdrawn before."""

    def __init__(self) -> None:
        super().__init__(_("This was taken back already, so nothing changed. Open the page again."))


@dataclass(frozen=True)
class Seen:
    """One line of Format B.1.9: the competence, a score from 1 to 5, why, and what follows from it if anything."""

    name: str
    score: int
    reason: str
    follow_up: str = ""


@transaction.atomic
def give_competence(*, by: Person, at: datetime, person: Person, seen: Seen) -> Competence:
    """Keep one line of the form and tell the person; a later line on the same competence prints in its place."""
    on = local_day_of(person, at=at)
    require(PERMISSIONS, "give_competence", by=by, person=person, on=on)
    if not LEAST_SCORE <= seen.score <= MOST_SCORE:
        raise NoSuchScore
    name, reason, follow_up = " ".join(seen.name.split()), Words(seen.reason).kept, Words(seen.follow_up).kept
    if not name or not reason:
        raise WordsAreMissing
    if len(name) > LONGEST_COMPETENCE:
        raise CompetenceTooLong
    fields = {"name": name, "score": seen.score, "reason": reason, "follow_up": follow_up}
    given = Competence.objects.create(government_id=person.government_id, person=person, by=by, given_on=on, **fields)
    record(verb="give_competence", by=by, at=at, on=given, person=person, fields=fields)
    _tell(given, by, at, GIVEN)
    return given


@transaction.atomic
def withdraw_competence(*, by: Person, at: datetime, competence: Competence) -> Competence:
    """Take a line back; it stays to be read and prints nowhere."""
    held = held_competence(competence.pk)
    on = local_day_of(held.person, at=at)
    require_step(
        COMPETENCE_STEPS, "withdraw_competence", by=by, about=held, on=on, state=held.state,
        otherwise=AlreadyTakenBack(),
    )  # fmt: skip  # one thought a line
    held.state = Competence.State.WITHDRAWN
    held.save(update_fields=["state"])
    record(verb="withdraw_competence", by=by, at=at, on=held, person=held.person, fields={"name": held.name})
    _tell(held, by, at, TAKEN_BACK)
    return held


def _tell(given: Competence, by: Person, at: datetime, text: StrOrPromise) -> None:
    words, key = {"name": by.name, "competence": given.name}, f"competence:{given.pk}:{given.state}"
    tell_many(at=at, tellings=[Telling(at, given.person, key, text, words, "feedback:competences", given.person_id)])
