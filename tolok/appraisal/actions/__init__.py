"""Gathers a period, rates, signs, notes who saw it, closes the period."""

from __future__ import annotations

from tolok.appraisal.actions.close import UnsignedRemain, close_period
from tolok.appraisal.actions.gather import gather_period
from tolok.appraisal.actions.rate import (
    AlreadySigned,
    LevelsMissing,
    RatingDraft,
    ReasonMissing,
    Sheet,
    UnknownLevel,
    rate,
    rate_many,
)
from tolok.appraisal.actions.sign import NotYetRated, NotYourRating, SigningDraft, mark_seen, sign, sign_many

__all__ = [
    "AlreadySigned",
    "LevelsMissing",
    "NotYetRated",
    "NotYourRating",
    "RatingDraft",
    "ReasonMissing",
    "Sheet",
    "SigningDraft",
    "UnknownLevel",
    "UnsignedRemain",
    "close_period",
    "gather_period",
    "mark_seen",
    "rate",
    "rate_many",
    "sign",
    "sign_many",
]
