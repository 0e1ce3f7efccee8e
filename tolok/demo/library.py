"""The example's standard indicators, goals and what each kind of post answers for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from tolok.demo.told import rows, sections

# Said of every indicator and goal: a government replaces the example by its own.
SOURCE = "Contoh Tolok; ditetapkan oleh pemerintah daerah"
HUNDREDTHS = 100


@dataclass(frozen=True)
class Standard:
    """One indicator of the library; bounds in hundredths of its unit; `pace` says how often it is reported."""

    code: str
    position: str
    service: str
    aspect: str
    unit: str
    polarity: str
    accumulation: str
    low: int
    high: int
    pace: str
    name: str
    formula: str

    @property
    def theme(self) -> str:
        """The field of work, the first part of the code."""
        return self.code.partition("-")[0]


@dataclass(frozen=True)
class Want:
    """One indicator an outcome is measured by, with the target's bounds in hundredths."""

    standard: Standard
    low: int
    high: int


@dataclass(frozen=True)
class Duty:
    """One outcome that a kind of post answers for."""

    kind: str
    title: str
    measure: str
    wants: tuple[Want, ...]


@dataclass(frozen=True)
class Job:
    """A kind of post with its approach and outcomes."""

    name: str
    approach: str
    duties: tuple[Duty, ...]


@dataclass(frozen=True)
class Aim:
    """One goal of a government and the units that carry it."""

    code: str
    parent: str
    units: tuple[str, ...]
    title: str
    measure: str


@cache
def standards() -> dict[str, Standard]:
    """The library by code."""
    found = {}
    for code, position, service, aspect, unit, polarity, adding, low, high, pace, name, formula in rows("library"):
        bounds = int(low) * HUNDREDTHS, int(high) * HUNDREDTHS
        found[code] = Standard(code, position, service, aspect, unit, polarity, adding, *bounds, pace, name, formula)
    return found


@cache
def jobs() -> dict[str, Job]:
    """Every kind of post by name."""
    found = {}
    for heading, told in sections("jobs").items():
        name, approach = heading.removeprefix("[").split("] ")
        found[name] = Job(name, approach, tuple(_duty(line) for line in told))
    return found


@cache
def aims(slug: str) -> tuple[Aim, ...]:
    """The goals of one government, parents first."""
    own = (cells[1:] for cells in rows("goals") if cells[0] == slug)
    return tuple(
        Aim(code, parent.strip("-"), tuple(u for u in units.strip("-").split(",") if u), title, measure)
        for code, parent, units, title, measure in own
    )


def _duty(line: str) -> Duty:
    kind = "additional" if line.startswith("+") else "main"
    told, _, wanted = line[2:].partition(": ")
    title, _, measure = told.partition(" ~ ")
    return Duty(kind, title, measure, tuple(_want(word) for word in wanted.split()))


def _want(word: str) -> Want:
    match = re.fullmatch(r"([\w-]+)(?:=(\d+)(?:\.\.(\d+))?)?", word)
    assert match, word
    standard = standards()[match[1]]
    if match[2] is None:
        return Want(standard, standard.low, standard.high)
    return Want(standard, int(match[2]) * HUNDREDTHS, int(match[3] or match[2]) * HUNDREDTHS)
