"""What rounds of voices ask of their own worker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procrastinate.contrib.django import app

if TYPE_CHECKING:
    from tolok.feedback.models import Round

# The job of each state that a worker ends.
JOBS = {"opening": "feedback.open_round", "closing": "feedback.close_round"}


def ask_to_work(*, round_: Round) -> None:
    """Enqueue the drawing or the counting in the transaction that asks for it: once, and never two of a round at once.

    The job names the round and nothing else.
    """
    task = app.configure_task(
        JOBS[round_.state],
        allow_unknown=True,
        lock=f"feedback.round:{round_.pk}",
        queueing_lock=f"feedback.round:{round_.pk}:{round_.state}",
    )
    task.defer(government_id=round_.government_id, round_id=round_.pk)
