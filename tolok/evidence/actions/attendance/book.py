"""One government's attendance, written by one transaction at a time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import override

from tolok.delivery.actions import Telling, tell_many
from tolok.evidence.models import AttendanceCorrection, AttendanceDay, FormerAttendance
from tolok.ledger.actions import copy_models, reserve_ids, take_turns

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

    from tolok.people.models import Person

NAMES = ("version", "kind", "late_minutes", "early_minutes", "source", "external_id")


class Book:
    """The attendance of one government, held until the transaction ends: others wait to write."""

    def __init__(self, government_id: int) -> None:
        take_turns("attendance", government_id)

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

    def day(self, person_id: int, on: date) -> AttendanceDay | None:
        """What is stored of a person's day."""
        return AttendanceDay.objects.filter(person_id=person_id, on=on).first()

    def tell(self, asked: AttendanceCorrection, to: Person, *, at: datetime, text: StrPromise, name: str) -> None:
        """Tell somebody what became of a correction, with its day in words."""
        with override(settings.LANGUAGE_CODE):
            day = date_format(asked.on, "j F Y")
        words = {"name": name, "day": day, "answer": asked.answer}
        tell_many(at=at, tellings=[Telling(at, to, f"attendance:{asked.pk}:{asked.state}", text, words)])
