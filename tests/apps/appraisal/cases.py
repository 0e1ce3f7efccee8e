"""Cases of the public as they stand when answered, and improvements promised."""

from __future__ import annotations

import secrets
from datetime import date
from typing import TYPE_CHECKING

from tolok.citizens.models import Case, Improvement, Topic

if TYPE_CHECKING:
    from tests.apps.appraisal.conftest import Office
    from tolok.people.models import Person, Unit

# A Monday; a light case that counts on it is due on the Wednesday.
MONDAY, TUESDAY, WEDNESDAY, FRIDAY = (date(2026, 5, day) for day in (4, 5, 6, 8))


def brought(
    office: Office, answered_on: date | None, *, n: int = 1, by: Person | None = None, unit: Unit | None = None,
    **more: object,
) -> list[Case]:  # fmt: skip  # one thought a line
    """So many light cases of the unit that count on the Monday, answered that day."""
    told: dict[str, object] = {
        "kind": "complaint", "mode": "open", "concerns": "officer", "text": "Loket tutup.", "counts_on": MONDAY,
        "clock_from": MONDAY, "category": "light", "within": 2, "scale": "working_days",
        "state": "answered" if answered_on else "in_progress",
    }  # fmt: skip  # one thought a line
    about = {"government": office.government, "unit": unit or office.unit, "handler": by, "answered_on": answered_on}
    return [
        Case.objects.create(
            code_hash=secrets.token_bytes(32), key_hash=secrets.token_bytes(32), **{**told, **about, **more}
        )
        for _number in range(n)
    ]


def promised(office: Office, due_on: date, ended_on: date | None = None, state: str = "done") -> Improvement:
    """An improvement of the unit for that day, about a topic."""
    topic = Topic.objects.create(
        government=office.government, unit=office.unit, title="Lama", text="Lama", key_hash=secrets.token_bytes(32),
        on=due_on,
    )  # fmt: skip  # one thought a line
    return Improvement.objects.create(
        government=office.government, topic=topic, unit=office.unit, text="Dua loket", owner=office.people["hr"],
        due_on=due_on, planned_on=due_on, state=state, outcome="Jadi." if ended_on else "", ended_on=ended_on,
    )  # fmt: skip  # one thought a line
