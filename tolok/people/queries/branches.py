"""Reads which units lie below others, and which of them a person heads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from tolok.people.models import Unit
from tolok.people.queries.structure import running

if TYPE_CHECKING:
    from tolok.people.models import Person


def branch_of(unit_ids: Iterable[int]) -> set[int]:
    """These units with everything below them; one query, none without a unit."""
    waiting = list(unit_ids)
    if not waiting:
        return set()
    below: dict[int | None, list[int]] = defaultdict(list)
    for pk, parent_id in Unit.objects.values_list("pk", "parent_id"):
        below[parent_id].append(pk)
    found: set[int] = set()
    while waiting:
        unit = waiting.pop()
        if unit not in found:
            found.add(unit)
            waiting += below[unit]
    return found


def units_headed(person: Person, *, on: date) -> set[int]:
    """The units that the person heads that day, with everything below them; two queries at most."""
    held = running(on).filter(person=person, position__is_head=True)
    return branch_of(held.values_list("position__unit_id", flat=True))
