"""Entries that waited on a phone: each stored once, with its photo."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any, ClassVar, cast
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Field, File, Form, Router, Schema, Status, UploadedFile

from tolok.evidence.actions import Upload
from tolok.insight.actions import count_opening
from tolok.ledger.actions import Refusal
from tolok.people.access import Day, FromElsewhere, Id, Minutes, Moment, Request, Scoped, SentForm, Text, same_origin
from tolok.reports import queries
from tolok.reports.actions import Filing, KeyIsTaken, file_once

entries = Router()
# A form holds fewer rows than this; a larger number was not written by one.
WHOLE = re.compile(r"[1-9]\d?", re.ASCII)


class UnknownFields(Refusal):
    """The page on the phone is of another age than the server; nothing it says may be lost silently."""

    def __init__(self, names: set[str]) -> None:
        super().__init__(
            _("The server doesn't know “%(names)s”. Open the today page once with a network, then send again.")
            % {"names": ", ".join(sorted(names))[:80]}
        )


class EntryIn(SentForm):
    """One report as it waited on a phone; the amount is written as people type it: 12, 2,5, 1.250."""

    files: ClassVar[frozenset[str]] = frozenset({"file"})
    on: Day
    target_id: Id | None = None
    project_id: Id | None = None
    task: Text = ""
    ordered_by: Text = ""
    order_giver_id: Id | None = None
    amount: Text = ""
    minutes: Minutes | None = None
    note: Text = ""
    link: Text = ""
    is_blocked: bool = False
    copied_from_id: Id | None = None
    noted_at: Moment | None = None
    seconds_open: Text = Field("", description="Seconds in view until it was written; told once for all written then.")
    written_together: Text = Field("", description="How many were written then; only beside `seconds_open`.")

    @classmethod
    def meet(cls, strangers: set[str]) -> None:
        """Tell the person how the phone learns what the server knows."""
        raise UnknownFields(strangers)


class EntryOut(Schema):
    """The receipt of one entry; a phone forgets it only when its own key stands here."""

    id: int
    key: UUID
    on: date
    filed_at: datetime


class Problem(Schema):
    """What happened, why, and what to do next."""

    problem: str
    places: list[str] = []


@entries.post("", response={201: EntryOut, 403: Problem, 409: Problem}, auth=Scoped("reports:write"))
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
    if stored.filed_at == asked.at:  # what was found under its key was counted when it was stored
        _count(asked, given)
    return Status(201, stored)


def _count(asked: Request, given: EntryIn) -> None:
    """Count how long the page was in view; what can't be read is not counted, and never refuses the report."""
    together = given.written_together
    count_opening(
        at=asked.at,
        government=asked.government,
        level=asked.posting.position.level if asked.posting else "",
        typed=given.seconds_open,
        reports=int(together) if WHOLE.fullmatch(together) else 1,
    )


def _filing(asked: Request, given: EntryIn, file: UploadedFile | None) -> Filing:
    said = given.dict(exclude={"seconds_open", "written_together"})
    said["amount"] = queries.hundredths(given.amount) if given.amount.strip() else None
    said["upload"] = Upload(str(file.name), file.read()) if file else None
    key = UUID(asked.headers["Idempotency-Key"])  # the shell has read it already
    return Filing(by=asked.person, at=asked.at, person=asked.person, key=key, **said)
