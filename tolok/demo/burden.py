"""Counts how long the example people took to report, as their pages would have."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from tolok.demo.chance import dice
from tolok.demo.days import TODAY
from tolok.demo.scene import Scene
from tolok.demo.year import entries
from tolok.insight.actions import Taken, count_openings

# The page shows twelve weeks; older ones nobody sees.
SINCE = TODAY - timedelta(days=95)
# Seconds from opening the page to the first report, and for each report after it.
FIRST, EACH = (14, 34), (5, 16)
# One sending in eight comes from a phone that can't measure.
UNMEASURED = 8


def count(scene: Scene) -> int:
    """Count the sendings of the last weeks by role; the number of weeks and roles."""
    return count_openings(at=scene.end, government=scene.government, taken=_taken(scene))


def _taken(scene: Scene) -> Iterator[Taken]:
    for (nip, on), reports in sorted(_sendings(scene.town.slug).items()):
        roll = dice("seconds", nip, on)
        post = scene.town.post_of(nip, on)
        if post and roll.randrange(UNMEASURED):
            seconds = roll.randint(*FIRST) + sum(roll.randint(*EACH) for _ in range(reports))
            yield Taken(post.level, on, seconds, reports)


def _sendings(slug: str) -> dict[tuple[str, date], int]:
    """How many reports each person sent on each day."""
    found: dict[tuple[str, date], int] = {}
    for entry in entries(slug):
        if entry.filed_on >= SINCE and not entry.source:
            found[entry.nip, entry.filed_on] = found.get((entry.nip, entry.filed_on), 0) + 1
    return found
