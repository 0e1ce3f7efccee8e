"""How many reports say something new: a share for a conversation, never a score."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tolok.calendar.queries import worked_days
from tolok.engine import packs
from tolok.reports.queries.authentic.alike import repeats
from tolok.reports.queries.authentic.entries import SHORTEST, Entry, entries

if TYPE_CHECKING:
    from tolok.people.models import Government

# Far enough back for any wait of working days, with holidays between.
FAR = timedelta(days=90)


@dataclass(frozen=True)
class Share:
    """So many of so many reports say something new."""

    informative: int
    total: int


def informative_ids(months: Sequence[Entry], repeated: Collection[int]) -> set[int]:
    """The reports that say something new: proved, with a note of its own, or with another amount than the last.

    A note of its own has letters enough and is not nearly the same as an earlier one of the person's month, a copied
    one included; the first amount on a thing is a new one. `months` is ordered by person, day and id.
    """
    last: dict[tuple[int, str], int | None] = {}
    found = set[int]()
    for entry in months:
        key = (entry.person_id, entry.about)
        has_note = len(entry.note) >= SHORTEST and entry.id not in repeated and entry.note != entry.source_note
        has_amount = entry.amount is not None and not entry.is_unchanged_copy and last.get(key) != entry.amount
        if entry.is_proved or has_note or has_amount:
            found.add(entry.id)
        last[key] = entry.amount
    return found


def shares(
    person_ids: Iterable[int], *, month: date, government: Government, until: date | None = None
) -> dict[int, Share]:
    """Each person's share in a month, by person id; with `until` of what was filed before that day only.

    Three queries for thousands; whoever reported nothing is missing.
    """
    asked = list(person_ids)
    found = [e for e in entries(asked, month=month) if until is None or e.filed_on < until]
    limits = packs.load(government.pack).authenticity
    new = informative_ids(found, repeats(asked, month=month, similar_from=limits.similar_from))
    return {
        person_id: Share(sum(e.id in new for e in found if e.person_id == person_id), total)
        for person_id, total in _totals(found).items()
    }


def seen_until(government: Government, *, on: date) -> date:
    """Reports filed before this day have lain open to their author long enough for the superior to see; one query."""
    wait = packs.load(government.pack).authenticity.wait_days
    return worked_days(on - FAR, on)[-wait]


def _totals(found: Sequence[Entry]) -> dict[int, int]:
    totals: dict[int, int] = {}
    for entry in found:
        totals[entry.person_id] = totals.get(entry.person_id, 0) + 1
    return totals
