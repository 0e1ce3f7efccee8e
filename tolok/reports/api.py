"""Reports for programs: file one, read one's own."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, cast
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema, Status

from tolok.people.access import Request, Scoped
from tolok.reports import queries
from tolok.reports.actions import file_report

router = Router()


class ReportIn(Schema):
    """What was done on a day; amounts are whole hundredths of the target's unit."""

    on: date
    target_id: int | None = None
    project_id: int | None = None
    task: str = ""
    ordered_by: str = ""
    amount: Annotated[int | None, Field(ge=0)] = None
    minutes: int | None = None
    note: str = ""
    link: str = ""
    is_blocked: bool = False
    noted_at: datetime | None = None
    key: UUID | None = None


class ReportOut(Schema):
    """A stored report."""

    id: int
    on: date
    kind: str
    title: str
    unit: str
    amount: int | None
    note: str
    trust: str
    filed_at: datetime


@router.post("", response={201: ReportOut}, auth=Scoped("reports:write"))
def file(request: HttpRequest, given: ReportIn) -> Status[queries.ReportRow]:
    """File one report of one's own."""
    asked = cast(Request, request)
    stored = file_report(by=asked.person, at=asked.at, **given.dict())
    found = queries.report(stored.pk)
    assert found is not None  # it was stored in this transaction
    return Status(201, queries.row_of(found))


@router.get("", response=list[ReportOut], auth=Scoped("reports:read"))
def mine(request: HttpRequest, since: date, until: date) -> list[queries.ReportRow]:
    """One's own reports from `since` until the day before `until`, newest first."""
    return queries.reports_of(cast(Request, request).person, starts_on=since, ends_on=until)
