"""Asks, takes, counts and publishes the voices of many sides."""

from __future__ import annotations

from tolok.feedback.actions.voices.close import SheetsChanged, close_round
from tolok.feedback.actions.voices.comments import CommentIsJudged, NoReasonToHold, hold_comment, show_comment
from tolok.feedback.actions.voices.counting import Groups
from tolok.feedback.actions.voices.moves import RoundHasEnded, RoundIsBusy
from tolok.feedback.actions.voices.open import open_round
from tolok.feedback.actions.voices.order import (
    NoReason,
    NoVoicesHere,
    RoundIsEarly,
    RoundIsLate,
    RoundIsThere,
    close_due,
    order_close,
    order_round,
    void_round,
)
from tolok.feedback.actions.voices.remind import remind_voices
from tolok.feedback.actions.voices.sealing import Broken, KeyIsLost, RoundKey
from tolok.feedback.actions.voices.send import RoundCloses, RoundIsOver, Sending, SheetIsSent, send_sheet, send_sheets
from tolok.feedback.actions.voices.serving import ServesAlready, ServesItself, ServingHasEnded, end_served, keep_served
from tolok.feedback.actions.voices.sheets import LONGEST_COMMENT, CommentTooLong, SheetIsIncomplete, VoiceSheet
from tolok.feedback.actions.voices.work import halt_round, note_work

__all__ = [
    "LONGEST_COMMENT",
    "Broken",
    "CommentIsJudged",
    "CommentTooLong",
    "Groups",
    "KeyIsLost",
    "NoReason",
    "NoReasonToHold",
    "NoVoicesHere",
    "RoundCloses",
    "RoundHasEnded",
    "RoundIsBusy",
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
    "SheetsChanged",
    "VoiceSheet",
    "close_due",
    "close_round",
    "end_served",
    "halt_round",
    "hold_comment",
    "keep_served",
    "note_work",
    "open_round",
    "order_close",
    "order_round",
    "remind_voices",
    "send_sheet",
    "send_sheets",
    "show_comment",
    "void_round",
]
