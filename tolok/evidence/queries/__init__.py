"""Reads evidence: pieces and their checks, measured events and their sums."""

from __future__ import annotations

from tolok.evidence.queries.events import (
    Case,
    EventRow,
    Month,
    UnitLine,
    contested,
    event_by_id,
    event_row,
    events_behind,
    events_of,
    month_of,
    sent_events,
    unit_month,
)
from tolok.evidence.queries.ground import Answer, Finished, Ground, Intake, answers_to
from tolok.evidence.queries.measured import (
    MeasuredToday,
    Part,
    Tally,
    amount,
    measured,
    measured_today,
    tallies,
)
from tolok.evidence.queries.proof import Said, evidence, latest_verdicts, place_of

__all__ = [
    "Answer",
    "Case",
    "EventRow",
    "Finished",
    "Ground",
    "Intake",
    "MeasuredToday",
    "Month",
    "Part",
    "Said",
    "Tally",
    "UnitLine",
    "amount",
    "answers_to",
    "contested",
    "event_by_id",
    "event_row",
    "events_behind",
    "events_of",
    "evidence",
    "latest_verdicts",
    "measured",
    "measured_today",
    "month_of",
    "place_of",
    "sent_events",
    "tallies",
    "unit_month",
]
