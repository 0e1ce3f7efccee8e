"""Whole numbers as people in Indonesia read them: 1.250, 6,5, 97,89 %."""

from __future__ import annotations

from functools import lru_cache

from tolok.rules.terms import Scale

NONE = "—"


@lru_cache(maxsize=20_000)
def shown(value: int | str | None, scale: str) -> str:
    """A value with its scale as text; a dash where it is missing."""
    if value is None:
        return NONE
    if isinstance(value, str):
        return value
    if scale == Scale.RATIO:
        return f"{_decimal(value, 100, fixed=True)} %"
    if scale == Scale.POINTS:
        return _decimal(value, 100, fixed=True)
    if scale == Scale.AMOUNT:
        return _decimal(value, 100)
    if scale == Scale.CREDIT:
        return _decimal(value, 1000)
    if scale == Scale.MEAN:
        return _decimal(value, 10_000)
    if scale == Scale.AMOUNT12:
        return _decimal(_half_up(value * 100, 12), 10_000)
    if scale == Scale.RUPIAH8:
        return _decimal(_half_up(value, 1_000_000), 100)
    return _decimal(value, 1)


def _half_up(number: int, by: int) -> int:
    sign = -1 if number < 0 else 1
    return sign * ((2 * abs(number) + by) // (2 * by))


def _decimal(value: int, scale: int, *, fixed: bool = False) -> str:
    """Dots between thousands, a comma before decimals, a true minus sign."""
    whole, rest = divmod(abs(value), scale)
    text = f"{whole:,}".replace(",", ".")
    if rest:
        decimals = f"{rest:0{len(str(scale)) - 1}d}"
        text += "," + (decimals if fixed else decimals.rstrip("0"))
    return f"−{text}" if value < 0 else text
