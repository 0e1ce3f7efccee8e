"""One government's attendance, written by one transaction at a time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import connection

from tolok.evidence.models import AttendanceDay, FormerAttendance
from tolok.ledger.actions import copy_models, reserve_ids

NAMES = ("version", "kind", "late_minutes", "early_minutes", "source", "external_id")


class Book:
    """The attendance of one government, held until the transaction ends: others wait to write."""

    def __init__(self, government_id: int) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('attendance'), %s)", [government_id])

    def keep_former(self, days: Sequence[AttendanceDay], *, at: datetime) -> None:
        """Keep what these days say, before they say something else."""
        numbers = reserve_ids(FormerAttendance, len(days))
        former = [
            FormerAttendance(
                pk=number,
                government_id=day.government_id,
                day=day,
                replaced_at=at,
                **{name: getattr(day, name) for name in NAMES},
            )
            for number, day in zip(numbers, days, strict=True)
        ]
        copy_models(FormerAttendance, former)
