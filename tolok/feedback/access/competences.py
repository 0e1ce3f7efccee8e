"""Who may say how far somebody has a competence, take it back and read it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tolok.feedback.access.cards import guides
from tolok.feedback.models import Competence
from tolok.people.access import Steps, Who, any_of, is_above, is_hr, is_self, is_superior

if TYPE_CHECKING:
    from tolok.people.models import Person

State = Competence.State


def gave_it(by: Person, competence: Competence, on: date) -> bool:
    """Who said it."""
    return by.pk == competence.by_id


# These rows of the permission table: verb: who may do it to whom.
PERMISSIONS: dict[str, Who] = {
    "give_competence": guides,
    # Whoever may print a plan prints Format B.1.9 with it; the HR agency plans training by it.
    "see_competences": any_of(is_self, guides, is_superior, is_above, is_hr),
}

STEPS: Steps[Competence] = {
    # verb: (from, to, who may)
    "withdraw_competence": ((State.GIVEN,), State.WITHDRAWN, gave_it),
}
