"""Attendance and leave from attendance applications: batches, row by row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Annotated, Any, Literal, cast

from django.http import HttpRequest
from ninja import Field, Router, Schema
from pydantic import ConfigDict

from tolok.evidence.actions import record_attendance, record_leaves
from tolok.evidence.queries import DayRow, LeaveRow, Plan, Planned, Verdict
from tolok.people.access import Day, Request, Scoped, Sent

attendance = Router()
leaves = Router()
MOST = 1000
Nip = Annotated[str, Field(pattern=r"^[0-9]{18}$")]
Minutes = Annotated[int | None, Field(ge=0, le=1440)]
# The source's own number: letters, digits and signs that can be seen.
ExternalId = Annotated[str, Field(max_length=80, pattern=r"^[!-~]*$")]


class DayIn(Sent):
    """One person's day. Minutes of null: late or early, and nobody knows how long (no check-in, no check-out)."""

    nip: Nip
    on: Day
    kind: Literal["present", "excused", "absent"]
    late_minutes: Minutes = 0
    early_minutes: Minutes = 0
    external_id: ExternalId = ""


class DaysIn(Sent):
    """Up to 1,000 days of any persons."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"days": [{"nip": "199406122022212903", "on": "2026-07-14", "kind": "present", "late_minutes": 15}]}
            ]
        }
    )
    days: Annotated[list[DayIn], Field(min_length=1, max_length=MOST)]


class LeaveIn(Sent):
    """One leave, named by person and first day; `ends_on` is the first day no longer away."""

    nip: Nip
    kind: Literal["annual", "long", "sick", "maternity", "important", "collective", "unpaid", "duty_travel", "study"]
    starts_on: Day
    ends_on: Day
    external_id: ExternalId = ""
    is_withdrawn: bool = False


class LeavesIn(Sent):
    """Up to 1,000 leaves of any persons."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "leaves": [
                        {
                            "nip": "199406122022212903",
                            "kind": "annual",
                            "starts_on": "2026-07-20",
                            "ends_on": "2026-07-25",
                        }
                    ]
                }
            ]
        }
    )
    leaves: Annotated[list[LeaveIn], Field(min_length=1, max_length=MOST)]


class Refused(Schema):
    """Why some rows were not taken, and which (places in the batch, from 0)."""

    problem: str
    rows: list[int]


class Taken(Schema):
    """How many rows were new, changed, known already or refused."""

    new: int
    changed: int
    known: int
    refused: int
    problems: list[Refused]


@attendance.post("", response=Taken, auth=Scoped("attendance:write"))
def take_days(request: HttpRequest, given: DaysIn) -> dict[str, Any]:
    """Store days; what is known already changes nothing, what a superior decided is refused row by row."""
    asked = cast(Request, request)
    rows = [DayRow(**day.dict(), line=place) for place, day in enumerate(given.days)]
    plan = record_attendance(by=None, at=asked.at, government=asked.government, source=_source(asked), rows=rows)
    return _taken(plan, plan.of(Verdict.REFUSED))


@leaves.post("", response=Taken, auth=Scoped("attendance:write"))
def take_leaves(request: HttpRequest, given: LeavesIn) -> dict[str, Any]:
    """Store leaves; one that comes again with another end or kind replaces the former, which is kept as withdrawn."""
    asked = cast(Request, request)
    rows = [LeaveRow(**leave.dict(), line=place) for place, leave in enumerate(given.leaves)]
    plan = record_leaves(by=None, at=asked.at, government=asked.government, source=_source(asked), rows=rows)
    return _taken(plan, plan.of(Verdict.REFUSED))


def _source(request: Request) -> str:
    """The name the HR agency gave the token."""
    assert request.token is not None  # only a token with the scope comes here
    return request.token.label


def _taken(plan: Plan[DayRow] | Plan[LeaveRow], refused: Sequence[Planned[Any]]) -> dict[str, Any]:
    """Problems are grouped, so that an answer about a thousand rows stays small enough to be kept for a repeat."""
    places = defaultdict[str, list[int]](list)
    for each in refused:
        places[each.problem].append(each.row.line)
    problems = [{"problem": problem, "rows": rows} for problem, rows in places.items()]
    return {**{verdict.value: plan.totals[verdict] for verdict in Verdict}, "problems": problems}
