"""Who may give, see and check evidence, take attendance, and put a day right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tolok.evidence.models import AttendanceCorrection
from tolok.people.access import Who, any_of, is_above, is_hr, is_self, is_superior
from tolok.people.queries import has_duty, superiors_of_all

if TYPE_CHECKING:
    from tolok.people.models import Person


@dataclass(frozen=True)
class Asked:
    """May `by` check what belongs to the person with this id, on that day?"""

    by: Person
    owner_id: int
    on: date


def is_checker(by: Person, person: Person, on: date) -> bool:
    """Somebody else: in the person's line of superiors, or HR."""
    return not is_self(by, person, on) and (is_above(by, person, on) or is_hr(by, person, on))


def are_above(asked: Iterable[Asked]) -> list[bool]:
    """Whether each stands in the owner's line of superiors that day, in three queries a day."""
    lines: dict[date, dict[int, Person]] = {}
    answers = []
    for one in asked:
        if one.on not in lines:
            lines[one.on] = superiors_of_all(on=one.on)
        answers.append(_is_in_line(lines[one.on], one))
    return answers


def may_check(asked: Sequence[Asked]) -> list[bool]:
    """The answer of `is_checker` to each question, for thousands with a few queries a day."""
    duties: dict[tuple[int, date], bool] = {}
    answers = []
    for one, is_over in zip(asked, are_above(asked), strict=True):
        key = (one.by.pk, one.on)
        if not is_over and key not in duties:
            duties[key] = has_duty(one.by, "hr", on=one.on)
        answers.append(one.by.pk != one.owner_id and (is_over or duties[key]))
    return answers


def _is_in_line(superiors: dict[int, Person], asked: Asked) -> bool:
    seen = {asked.owner_id}
    above = superiors.get(asked.owner_id)
    while above is not None and above.pk not in seen:
        if above.pk == asked.by.pk:
            return True
        seen.add(above.pk)
        above = superiors.get(above.pk)
    return False


def is_decider(by: Person, person: Person, on: date) -> bool:
    """Somebody else: the direct superior, or HR where there is none or none answers."""
    return not is_self(by, person, on) and (is_superior(by, person, on) or is_hr(by, person, on))


State = AttendanceCorrection.State

STEPS: dict[str, tuple[tuple[str, ...], str, Who]] = {
    # verb: (from, to, who may)
    "confirm_correction": ((State.ASKED,), State.CONFIRMED, is_decider),
    "refuse_correction": ((State.ASKED,), State.REFUSED, is_decider),
    "withdraw_correction": ((State.ASKED,), State.WITHDRAWN, is_self),
}

# This app's rows of the permission table: verb: who may do it to whom.
PERMISSIONS: dict[str, Who] = {
    "give_evidence": is_self,
    "see_evidence": any_of(is_self, is_above, is_hr),
    "check_evidence": is_checker,
    "import_attendance": is_hr,
    "declare_failure": is_hr,
    "ask_correction": is_self,
    "confirm_correction": is_decider,
    "refuse_correction": is_decider,
    "withdraw_correction": is_self,
}
