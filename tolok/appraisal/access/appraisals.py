"""Who may gather, rate, sign and see an appraisal; how it moves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from tolok.appraisal.models import Appraisal
from tolok.people.access import Who, any_of, is_above, is_hr, is_self
from tolok.people.queries import is_entitled, rater_still_on, raters_still_on

if TYPE_CHECKING:
    from tolok.people.models import Person

Decides = Callable[["Person", Appraisal, date], bool]
State = Appraisal.State


def is_rater(by: Person, appraisal: Appraisal, on: date) -> bool:
    """The rater named at gathering; who rates the person that day once that one holds no post or is family.

    Whoever holds no post any more is rated from the last one upwards, so that no sheet is left to nobody. One query:
    who is named and no longer entitled is not who rates that day either.
    """
    named, person = appraisal.rater_id, appraisal.person_id
    if named is None:
        return raters_still_on(on, [person])[person] == by.pk
    if named == by.pk:
        return is_entitled(named, person, on=on)
    return rater_still_on(on, person, named=named) == by.pk


def sees_state(by: Person, appraisal: Appraisal, on: date) -> bool:
    """Whoever may know where the appraisal stands: the rater, and all who may see its receipt."""
    is_own = by.pk == appraisal.person_id
    return is_own or is_rater(by, appraisal, on) or PERMISSIONS["see_receipt"](by, appraisal.person, on)


def sees_rating(by: Person, appraisal: Appraisal, on: date) -> bool:
    """Whoever may see the receipt sees a signed rating; an unsigned one is its rater's alone."""
    if appraisal.state != State.SIGNED:
        return is_rater(by, appraisal, on)
    return sees_state(by, appraisal, on)


# This app's rows of the permission table: verb: who may do it to whom.
PERMISSIONS: dict[str, Who] = {
    "gather_period": is_hr,
    "close_period": is_hr,
    "see_progress": is_hr,
    "see_objections": is_hr,
    "see_receipt": any_of(is_self, is_above, is_hr),
    "mark_seen": is_self,
}

STEPS: dict[str, tuple[tuple[str, ...], str, Decides]] = {
    # verb: (from, to, who may)
    "rate": ((State.GATHERED, State.RATED), State.RATED, is_rater),
    "sign": ((State.RATED,), State.SIGNED, is_rater),
}
