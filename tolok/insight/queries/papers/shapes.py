"""What a form says, as facts: the same facts give the same hash."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import sha256


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
        return sha256(json.dumps(self.said(), sort_keys=True, default=str).encode()).hexdigest()

    def said(self) -> dict[str, object]:
        """What is hashed."""
        return asdict(self)


@dataclass(frozen=True)
class Aim:
    """One indicator of an outcome: its aspect as code, and the target in words."""

    aspect: str
    name: str
    wanted: str
    amount: str = ""


@dataclass(frozen=True)
class Result:
    """One outcome with its indicators; `supports` is the superior's outcome, `link` whatever it serves, in words."""

    kind: str
    title: str
    supports: str
    link: str
    measure: str
    aims: tuple[Aim, ...]


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
    """One person of the grid: name, post, and for each column what supports it."""

    name: str
    post: str
    cells: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class MatrixFacts(Facts):
    """A matriks peran hasil on a day; a column is the leader's outcome with its indicators."""

    on: date
    columns: tuple[tuple[str, tuple[str, ...]], ...]
    rows: tuple[MatrixRow, ...]
