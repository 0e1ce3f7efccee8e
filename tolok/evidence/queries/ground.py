"""What a batch of finished services rests on, and what becomes of each row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from tolok.calendar.queries import Clock, clocks_of
from tolok.evidence.models import ServiceEvent
from tolok.evidence.queries.finished import Answer, Fault, Finished, Intake, unreadable
from tolok.people.queries import persons_with
from tolok.skp.queries import Offered, offered

if TYPE_CHECKING:
    from tolok.people.models import Person

# Clocks of two machines differ by so much at most.
AHEAD = timedelta(minutes=5)
# Older work belongs to years that are closed.
OLDEST = timedelta(days=731)


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
        read = [row for row in rows if unreadable(row) is None]
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
            fault = unreadable(row) or self._fault(row)
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


def _known(source: str, external_ids: Sequence[str]) -> dict[str, Finished]:
    held = ServiceEvent.objects.filter(source=source, external_id__in=external_ids)
    columns = ("external_id", "person__nip", "service__code", "received_at", "finished_at")
    rows = held.values_list(*columns, "result", "complexity", "queue")
    return {row[0]: Finished(*row) for row in rows}
