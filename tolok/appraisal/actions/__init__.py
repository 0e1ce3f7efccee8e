"""Gathers, rates, signs, closes, prolongs; objects, judges units, calibrates."""

from __future__ import annotations

from tolok.appraisal.actions.calibrate import SameLevels, calibrate
from tolok.appraisal.actions.calibration import (
    AlreadyOpen,
    NotOnTheTable,
    TooFewSeats,
    WrongDay,
    call_off_calibration,
    close_calibration,
    open_calibration,
    reveal_calibration,
    say_in_calibration,
)
from tolok.appraisal.actions.changes import extend_period, reopen_period
from tolok.appraisal.actions.close import UnsignedRemain, close_period
from tolok.appraisal.actions.deadlines import pass_deadlines
from tolok.appraisal.actions.gather import gather_period
from tolok.appraisal.actions.gatherings import (
    GatheringRuns,
    finish_gathering,
    gather_batch,
    open_due,
    order_gathering,
    stop_gathering,
)
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
from tolok.appraisal.actions.organisation import (
    NothingDeparts,
    NotTheMoment,
    SameAgain,
    UnknownPredikat,
    WhyMissing,
    explain_pattern,
    set_achievement,
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
from tolok.appraisal.actions.reminders import remind_raters
from tolok.appraisal.actions.session import SessionMoved
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
from tolok.appraisal.actions.windows import pass_windows

__all__ = [
    "AlreadyObjected",
    "AlreadyOpen",
    "AlreadySigned",
    "GatheringRuns",
    "LevelsMissing",
    "NotOnTheTable",
    "NotTheMoment",
    "NotYetRated",
    "NotYourRating",
    "NothingChanges",
    "NothingDeparts",
    "NothingToContest",
    "Point",
    "RatingDraft",
    "ReasonMissing",
    "SameAgain",
    "SameLevels",
    "SaysTooLittle",
    "SessionMoved",
    "Sheet",
    "SigningDraft",
    "TooFewSeats",
    "TooMuchTyped",
    "Unexplained",
    "UnknownLevel",
    "UnknownPlace",
    "UnknownPredikat",
    "UnsignedRemain",
    "Verdict",
    "WhyMissing",
    "WindowClosed",
    "WordMissing",
    "WrongDay",
    "WrongMoment",
    "answer_objection",
    "calibrate",
    "call_off_calibration",
    "close_calibration",
    "close_period",
    "explain_pattern",
    "extend_period",
    "finish_gathering",
    "gather_batch",
    "gather_period",
    "keep_unfinished",
    "mark_seen",
    "open_calibration",
    "open_due",
    "order_gathering",
    "pass_deadlines",
    "pass_windows",
    "raise_objection",
    "rate",
    "rate_many",
    "reject_objection",
    "remind_raters",
    "reopen_period",
    "reveal_calibration",
    "say_in_calibration",
    "set_achievement",
    "sign",
    "sign_many",
    "stop_gathering",
    "tell_silence",
    "uphold_objection",
    "withdraw_objection",
]
