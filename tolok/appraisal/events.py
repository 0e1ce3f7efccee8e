"""What appraisals announce to the apps above, and ask of their own worker."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from procrastinate.contrib.django import app
from procrastinate.types import JSONValue

if TYPE_CHECKING:
    from tolok.appraisal.models import Gathering, Objection, Signature


def announce_predikat_signed(*, signatures: Sequence[Signature]) -> None:
    """Enqueue one job a signature, in the transaction that signs."""
    told: list[dict[str, JSONValue]] = [
        {"government_id": each.government_id, "appraisal_id": each.appraisal_id, "at": each.signed_at.isoformat()}
        for each in signatures
    ]
    app.configure_task("appraisal.predikat_signed", allow_unknown=True).batch_defer(*told)


def announce_objection(*, objection: Objection, at: datetime, is_over: bool) -> None:
    """Enqueue one job in the transaction of the step: somebody objects, or the objection is over."""
    told: dict[str, JSONValue] = {
        "government_id": objection.government_id,
        "appraisal_id": objection.appraisal_id,
        "at": at.isoformat(),
    }
    name = "appraisal.objection_over" if is_over else "appraisal.objection_raised"
    app.configure_task(name, allow_unknown=True).defer(**told)


def ask_to_gather(*, gathering: Gathering) -> None:
    """Enqueue the gathering in the transaction that asks for it: once, and never two of a period at the same time."""
    task = app.configure_task(
        "appraisal.gather",
        allow_unknown=True,
        lock=f"appraisal.gather:{gathering.period_id}",
        queueing_lock=f"appraisal.gather:{gathering.pk}",
    )
    task.defer(government_id=gathering.government_id, gathering_id=gathering.pk)
