"""Reads hearings, and which complaints touch a person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from tolok.citizens.models import CaseHearing

State = CaseHearing.State
DECIDED = (State.ATTRIBUTED, State.CLEARED)


def hearing_by_id(number: int) -> CaseHearing | None:
    """One hearing with its case and person, when this transaction may see it."""
    found = CaseHearing.objects.select_related("case__service", "case__unit", "person", "decider")
    return found.filter(pk=number).first()


def complaints_about(
    person_ids: Iterable[int], *, starts_on: date, ends_on: date
) -> dict[int, list[tuple[date, bool]]]:
    """The decided complaints about these people in a span (end exclusive): the day, and whether it was theirs.

    Who was never heard has none, which is not the same as none that were theirs. One query for thousands.
    """
    found: dict[int, list[tuple[date, bool]]] = defaultdict(list)
    decided = CaseHearing.objects.filter(
        person__in=list(person_ids), state__in=DECIDED, decided_on__gte=starts_on, decided_on__lt=ends_on
    )
    for person_id, on, state in decided.values_list("person_id", "decided_on", "state"):
        if on is not None:
            found[person_id].append((on, state == State.ATTRIBUTED))
    return dict(found)
