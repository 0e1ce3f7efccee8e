"""The services that a system counts in the example, and which target reads which."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tolok.demo.structure import town
from tolok.demo.told import rows

# How a target of an indicator is read where a system counts its service.
READINGS = {"doc-issued": "count", "doc-ontime": "share_in_time"}
# What is read from the cases of the public, in the unit to which they come.
FROM_CASES = {"cpl-limit": "cases_in_time", "cpl-days": "cases_days"}
ASKED = ("mataram", "DISDUKCAPIL")


@dataclass(frozen=True)
class Service:
    """A service of a unit with its limit in working days, its system, and a word of its givers' title."""

    unit: str
    code: str
    name: str
    kind: str
    days: int
    system: str
    word: str


@cache
def given(slug: str) -> tuple[Service, ...]:
    """The counted services of one government."""
    own = (cells[1:] for cells in rows("standards") if cells[0] == slug)
    return tuple(
        Service(unit, code, name, kind, int(days), system, word) for unit, code, name, kind, days, system, word in own
    )


def service_of(slug: str, post: str) -> Service | None:
    """The service that the holder of a post gives, by the post's title."""
    place = town(slug).posts[post]
    return next((each for each in given(slug) if place.job == "population_clerk" and each.word in place.title), None)


def public_reading(slug: str, post: str, indicator: str) -> str:
    """What a target of that indicator reads from the cases of its unit; empty where it is reported."""
    return FROM_CASES.get(indicator, "") if (slug, town(slug).posts[post].unit) == ASKED else ""


def reading_of(slug: str, post: str, indicator: str) -> tuple[Service, str] | None:
    """The service a target of that indicator reads, and how; None where it is reported."""
    service = service_of(slug, post) if indicator in READINGS else None
    return (service, READINGS[indicator]) if service else None
