"""Reports for programs: file one, read one's own."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, cast
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Field, File, Form, Router, Schema, Status, UploadedFile

from tolok.evidence.actions import Upload
from tolok.ledger.actions import Refusal
from tolok.people.access import FromElsewhere, Request, Scoped, same_origin
from tolok.reports import queries
from tolok.reports.actions import Filing, KeyIsTaken, file_once, file_report

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


class UnknownFields(Refusal):
    """The page on the phone is of another age than the server; nothing it says may be lost silently."""

    def __init__(self, names: set[str]) -> None:
        super().__init__(
            _("The server doesn't know “%(names)s”. Open the today page once with a network, then send again.")
            % {"names": ", ".join(sorted(names))[:80]}
        )


class EntryIn(Schema):
    """One report as it waited on a phone; the amount is written as people type it: 12, 2,5, 1.250."""

    on: date
    target_id: int | None = None
    project_id: int | None = None
    task: str = ""
    ordered_by: str = ""
    order_giver_id: int | None = None
    amount: str = ""
    minutes: int | None = None
    note: str = ""
    link: str = ""
    is_blocked: bool = False
    copied_from_id: int | None = None
    noted_at: datetime | None = None


class EntryOut(Schema):
    """The receipt of one entry; a phone forgets it only when its own key stands here."""

    id: int
    key: UUID
    on: date
    filed_at: datetime


class Problem(Schema):
    """What happened, why, and what to do next."""

    problem: str


@router.post("/entries", response={201: EntryOut, 403: Problem, 409: Problem}, auth=Scoped("reports:write"))
def entry(request: HttpRequest, given: Form[EntryIn], file: File[UploadedFile | None] = None) -> Status[Any]:
    """File one report of one's own with its photo; a repeat of the key finds what it stored."""
    asked = cast(Request, request)
    try:
        same_origin(asked)
        stored = file_once(at=asked.at, filing=_filing(asked, given, file))
    except FromElsewhere as refusal:
        return Status(403, {"problem": str(refusal)})
    except KeyIsTaken as refusal:
        return Status(409, {"problem": str(refusal)})
    return Status(201, stored)


def _filing(asked: Request, given: EntryIn, file: UploadedFile | None) -> Filing:
    if unknown := set(asked.POST) - set(EntryIn.model_fields):
        raise UnknownFields(unknown)
    said = given.dict()
    said["amount"] = queries.hundredths(given.amount) if given.amount.strip() else None
    said["upload"] = Upload(str(file.name), file.read()) if file else None
    key = UUID(asked.headers["Idempotency-Key"])  # the shell has read it already
    return Filing(by=asked.person, at=asked.at, person=asked.person, key=key, **said)
