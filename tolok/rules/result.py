"""What the rules answer: a proposal, its steps, and what has to wait."""

from __future__ import annotations

from dataclasses import dataclass

from tolok.rules.canon import Canonical
from tolok.rules.terms import Level, Predikat


# Not frozen: a city's closing makes half a million of them, and a frozen one takes ten times as long to make.
@dataclass(slots=True)
class Step(Canonical):
    """One value on the way, with the formula filled in; `missing` is the reason if there is no value.

    `silence` is what the policy then says: the others take its share, nothing is computed, or it is waited for.
    """

    path: str
    name: str
    label_id: str
    label_en: str
    value: int | str | None
    scale: str
    formula: str
    source: str
    missing: str | None
    silence: str = ""


@dataclass(frozen=True, slots=True)
class Held(Canonical):
    """Something that waits for somebody, at no cost to the person."""

    path: str
    reason: str
    escalates_to: str


@dataclass(frozen=True, slots=True)
class Part(Canonical):
    """One component of a local score; `silence` is what the policy says of it where it is missing."""

    kind: str
    label_id: str
    label_en: str
    points: int | None
    weight: int
    n: int
    missing: str | None
    source: str
    silence: str = ""


@dataclass(frozen=True, slots=True)
class LocalScore(Canonical):
    """A local scheme's score in points (10,000 = 100), or why there is none; `word` where the scheme has bands."""

    name: str
    label_id: str
    label_en: str
    points: int | None
    parts: tuple[Part, ...]
    missing: str | None
    word: str | None = None


@dataclass(frozen=True)
class Appraisal(Canonical):
    """The proposal for one person and period; a named person decides."""

    work: Level | None
    behaviour: Level | None
    predikat: Predikat | None
    local: tuple[LocalScore, ...]
    steps: tuple[Step, ...]
    held: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class Reckoned(Canonical):
    """What a rule about one person found; `missing` is the reason if there is no value."""

    value: int | str | None
    steps: tuple[Step, ...]
    missing: str | None
    held: tuple[Held, ...] = ()

    def step(self, name: str) -> Step:
        """The step of that name; StopIteration if the rule has none."""
        return next(step for step in self.steps if step.name == name)


@dataclass(frozen=True, slots=True)
class Change(Canonical):
    """The least additional checked amount (hundredths) on one indicator that lifts its outcome."""

    outcome: int
    target: int
    add: int
    unit: str
    from_level: Level
    to_level: Level
