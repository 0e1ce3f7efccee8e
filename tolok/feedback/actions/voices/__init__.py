"""Asks, takes, counts and publishes the voices of many sides."""

from __future__ import annotations

from tolok.feedback.actions.voices.close import NoReason, RoundHasEnded, close_due, close_round, void_round
from tolok.feedback.actions.voices.comments import CommentIsJudged, NoReasonToHold, hold_comment, show_comment
from tolok.feedback.actions.voices.open import NoVoicesHere, RoundIsEarly, RoundIsLate, RoundIsThere, open_round
from tolok.feedback.actions.voices.sealing import Broken, KeyIsLost, RoundKey
from tolok.feedback.actions.voices.send import RoundIsOver, Sending, SheetIsSent, send_sheet, send_sheets
from tolok.feedback.actions.voices.serving import ServesAlready, ServesItself, ServingHasEnded, end_served, keep_served
from tolok.feedback.actions.voices.sheets import LONGEST_COMMENT, CommentTooLong, SheetIsIncomplete, VoiceSheet

__all__ = [
    "LONGEST_COMMENT",
    "Broken",
    "CommentIsJudged",
    "CommentTooLong",
    "KeyIsLost",
    "NoReason",
    "NoReasonToHold",
    "NoVoicesHere",
    "RoundHasEnded",
    "RoundIsEarly",
    "RoundIsLate",
    "RoundIsOver",
    "RoundIsThere",
    "RoundKey",
    "Sending",
    "ServesAlready",
    "ServesItself",
    "ServingHasEnded",
    "SheetIsIncomplete",
    "SheetIsSent",
    "VoiceSheet",
    "close_due",
    "close_round",
    "end_served",
    "hold_comment",
    "keep_served",
    "open_round",
    "send_sheet",
    "send_sheets",
    "show_comment",
    "void_round",
]
