"""Chance without state: a number for each row, the same on every machine."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from polars import Expr

_STIR = (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB)


class Chance:
    """Draws that depend on the seed, on what is drawn, and on the row's own number only."""

    def __init__(self, seed: int) -> None:
        self._seed = seed

    def below(self, most: int, what: str, of: Expr) -> Expr:
        """A number from 0 to one below `most`, for the row that `of` numbers; whole numbers wrap round in 64 bits."""
        import polars as pl

        salt = int.from_bytes(sha256(f"{self._seed}/{what}".encode()).digest()[:8], "big")
        mixed = (of.cast(pl.UInt64) ^ pl.lit(salt, dtype=pl.UInt64)) * pl.lit(_STIR[0], dtype=pl.UInt64)
        for shift, factor in ((2**30, _STIR[1]), (2**27, _STIR[2])):
            mixed = (mixed ^ (mixed // shift)) * pl.lit(factor, dtype=pl.UInt64)
        return ((mixed ^ (mixed // 2**31)) % most).cast(pl.Int64)

    def often(self, percent: int, what: str, of: Expr) -> Expr:
        """Whether it happens, so often in a hundred."""
        return self.below(100, what, of) < percent

    def word(self, words: Sequence[str], weights: Sequence[int], what: str, of: Expr) -> Expr:
        """One of some words, each as often as its weight says."""
        import polars as pl

        drawn, chosen, upto = self.below(sum(weights), what, of), pl.lit(words[-1]), sum(weights)
        for word, weight in reversed(list(zip(words, weights, strict=True))):
            upto -= weight
            chosen = pl.when(drawn < upto + weight).then(pl.lit(word)).otherwise(chosen)
        return chosen
