"""Reads rounds of voices: who is asked, what waits, what was heard."""

from __future__ import annotations

from tolok.feedback.queries.voices.asked import AskLine, ask_line, ask_of, asked_of, asks_in, waiting_sheets
from tolok.feedback.queries.voices.pools import Pools, pools
from tolok.feedback.queries.voices.results import (
    RoundRow,
    ValueRow,
    VoiceRow,
    VoicesRow,
    closed_rounds,
    points_of,
    sheets_of,
    voices_of,
)
from tolok.feedback.queries.voices.rounds import (
    Participation,
    RoundLine,
    closed_round,
    due_rounds,
    ended_rounds,
    has_key,
    is_being_asked,
    minimum_of,
    opens_from,
    participation,
    round_in,
    round_lines,
    round_of,
    seal_path,
    voices_in,
)
from tolok.feedback.queries.voices.serving import ServingLine, served_unit, serving_lines
from tolok.feedback.queries.voices.statements import LABELS as VOICE_LABELS
from tolok.feedback.queries.voices.summary import CommentRow, Summary, comment_of, comments_in, comments_of, summary

__all__ = [
    "VOICE_LABELS",
    "AskLine",
    "CommentRow",
    "Participation",
    "Pools",
    "RoundLine",
    "RoundRow",
    "ServingLine",
    "Summary",
    "ValueRow",
    "VoiceRow",
    "VoicesRow",
    "ask_line",
    "ask_of",
    "asked_of",
    "asks_in",
    "closed_round",
    "closed_rounds",
    "comment_of",
    "comments_in",
    "comments_of",
    "due_rounds",
    "ended_rounds",
    "has_key",
    "is_being_asked",
    "minimum_of",
    "opens_from",
    "participation",
    "points_of",
    "pools",
    "round_in",
    "round_lines",
    "round_of",
    "seal_path",
    "served_unit",
    "serving_lines",
    "sheets_of",
    "summary",
    "voices_in",
    "voices_of",
    "waiting_sheets",
]
