"""Which pieces of a period stand in e-Kinerja BKN already, as their person says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tolok.reports.models import BknCopy

if TYPE_CHECKING:
    from tolok.calendar.models import Period
    from tolok.people.models import Person


def copied_items(person: Person, period: Period) -> dict[str, str]:
    """The hash of the text that was brought over, by item; one query."""
    return dict(BknCopy.objects.filter(person=person, period=period).values_list("item", "text_hash"))
