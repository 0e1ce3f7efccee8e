"""Pieces computed on a Polars frame, each once, and dropped after its last use."""

from __future__ import annotations

import operator
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from tolok.rules.columns.pieces import Pieces

if TYPE_CHECKING:
    from polars import DataFrame, Series

_READ = {"column", "words", "number", "word", "nothing", "yes", "no"}


class Step(NamedTuple):
    """One operation, its sides, and the values that nobody needs after it."""

    piece: int
    op: str
    args: tuple[Any, ...]
    spent: tuple[int, ...]


class Program(NamedTuple):
    """The steps in order and the names of their results; `is_wide` computes in 128 bits."""

    steps: tuple[Step, ...]
    results: Mapping[str, int]
    words: Collection[str]
    is_wide: bool
    filled: tuple[tuple[int, str], ...]

    @property
    def columns(self) -> set[str]:
        """The columns of the frame that are read."""
        return {step.args[0] for step in self.steps if step.op in ("column", "words")}

    def run(self, frame: DataFrame, keep: Collection[str] = ()) -> DataFrame:
        """The results as columns, after those of the frame that are to be kept."""
        import polars as pl

        whole = pl.Int128 if self.is_wide else pl.Int64
        values = self._filled(frame)
        for piece, op, args, spent in self.steps:
            if piece in values:
                continue
            sides = args if op in _READ else [values[arg] for arg in args]
            values[piece] = _WORK[op](frame, whole, *sides)
            for each in spent:
                values.pop(each, None)
        made = [self._column(frame.height, name, values[piece]) for name, piece in self.results.items()]
        return pl.DataFrame([*(frame.get_column(name) for name in keep), *made])

    def _filled(self, frame: DataFrame) -> dict[int, Any]:
        """Where the frame's own columns have a cell, asked for all of them at once."""
        import polars as pl

        found = frame.select(pl.col(name).is_not_null().alias(str(piece)) for piece, name in self.filled)
        return {int(column.name): column for column in found.iter_columns()}

    def _column(self, height: int, name: str, values: Series) -> Series:
        import polars as pl

        kind = values.dtype if name in self.words and values.dtype == pl.Enum else pl.String
        found = values.cast(kind if name in self.words else pl.Int64)
        return (found if len(found) == height else found.new_from_index(0, height)).alias(name)


def program(pieces: Pieces, results: Mapping[str, int], words: Collection[str] = ()) -> Program:
    """The program that computes `results`: names and their pieces; `words` are those that hold words."""
    spent = _last_uses(pieces, results)
    steps = (Step(piece, _operation(pieces, piece), pieces.all[piece].args, spent[piece]) for piece in sorted(spent))
    return Program(tuple(steps), results, words, pieces.is_wide, tuple(_filled(pieces, spent)))


def _filled(pieces: Pieces, needed: Collection[int]) -> Iterator[tuple[int, str]]:
    """The pieces that ask where a column of the frame has a cell."""
    for piece in needed:
        op, args, _ = pieces.all[piece]
        if op == "there" and pieces.all[int(args[0])].op in ("column", "words"):
            yield piece, str(pieces.all[int(args[0])].args[0])


def _operation(pieces: Pieces, piece: int) -> str:
    op = pieces.all[piece].op
    return "pick words" if op == "pick" and pieces.is_word(piece) else op


def _last_uses(pieces: Pieces, results: Mapping[str, int]) -> dict[int, tuple[int, ...]]:
    """The pieces that the results need, each with those it is the last to use."""
    kept, spent = set(results.values()), dict[int, tuple[int, ...]]()
    seen = set(kept)
    for piece in range(len(pieces.all) - 1, -1, -1):
        if piece not in seen:
            continue
        op, args, _ = pieces.all[piece]
        new = {arg for arg in args if isinstance(arg, int) and op not in _READ} - seen
        spent[piece], seen = tuple(sorted(new)), seen | new
    return spent


def _pick(frame: DataFrame, whole: Any, *sides: Series) -> Series:
    """The value of the first condition that holds; where it is missing it doesn't."""
    found = sides[-1]
    for place in range(len(sides) - 3, -1, -2):
        found = sides[place + 1].zip_with(sides[place], found)
    return found


def _pick_words(frame: DataFrame, whole: Any, *sides: Series) -> Series:
    """The same for words; those of different tables become plain text, so that they meet."""
    import polars as pl

    texts = (
        side if place % 2 == 0 and place < len(sides) - 1 else side.cast(pl.String) for place, side in enumerate(sides)
    )
    return _pick(frame, whole, *texts)


@cache
def _fixed(value: int | str | bool | None, whole: Any) -> Series:
    import polars as pl

    return pl.Series([value], dtype=None if isinstance(value, str | bool) else whole)


def _plain(work: Callable[..., Series]) -> Callable[..., Series]:
    """An operation on values alone."""
    return lambda frame, whole, *sides: work(*sides)


_WORK: dict[str, Callable[..., Any]] = {
    "column": lambda frame, whole, name: frame.get_column(name).cast(whole),
    "words": lambda frame, whole, name: frame.get_column(name),
    "number": lambda frame, whole, value: _fixed(value, whole),
    "word": lambda frame, whole, value: _fixed(value, whole),
    "nothing": lambda frame, whole: _fixed(None, whole),
    "yes": lambda frame, whole: _fixed(True, whole),
    "no": lambda frame, whole: _fixed(False, whole),
    "+": _plain(operator.add),
    "−": _plain(operator.sub),
    "×": _plain(operator.mul),
    "÷": _plain(operator.floordiv),
    "≥": _plain(operator.ge),
    ">": _plain(operator.gt),
    "=": _plain(operator.eq),
    "and": _plain(operator.and_),
    "or": _plain(operator.or_),
    "not": _plain(operator.invert),
    "there": _plain(lambda value: value.is_not_null()),
    "counted": lambda frame, whole, value: value.cast(whole),
    "pick": _pick,
    "pick words": _pick_words,
}
