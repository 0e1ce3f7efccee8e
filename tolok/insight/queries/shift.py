"""From which predikat to which: the table, and which way is up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tolok.rules.moves import Simulation as Found

# From the highest to none at all; an empty word is a predikat that is not there yet.
ORDER = ("sangat_baik", "baik", "butuh_perbaikan", "kurang", "sangat_kurang", "")


@dataclass(frozen=True)
class Cell:
    """How many people have the row's predikat before and the column's after; `way` is "", up, down or other."""

    n: int
    before: str
    after: str
    way: str


def matrix(found: Found) -> Iterator[tuple[str, tuple[Cell, ...]]]:
    """A row for each predikat before, a cell for each after."""
    counted = {(one, other): n for one, other, n in found.predikat}
    for one in ORDER:
        yield one, tuple(Cell(counted.get((one, other), 0), one, other, way(one, other)) for other in ORDER)


def way(before: str, after: str) -> str:
    """Whether a predikat gets higher ("up"), lower ("down"), appears or vanishes ("other"), or stays ("")."""
    if before == after:
        return ""
    if not before or not after:
        return "other"
    return "up" if ORDER.index(after) < ORDER.index(before) else "down"
