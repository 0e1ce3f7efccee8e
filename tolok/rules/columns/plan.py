"""Rules made ready for frames of one kind, and run over them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from tolok.rules.columns.groups import Below, Sums
from tolok.rules.columns.pieces import Bounds, Pieces
from tolok.rules.columns.program import Program, program
from tolok.rules.columns.reading import Reading
from tolok.rules.columns.runs import sums_of
from tolok.rules.steps import Formula
from tolok.rules.terms import Scale
from tolok.rules.values import Cell

if TYPE_CHECKING:
    from polars import DataFrame, Series

#: What is known of a frame's columns: bounds for whole numbers, else whether every row has a word.
Known = tuple[tuple[str, Bounds | bool], ...]
WORDS = {Scale.LEVEL, Scale.PREDIKAT, Scale.WORD}


class Kind(NamedTuple):
    """Frames that are alike: the columns of the frame, and for each table below its columns and rough height."""

    columns: Known
    below: tuple[tuple[str, Known, int], ...]


class Ready(NamedTuple):
    """For each table below what to sum, and the program above."""

    below: tuple[tuple[Sums, Program], ...]
    above: Program


class Plan:
    """Rules being read over one frame and the tables below it; what they share is computed once."""

    def __init__(self, kind: Kind) -> None:
        self.pieces = Pieces()
        self.columns = _names(self.pieces, kind.columns)
        self.sums = {over: _sums(over, known, rows) for over, known, rows in kind.below}
        self.results: dict[str, int] = {}
        self.words: set[str] = set()

    def reading(
        self, fixed: Mapping[str, Cell], where: Mapping[str, tuple[str, Iterable[str]]] | None = None
    ) -> Reading:
        """A reading of the frame; `where` keeps, of a table, only rows that have one of some words in a column."""
        reading = Reading(self.pieces, self.columns | self.cells(fixed))
        for over, sums in self.sums.items():
            rows = Reading(sums.pieces, sums.names)
            reading.below[over] = Below(sums, rows, _kept(rows, *(where or {}).get(over, ("", ()))))
        return reading

    def cells(self, fixed: Mapping[str, Cell]) -> dict[str, int]:
        """Cells that are the same in every row."""
        return {name: _cell(self.pieces, cell) for name, cell in fixed.items()}

    def add(self, reading: Reading, rule: Iterable[Formula], prefix: str = "") -> None:
        """Read a rule; its steps become columns."""
        steps = tuple(rule)
        reading.add(steps)
        for step in steps:
            self.keep(prefix + step.name, reading.names[step.name], is_word=step.scale in WORDS)

    def keep(self, name: str, piece: int, *, is_word: bool = False) -> None:
        """Make a piece a column of the result."""
        self.results[name] = piece
        if is_word:
            self.words.add(name)

    def ready(self) -> Ready:
        """What to run, as often as there are frames of the kind."""
        above = program(self.pieces, self.results, frozenset(self.words))
        for sums in self.sums.values():
            sums.keep(above.columns)
        below = ((sums, program(sums.pieces, sums.columns)) for sums in self.sums.values())
        return Ready(tuple(below), above)


def applied(make: Callable[[Kind], Ready], frame: DataFrame, below: Mapping[str, DataFrame], key: str) -> DataFrame:
    """The results that `make` reads for frames of this kind; `key` is unique here, and sorted here and below."""
    from polars import DataFrame

    tables = tuple((over, known_columns(table, key), reach(table.height)) for over, table in below.items())
    ready = make(Kind(known_columns(frame, key), tables))
    columns = frame.get_columns()
    for sums, program_below in ready.below:
        if sums.columns:
            columns += sums_of(program_below, below[sums.over], sums, frame.get_column(key))
    return ready.above.run(DataFrame(columns))


def known_columns(frame: DataFrame, key: str = "") -> Known:
    """What the columns of a frame can hold, but its key, roughly, so that frames alike are read alike."""
    return tuple((column.name, _known(column)) for column in frame.iter_columns() if column.name != key)


def _known(column: Series) -> Bounds | bool:
    is_full = column.null_count() == 0
    if not column.dtype.is_integer():
        return is_full
    least, most = column.min(), column.max()
    low, high = (bound if isinstance(bound, int) else 0 for bound in (least, most))
    return Bounds(-reach(-low), reach(high), is_full)


def reach(number: int) -> int:
    """A number loosened to the next power of two, less one; zero if it is below."""
    return (1 << number.bit_length()) - 1 if number > 0 else 0


def _sums(over: str, known: Known, rows: int) -> Sums:
    pieces = Pieces()
    return Sums(over, pieces, _names(pieces, known), rows)


def _names(pieces: Pieces, known: Known) -> dict[str, int]:
    return {name: _column(pieces, name, bounds) for name, bounds in known}


def _column(pieces: Pieces, name: str, bounds: Bounds | bool) -> int:
    return pieces.words(name, full=bounds) if isinstance(bounds, bool) else pieces.column(name, bounds)


def _cell(pieces: Pieces, cell: Cell) -> int:
    return pieces.nothing if cell is None else pieces.constant(cell)


def _kept(rows: Reading, column: str, words: Iterable[str]) -> int:
    if not column:
        return rows.pieces.yes
    kept, place = rows.pieces.no, rows.names[column]
    for word in sorted(words):
        kept = rows.pieces.either(kept, rows.pieces.compare("=", place, rows.pieces.constant(word)))
    return kept
