"""Finished services for programs: a system sends them, a person reads their own."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from datetime import date
from typing import Annotated, cast

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema, Status
from pydantic import AwareDatetime

from tolok.evidence.actions import MOST, take_events
from tolok.evidence.models import ServiceEvent
from tolok.evidence.queries import Finished, Intake, sent_events
from tolok.people.access import Request, Scoped

router = Router()
MOST_AT_ONCE = 1_000


class EventIn(Schema):
    """One service somebody finished; moments carry their offset, codes are those of the page of services."""

    external_id: Annotated[str, Field(min_length=1, max_length=80)]
    nip: Annotated[str, Field(min_length=1, max_length=18)]
    service: Annotated[str, Field(min_length=1, max_length=40)]
    received_at: AwareDatetime
    finished_at: AwareDatetime
    result: Annotated[str, Field(max_length=40)] = ""
    complexity: Annotated[str, Field(max_length=40)] = ""
    queue: Annotated[int | None, Field(ge=0, le=1_000_000)] = None


class BatchIn(Schema):
    """Up to 1,000 finished services."""

    events: Annotated[list[EventIn], Field(min_length=1, max_length=MOST)]


class RowOut(Schema):
    """What became of one row: stored, known (sent before, unchanged), or refused with the field and the reason."""

    row: int
    external_id: str
    verdict: Intake
    place: str = ""
    problem: str = ""


class BatchOut(Schema):
    """How many rows were stored, known and refused, and each row in the order sent."""

    stored: int
    known: int
    refused: int
    rows: list[RowOut]


class EventOut(Schema):
    """A stored service with the time it took, by the standard of the day received."""

    id: int
    external_id: str
    source: str
    nip: str
    service: str
    received_at: AwareDatetime
    finished_at: AwareDatetime
    result: str
    complexity: str
    queue: int | None
    taken: int
    limit: int
    scale: str
    state: str

    @staticmethod
    def resolve_nip(event: ServiceEvent) -> str:
        """The NIP of who finished it."""
        return event.person.nip

    @staticmethod
    def resolve_service(event: ServiceEvent) -> str:
        """The code of the service."""
        return event.service.code


@router.post("", response={200: BatchOut, 201: BatchOut}, auth=Scoped("events:write"))
def send(request: HttpRequest, given: BatchIn) -> Status[dict[str, object]]:
    """Take a batch: good rows are stored, each bad one is named; 201 when anything new came."""
    asked = cast(Request, request)
    assert asked.token is not None  # `Scoped` lets nobody in without one
    rows = [Finished(**event.dict()) for event in given.events]
    answers = take_events(
        at=asked.at, government=asked.government, source=asked.token.label, rows=rows, token=asked.token
    )
    counts = Counter(answer.verdict for answer in answers)
    told = {verdict.value: counts[verdict] for verdict in Intake}
    return Status(201 if counts[Intake.STORED] else 200, {**told, "rows": [asdict(answer) for answer in answers]})


@router.get("", response=list[EventOut], auth=[Scoped("evidence:read"), Scoped("events:write")])
def sent(
    request: HttpRequest,
    since: date,
    until: date,
    after: Annotated[int, Query(ge=0, le=2**63 - 1)] = 0,
    limit: Annotated[int, Query(ge=1, le=MOST_AT_ONCE)] = 100,
) -> list[ServiceEvent]:
    """Finished from `since` until the day before `until`: a person's, or a system's own; `after` is the last id."""
    asked = cast(Request, request)
    source = "" if asked.person else cast("str", asked.token and asked.token.label)
    return sent_events(asked.person, source, starts_on=since, ends_on=until, after=after, most=limit)
