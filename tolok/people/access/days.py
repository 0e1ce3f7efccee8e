"""Days and months as addresses name them, within all calendars."""

from __future__ import annotations

from datetime import date

from tolok.people.access.shapes import FIRST, LAST


def day_in(text: str) -> date | None:
    """The day of these words; None when they name none, or one outside all calendars."""
    try:
        asked = date.fromisoformat(text)
    except ValueError:
        return None
    return asked if FIRST <= asked <= LAST else None


def month_in(text: str, *, until: date) -> date:
    """The first day of a month such as `2026-07`; the last one possible when it is none or still to come."""
    try:
        asked = date.fromisoformat(f"{text}-01")
    except ValueError:
        asked = until
    return min(max(asked, FIRST), until).replace(day=1)
