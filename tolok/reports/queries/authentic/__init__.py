"""Signals in one's reports for a word, and the share that says something new."""

from __future__ import annotations

from tolok.reports.queries.authentic.entries import next_month
from tolok.reports.queries.authentic.informative import Share, seen_until, shares
from tolok.reports.queries.authentic.told import Explained, Signal, explanations, month_of, signals_of

__all__ = [
    "Explained",
    "Share",
    "Signal",
    "explanations",
    "month_of",
    "next_month",
    "seen_until",
    "shares",
    "signals_of",
]
