"""Reads which units lie below others, and which of them a person heads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from tolok.people.models import Unit
from tolok.people.queries.structure import running, standing

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


def heads_of(unit_ids: Iterable[int], *, on: date) -> dict[int, Person]:
    """Who heads each unit that day, an acting official before the definitive one; one query.

    Units that nobody heads are missing from the answer.
    """
    held = running(on).filter(position__unit_id__in=list(unit_ids), position__is_head=True)
    found = sorted(held.select_related("person__government", "position"), key=lambda each: standing(each.kind, each.pk))
    return {each.position.unit_id: each.person for each in found}
