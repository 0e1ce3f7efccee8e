"""Who may give, see, check evidence, put days right, contest what was measured."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tolok.evidence.models import AttendanceCorrection, ServiceEvent
from tolok.people.access import Who, any_of, is_above, is_hr, is_self, is_superior
from tolok.people.queries import has_duty, posting_of, subordinates, superiors_of_all
from tolok.skp.access import kept_units

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


def sees_units(by: Person, person: Person, on: date) -> bool:
    """Someone with a unit whose measured services they may see."""
    return by.pk == person.pk and bool(seen_units(by, on))


def seen_units(by: Person, on: date) -> list[int]:
    """The ids of the units whose measured services the person may see: kept ones, and the own one when leading."""
    found = [unit.pk for unit in kept_units(by, on)]
    posting = posting_of(by, on=on)
    if not found and posting is not None and subordinates(by, on=on):
        found.append(posting.position.unit_id)
    return found


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


Correction, Event = AttendanceCorrection.State, ServiceEvent.State

STEPS: dict[str, tuple[tuple[str, ...], str, Who]] = {
    # verb: (from, to, who may)
    "confirm_correction": ((Correction.ASKED,), Correction.CONFIRMED, is_decider),
    "refuse_correction": ((Correction.ASKED,), Correction.REFUSED, is_decider),
    "withdraw_correction": ((Correction.ASKED,), Correction.WITHDRAWN, is_self),
    "contest_event": ((Event.MEASURED,), Event.CONTESTED, is_self),
    "keep_event": ((Event.CONTESTED,), Event.MEASURED, is_decider),
    "strike_event": ((Event.CONTESTED,), Event.STRUCK, is_decider),
}

# This app's rows of the permission table: verb: who may do it to whom.
PERMISSIONS: dict[str, Who] = {
    "give_evidence": is_self,
    "see_evidence": any_of(is_self, is_above, is_hr),
    "check_evidence": is_checker,
    "see_events": any_of(is_self, is_above, is_hr),
    "see_unit_events": sees_units,
    "import_events": is_hr,
    "import_attendance": is_hr,
    "declare_failure": is_hr,
    "ask_correction": is_self,
    "confirm_correction": is_decider,
    "refuse_correction": is_decider,
    "withdraw_correction": is_self,
}
