"""What reports look like to a program, coming and going."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated, ClassVar

from ninja import Field, Schema
from pydantic import AfterValidator, ConfigDict, StringConstraints
from pydantic_core import PydanticCustomError

from tolok.people.access import Day, Id, Key, Minutes, Moment, Sent, SentForm, Text
from tolok.reports import queries

CURSOR = re.compile(r"(\d{4}-\d{2}-\d{2})\.(\d{1,18})", re.ASCII)
Amount = Annotated[int, Field(ge=0, le=queries.MOST, description="Hundredths of the unit: 1200 is 12.")]


class ReportIn(Sent):
    """What was done on a day: a target with its amount, a project, or another task with who asked for it."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"on": "2026-07-14", "target_id": 12, "amount": 1200, "note": "40 antre"}]}
    )
    on: Day
    target_id: Id | None = None
    project_id: Id | None = None
    task: Annotated[Text, StringConstraints(max_length=200)] = ""
    ordered_by: Annotated[Text, StringConstraints(max_length=120)] = ""
    amount: Amount | None = None
    minutes: Minutes | None = None
    note: Text = ""
    link: Text = ""
    is_blocked: bool = False
    noted_at: Moment | None = None
    key: Key | None = None


class ProgressIn(Sent):
    """How far a project is: `percent` in hundredths, 4550 is 45.5 %."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"on": "2026-07-14", "percent": 4550, "note": "Tahap 2"}]}
    )
    on: Day
    percent: Annotated[int, Field(ge=0, le=10_000)]
    note: Text = ""
    link: Text = ""
    is_blocked: bool = False


class ProofIn(SentForm):
    """A link as evidence; a file comes beside it as `upload`."""

    files: ClassVar[frozenset[str]] = frozenset({"upload"})
    link: Text = ""


class ReportOut(Schema):
    """A stored report; `kind` is target, project or task, `amount` hundredths of `unit`."""

    id: int
    person_id: int
    on: date
    kind: str
    title: str
    unit: str
    amount: int | None
    note: str
    evidence_id: int
    trust: str
    filed_at: datetime


class ReportPage(Schema):
    """Some reports, newest day first; `next` is what to give as `after` for more, null at the end."""

    items: list[ReportOut]
    next: str | None


def _cursor(given: str) -> queries.Place:
    found = CURSOR.fullmatch(given)
    try:
        if found:
            return queries.Place(date.fromisoformat(found[1]), int(found[2]))
    except ValueError:
        pass
    raise PydanticCustomError("cursor", "no such value")


After = Annotated[
    str, StringConstraints(max_length=40), AfterValidator(_cursor), Field(description="`next` of a page before.")
]
