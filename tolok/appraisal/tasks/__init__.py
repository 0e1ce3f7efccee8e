"""Background work: gathering a period; what the clock begins, reminds of and ends."""

from __future__ import annotations

from tolok.appraisal.tasks.clock import (
    open_rating,
    pass_deadlines,
    pass_windows,
    remind_raters,
    resume_gatherings,
    tell_silence,
)
from tolok.appraisal.tasks.gathering import gather

__all__ = [
    "gather",
    "open_rating",
    "pass_deadlines",
    "pass_windows",
    "remind_raters",
    "resume_gatherings",
    "tell_silence",
]
