"""What a batch of finished services rests on, and what becomes of each row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from tolok.calendar.queries import Clock, clocks_of
from tolok.evidence.models import ServiceEvent
from tolok.people.queries import persons_with
from tolok.skp.queries import Offered, offered

if TYPE_CHECKING:
    from tolok.people.models import Person

LONGEST = {"external_id": 80, "nip": 18, "service": 40, "result": 40, "complexity": 40}
MOST_WAITING = 1_000_000
# Clocks of two machines differ by so much at most.
AHEAD = timedelta(minutes=5)
# Older work belongs to years that are closed.
OLDEST = timedelta(days=731)


class Intake(StrEnum):
    """What became of a row."""

    STORED = "stored"
    KNOWN = "known"
    REFUSED = "refused"


@dataclass(frozen=True)
class Finished:
    """One service that another system says somebody finished; moments carry their time zone."""

    external_id: str
    nip: str
    service: str
    received_at: datetime
    finished_at: datetime
    result: str = ""
    complexity: str = ""
    queue: int | None = None


@dataclass(frozen=True)
class Answer:
    """What became of one row (counted from 0), and for a refused one which field and why."""

    row: int
    external_id: str
    verdict: Intake
    place: str = ""
    problem: str = ""


@dataclass(frozen=True)
class Fault:
    """Why a row can't be stored."""

    place: str
    problem: str


@dataclass(frozen=True)
class Ground:
    """Persons, services, clocks and earlier events that a batch names; a fixed number of queries."""

    at: datetime
    persons: Mapping[str, Person]
    services: Mapping[str, Offered]
    clocks: Mapping[int, Clock]
    known: dict[str, Finished] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Sequence[Finished], *, source: str, at: datetime) -> Ground:
        """Everything the readable rows of a source point to."""
        read = [row for row in rows if _unreadable(row) is None]
        services = offered(row.service for row in read)
        return cls(
            at=at,
            persons=persons_with(row.nip for row in read),
            services=services,
            clocks=clocks_of(service.unit_id for service in services.values()),
            known=_known(source, [row.external_id for row in read]),
        )

    def answers(self, rows: Sequence[Finished]) -> list[Answer]:
        """What becomes of each row, in order; a row is known from the first time it stands in the batch."""
        found = []
        for number, row in enumerate(rows):
            fault = _unreadable(row) or self._fault(row)
            verdict = Intake.REFUSED if fault else Intake.KNOWN if row.external_id in self.known else Intake.STORED
            if not fault:
                self.known.setdefault(row.external_id, row)
            told = (fault.place, fault.problem) if fault else ("", "")
            found.append(Answer(number, row.external_id, verdict, *told))
        return found

    def event(self, row: Finished) -> ServiceEvent:
        """The unsaved row, its time counted by the unit's clock and the standard of the day received."""
        service = self.services[row.service]
        clock = self.clocks[service.unit_id]
        limit, scale = self._standard(row) or (0, "")
        return ServiceEvent(
            external_id=row.external_id, person=self.persons[row.nip], service_id=service.id, unit_id=service.unit_id,
            received_at=row.received_at, finished_at=row.finished_at, on=clock.day(row.finished_at),
            result=row.result, complexity=row.complexity, queue=row.queue,
            taken=clock.taken(row.received_at, row.finished_at, scale), limit=limit, scale=scale,
        )  # fmt: skip  # what belongs together stands together

    def _standard(self, row: Finished) -> tuple[int, str] | None:
        service = self.services[row.service]
        return service.standard(self.clocks[service.unit_id].day(row.received_at))

    def _fault(self, row: Finished) -> Fault | None:
        if row.external_id in self.known:
            return None if self.known[row.external_id] == row else Fault("external_id", _changed())
        if row.nip not in self.persons:
            return Fault("nip", _("Nobody here has this NIP. Check the 18 digits, or import the person first."))
        service = self.services.get(row.service)
        if service is None or service.is_retired:
            return Fault("service", _("No service that is given has this code. Look it up under Services."))
        return self._wrong_time(row)

    def _wrong_time(self, row: Finished) -> Fault | None:
        if row.finished_at < row.received_at:
            return Fault("finished_at", _("It was finished before it was received. Check both moments."))
        if row.finished_at > self.at + AHEAD:
            return Fault("finished_at", _("This lies in the future. Check the clock of the system that sends it."))
        if row.received_at < self.at - OLDEST:
            return Fault("received_at", _("This was received more than two years ago and is no longer taken."))
        if self._standard(row) is None:
            text = _("The service had no time limit on the day it was received. Add a standard that holds that day.")
            return Fault("received_at", text)
        return None


def answers_to(rows: Sequence[Finished], *, source: str, at: datetime) -> list[Answer]:
    """What would become of each row of a source, without storing anything."""
    return Ground.of(rows, source=source, at=at).answers(rows)


def _changed() -> str:
    return _(
        "This number is stored already with other contents, and what was measured is not rewritten. Let the person "
        "contest it, or send the correction under a new number."
    )


def _unreadable(row: Finished) -> Fault | None:
    """What no table could hold."""
    for place, longest in LONGEST.items():
        text: str = getattr(row, place)
        if len(text) > longest or not text.isprintable():
            return Fault(place, _("At most %(longest)s letters and no control characters.") % {"longest": longest})
        if not text and place in ("external_id", "nip", "service"):
            return Fault(place, _("This is missing. Fill it in and send the row again."))
    if row.queue is not None and not 0 <= row.queue <= MOST_WAITING:
        return Fault("queue", _("The queue is a number of people from 0 on."))
    return None


def _known(source: str, external_ids: Sequence[str]) -> dict[str, Finished]:
    held = ServiceEvent.objects.filter(source=source, external_id__in=external_ids)
    columns = ("external_id", "person__nip", "service__code", "received_at", "finished_at")
    rows = held.values_list(*columns, "result", "complexity", "queue")
    return {row[0]: Finished(*row) for row in rows}
