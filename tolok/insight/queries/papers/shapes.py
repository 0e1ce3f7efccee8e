"""What a form says, as facts: the same facts give the same hash."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from datetime import date
from hashlib import sha256
from typing import Self


@dataclass(frozen=True)
class Official:
    """The five lines of a person on a form."""

    name: str = ""
    nip: str = ""
    rank: str = ""
    post: str = ""
    unit: str = ""


@dataclass(frozen=True)
class Heading:
    """The head of every form; `last_day` is the last day of the period."""

    agency: str
    place: str
    starts_on: date
    last_day: date
    person: Official
    rater: Official


@dataclass(frozen=True)
class Facts:
    """What every form has: its head, and whether what it says is settled."""

    heading: Heading
    is_final: bool

    @property
    def hash(self) -> str:
        """The hash of everything the form says but for remarks that not every reader may see."""
        said = {name: kept for name, kept in asdict(self.discreet()).items() if name not in self.unhashed}
        return sha256(json.dumps(said, sort_keys=True, default=str).encode()).hexdigest()

    @property
    def is_blank(self) -> bool:
        """Whether it has nothing to print below its head."""
        return False

    @property
    def unhashed(self) -> frozenset[str]:
        """What differs from day to day or reader to reader while the form stays the same."""
        return frozenset()

    def discreet(self) -> Self:
        """The same without remarks that only the person and those above may read."""
        return self


@dataclass(frozen=True)
class Aim:
    """One indicator of an outcome: its aspect as code, perspective and target in words."""

    aspect: str
    name: str
    wanted: str
    amount: str = ""
    perspective: str = ""


@dataclass(frozen=True)
class Result:
    """One outcome with its indicators; `supports` is the superior's outcome, `link` whatever it serves, in words.

    `told` are remarks on its reports, each in a line.
    """

    kind: str
    title: str
    supports: str
    link: str
    measure: str
    aims: tuple[Aim, ...]
    told: tuple[str, ...] = ()


@dataclass(frozen=True)
class Manner:
    """One of the seven behaviours by its code, what the superior expects, and the level once it is signed."""

    code: str
    expected: str
    level: str = ""


@dataclass(frozen=True)
class PlanFacts(Facts):
    """An SKP; `layout` is quantitative, leader or qualitative."""

    layout: str
    year: int
    agreed_on: date | None
    results: tuple[Result, ...]
    manners: tuple[Manner, ...]
    annex: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class MatrixRow:
    """One person of the grid: name, post with teams, and for each column what supports it."""

    name: str
    post: str
    cells: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class MatrixFacts(Facts):
    """A matriks peran hasil on a day; a column is the leader's outcome with its indicators."""

    on: date
    columns: tuple[tuple[str, tuple[str, ...]], ...]
    rows: tuple[MatrixRow, ...]

    @property
    def unhashed(self) -> frozenset[str]:
        """The same grid on another day is the same form."""
        return frozenset({"on"})


@dataclass(frozen=True)
class BlankFacts(Facts):
    """A form of which the system knows the head alone; it is filled in by hand."""

    @property
    def is_blank(self) -> bool:
        """Always."""
        return True


@dataclass(frozen=True)
class CompetenceLine:
    """One competence: a score from 1 to 5, why, and what follows from it."""

    name: str
    score: int
    reason: str
    follow_up: str


@dataclass(frozen=True)
class CompetenceFacts(Facts):
    """The competences that were seen in the plan's time; without any the form is filled in by hand."""

    lines: tuple[CompetenceLine, ...]

    @property
    def is_blank(self) -> bool:
        """Whether nobody wrote of a competence."""
        return not self.lines

    @property
    def unhashed(self) -> frozenset[str]:
        """A blank form is its head alone."""
        return frozenset({"lines"}) if self.is_blank else frozenset()


@dataclass(frozen=True)
class EvaluationFacts(Facts):
    """A signed appraisal: what was promised, done and decided. `above` is the rater's superior.

    `organisation` is empty while nobody has rated the organisation; `told` are remarks on no outcome.
    """

    layout: str
    label: str
    results: tuple[Result, ...]
    manners: tuple[Manner, ...]
    work: str
    behaviour: str
    predikat: str
    remark: str
    above: Official
    signed_on: date
    seen_on: date | None
    organisation: str = ""
    told: tuple[str, ...] = ()
    is_discreet: bool = False

    @property
    def unhashed(self) -> frozenset[str]:
        """Who reads it, when it was opened, and the rank of whom stands above, change nothing of what was signed."""
        return frozenset({"is_discreet", "seen_on", "above"})

    def discreet(self) -> Self:
        """Without what others said about the person's reports."""
        results = tuple(replace(each, told=()) for each in self.results)
        return replace(self, results=results, told=(), is_discreet=True)


@dataclass(frozen=True)
class CreditFacts(Facts):
    """What a predikat is worth; numbers as forms print them, empty where the level of the post isn't known."""

    label: str
    predikat: str
    months: int
    percent: str
    coefficient: str
    credit: str
    signed_on: date
