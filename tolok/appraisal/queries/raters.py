"""Who rated a part of a period, and on how many of its days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tolok.people.queries import RaterSpan, Why

if TYPE_CHECKING:
    from tolok.appraisal.models import Dossier
    from tolok.evidence.queries import Part


@dataclass(frozen=True)
class RaterDays:
    """On how many days of a part somebody rated; an empty name stands for the days on which nobody did."""

    name: str
    days: int


def rater_of_part(part: Part, spans: Sequence[RaterSpan]) -> int | None:
    """Who rates a part: whoever does on its last day, or on the last on which somebody does; None without any."""
    raters = (each.rated.rater_id for each in reversed(_within(part, spans)))
    return next((rater for rater in raters if rater is not None), None)


def shares_of_part(part: Part, spans: Sequence[RaterSpan], names: Mapping[int, str]) -> list[dict[str, str | int]]:
    """As the dossier keeps it: name and days, in the order of time; empty where one person rated on every day.

    Days out of service are nobody's to rate.
    """
    days = Counter[int | None]()
    for each in _within(part, spans):
        if each.rated.why is not Why.OUT:
            last, first = min(each.ends_on, part.ends_on), max(each.starts_on, part.starts_on)
            days[each.rated.rater_id] += (last - first).days
    if len(days) < 2:
        return []
    return [{"name": names[rater] if rater else "", "days": count} for rater, count in days.items()]


def shares_kept(dossier: Dossier) -> tuple[RaterDays, ...]:
    """What the dossier keeps of it."""
    return tuple(RaterDays(**each) for each in dossier.raters)


def _within(part: Part, spans: Sequence[RaterSpan]) -> list[RaterSpan]:
    return [each for each in spans if each.starts_on < part.ends_on and each.ends_on > part.starts_on]
