"""Finished services for programs: a system sends them, a person reads their own."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from datetime import datetime
from typing import Annotated, cast

from django.http import HttpRequest
from ninja import Field, Router, Schema, Status
from pydantic import ConfigDict

from tolok.evidence.actions import MOST, take_events
from tolok.evidence.models import ServiceEvent
from tolok.evidence.queries import Finished, Intake, sent_events
from tolok.people.access import Day, Id, Moment, Most, Request, Scoped, Sent, Text

router = Router()


class EventIn(Sent):
    """One service somebody finished; moments carry their offset, codes are those of the page of services."""

    external_id: Annotated[Text, Field(min_length=1, max_length=80)]
    nip: Annotated[Text, Field(min_length=1, max_length=18)]
    service: Annotated[Text, Field(min_length=1, max_length=40)]
    received_at: Moment
    finished_at: Moment
    result: Annotated[Text, Field(max_length=40)] = ""
    complexity: Annotated[Text, Field(max_length=40)] = ""
    queue: Annotated[int | None, Field(ge=0, le=1_000_000)] = None


class BatchIn(Sent):
    """Up to 1,000 finished services."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "events": [
                        {
                            "external_id": "KTP-2026-000123",
                            "nip": "199406122022212903",
                            "service": "ktp-el",
                            "received_at": "2026-07-06T09:10:00+08:00",
                            "finished_at": "2026-07-07T11:25:00+08:00",
                        }
                    ]
                }
            ]
        }
    )
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
    received_at: datetime
    finished_at: datetime
    result: str
    complexity: str
    queue: int | None
    taken: int
    limit: int
    scale: str
    state: str


class EventPage(Schema):
    """Some finished services; `next` is the id to give as `after` for more, null at the end."""

    items: list[EventOut]
    next: int | None


@router.post("", response={200: BatchOut, 201: BatchOut}, auth=Scoped("events:write"))
def events_send(request: HttpRequest, given: BatchIn) -> Status[dict[str, object]]:
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


@router.get("", response=EventPage, auth=Scoped("evidence:read"))
def events_list(request: HttpRequest, since: Day, until: Day, after: Id | None = None, limit: Most = 50) -> EventPage:
    """List one's own finished services from `since` until the day before `until`, as they came in."""
    person = cast(Request, request).person
    found = sent_events(person, starts_on=since, ends_on=until, after=after or 0, most=limit + 1)
    items = [_told(each) for each in found[:limit]]
    return EventPage(items=items, next=items[-1].id if len(found) > limit else None)


def _told(event: ServiceEvent) -> EventOut:
    same = ("id", "external_id", "source", "received_at", "finished_at", "result", "complexity", "queue", "taken")
    kept = {name: getattr(event, name) for name in (*same, "limit", "scale", "state")}
    return EventOut(nip=event.person.nip, service=event.service.code, **kept)
