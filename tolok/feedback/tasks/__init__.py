"""Background work: rounds of voices are drawn and counted; what the clock ends."""

from __future__ import annotations

from tolok.feedback.tasks.clock import close_rounds, remind_voices, resume_rounds
from tolok.feedback.tasks.rounds import close_round, open_round

__all__ = ["close_round", "close_rounds", "open_round", "remind_voices", "resume_rounds"]
