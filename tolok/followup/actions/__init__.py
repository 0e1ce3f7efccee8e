"""Opens what a predikat calls for, closes it; lets it wait for an objection."""

from __future__ import annotations

from tolok.followup.actions.open import (
    AlreadyClosed,
    FollowUpDraft,
    NothingSigned,
    OutcomeMissing,
    close_follow_up,
    open_follow_ups,
    open_follow_ups_many,
)
from tolok.followup.actions.wait import hold_follow_ups, settle_follow_ups

__all__ = [
    "AlreadyClosed",
    "FollowUpDraft",
    "NothingSigned",
    "OutcomeMissing",
    "close_follow_up",
    "hold_follow_ups",
    "open_follow_ups",
    "open_follow_ups_many",
    "settle_follow_ups",
]
