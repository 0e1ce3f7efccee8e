"""Gathers a period, rates, signs, closes it; objects, answers, decides."""

from __future__ import annotations

from tolok.appraisal.actions.close import UnsignedRemain, close_period
from tolok.appraisal.actions.deadlines import pass_deadlines
from tolok.appraisal.actions.gather import VoicesAreAsked, gather_period
from tolok.appraisal.actions.judge import NothingChanges, Verdict, reject_objection, uphold_objection
from tolok.appraisal.actions.moves import WordMissing, WrongMoment
from tolok.appraisal.actions.objection import (
    AlreadyObjected,
    NothingToContest,
    Point,
    UnknownPlace,
    WindowClosed,
    answer_objection,
    raise_objection,
    withdraw_objection,
)
from tolok.appraisal.actions.rate import (
    AlreadySigned,
    LevelsMissing,
    RatingDraft,
    ReasonMissing,
    Sheet,
    Unexplained,
    UnknownLevel,
    rate,
    rate_many,
)
from tolok.appraisal.actions.sign import (
    NotYetRated,
    NotYourRating,
    SaysTooLittle,
    SigningDraft,
    mark_seen,
    sign,
    sign_many,
)
from tolok.appraisal.actions.silence import tell_silence
from tolok.appraisal.actions.unfinished import TooMuchTyped, keep_unfinished

__all__ = [
    "AlreadyObjected",
    "AlreadySigned",
    "LevelsMissing",
    "NotYetRated",
    "NotYourRating",
    "NothingChanges",
    "NothingToContest",
    "Point",
    "RatingDraft",
    "ReasonMissing",
    "SaysTooLittle",
    "Sheet",
    "SigningDraft",
    "TooMuchTyped",
    "Unexplained",
    "UnknownLevel",
    "UnknownPlace",
    "UnsignedRemain",
    "Verdict",
    "VoicesAreAsked",
    "WindowClosed",
    "WordMissing",
    "WrongMoment",
    "answer_objection",
    "close_period",
    "gather_period",
    "keep_unfinished",
    "mark_seen",
    "pass_deadlines",
    "raise_objection",
    "rate",
    "rate_many",
    "reject_objection",
    "sign",
    "sign_many",
    "tell_silence",
    "uphold_objection",
    "withdraw_objection",
]
