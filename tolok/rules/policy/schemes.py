"""The numbers of a government's own scores: blocks, components, bands."""

from __future__ import annotations

from dataclasses import dataclass

from tolok.rules.canon import Canonical
from tolok.rules.terms import Silence


@dataclass(frozen=True)
class Piece(Canonical):
    """Between `start` and `end` (the measure's unit) the points go straight from `first` to `last`."""

    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True)
class Block(Canonical):
    """A named building block that turns a measure into points; which numbers it reads depends on `kind`.

    points: nothing else, at most `most`. deduction: `full` minus `each` a unit. line: straight from nothing at
    `nothing_at` to full at `full_at`. bands: the points of the highest `start` reached. pieces: straight lines
    over the measure rounded to whole `step`s, `utmost` where more than the target can't be reached.
    """

    kind: str
    unit: str
    most: int = 10_000
    full: int = 0
    each: int = 0
    nothing_at: int = 0
    full_at: int = 0
    step: int = 1
    utmost: int | None = None
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True)
class Component(Canonical):
    """One part of a local scheme: a `measure` (of `of`: a voice, a service, a kind), turned into points by a block.

    `minimum` is how many voices, events or days must stand behind it.
    """

    kind: str
    label_id: str
    label_en: str
    weight: int
    measure: str
    of: str
    aspects: tuple[str, ...]
    block: Block
    minimum: int
    missing: Silence
    source: str


@dataclass(frozen=True)
class ScoreBand(Canonical):
    """The word for a score from `start` points on; `needs` is a kind of conduct it takes at least once."""

    start: int
    word: str
    label_id: str
    label_en: str
    needs: str


@dataclass(frozen=True)
class Scheme(Canonical):
    """A local numeric score; it stands beside the predikat and never enters it."""

    name: str
    label_id: str
    label_en: str
    components: tuple[Component, ...]
    source: str
    bands: tuple[ScoreBand, ...] = ()
