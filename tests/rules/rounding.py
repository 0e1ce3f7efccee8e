"""The oracle's own rounding: halves away from zero."""

from __future__ import annotations

from fractions import Fraction
from math import floor


def hundredths(value: Fraction) -> int:
    """Two decimals, halves away from zero."""
    size = floor(abs(value) * 100 + Fraction(1, 2))
    return size if value >= 0 else -size
