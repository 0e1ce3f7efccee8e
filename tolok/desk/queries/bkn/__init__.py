"""A person's period and day in the words of e-Kinerja BKN."""

from __future__ import annotations

from tolok.desk.queries.bkn.day import Day, day_in_bkn
from tolok.desk.queries.bkn.period import Companion, companion, legal_periods, period_of_day
from tolok.desk.queries.bkn.shapes import Indicator, Piece, Proof, Result

__all__ = [
    "Companion",
    "Day",
    "Indicator",
    "Piece",
    "Proof",
    "Result",
    "companion",
    "day_in_bkn",
    "legal_periods",
    "period_of_day",
]
