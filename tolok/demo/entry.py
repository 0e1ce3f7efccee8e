"""One report of the example year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Entry:
    """One report; `amount` in hundredths, `copies` the place of the entry it repeats, `giver` the NIP of
    whoever ordered it by word of mouth.
    """

    nip: str
    plan: str
    outcome: str
    indicator: str
    on: date
    filed_on: date
    minute: int
    amount: int
    note: str
    link: str
    source: str
    copies: int | None = None
    task: str = ""
    ordered_by: str = ""
    giver: str = ""
    minutes: int | None = None
    is_blocked: bool = False
