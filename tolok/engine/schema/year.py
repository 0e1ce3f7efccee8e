"""When things happen and what follows: calendars, reporting, objection, follow-up."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from tolok.engine.schema.table import Days, Name, Sourced
from tolok.rules.terms import Predikat


class Window(Sourced):
    """When a period's evaluation opens (days before its end) and until when it is rated (days after)."""

    opens_before_end_days: Days
    rate_within_days: Annotated[int, Field(ge=1, le=366)]


class Calendar(Sourced):
    """A named row of periods, asked for by law or by the government."""

    name: Name
    label_id: str
    label_en: str
    kind: Literal["legal", "local"]
    months: Literal[1, 3, 6, 12]
    window: Window


class Reporting(Sourced):
    """How late a report may be filed, how long it may be mended (days), and whether it must say how long it took."""

    backdate_days: Days
    edit_days: Days
    minutes: Literal["optional", "required"]


class Objection(Sourced):
    """How long a person may object (calendar days)."""

    window_days: Annotated[int, Field(ge=1, le=366)]


class FollowUp(Sourced):
    """What a predikat opens in some calendars, and within how many days."""

    predikat: tuple[Annotated[Predikat, Field(strict=False)], ...] = Field(strict=False, min_length=1)
    calendars: tuple[Name, ...] = Field(strict=False, min_length=1)
    opens: Literal["award", "coaching", "training"]
    within_days: Annotated[int, Field(ge=1, le=366)]
    label_id: str
    label_en: str
