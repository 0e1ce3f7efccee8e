"""Reads how long a page says it was open."""

from __future__ import annotations

import re

# Longer than this, somebody went away and came back; that is no time of reporting.
LONGEST = 3600
WHOLE = re.compile(r"\d{1,5}(?:\.\d{1,6})?", re.ASCII)


def seconds_of(typed: str) -> int | None:
    """Whole seconds from what a page sent; None for anything that can't be the time of one sending."""
    found = WHOLE.fullmatch(typed.strip())
    seconds = int(found[0].partition(".")[0]) if found else LONGEST + 1
    return seconds if seconds <= LONGEST else None
