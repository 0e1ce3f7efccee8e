"""When things happen and what follows: calendars, reporting, objection, follow-up."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from tolok.engine.schema.table import Days, Distances, Name, Share, Sourced
from tolok.rules.terms import Level, Predikat


class Window(Sourced):
    """When a period's evaluation may open (days before its end) and until when it is rated (days after).

    It opens by itself `gathers_after_end_days` after the last day. Raters with something left are reminded on the
    days so far before the day to rate by, and so far after it.
    """

    opens_before_end_days: Days
    gathers_after_end_days: Annotated[int, Field(ge=1, le=60)]
    rate_within_days: Annotated[int, Field(ge=1, le=366)]
    remind_before_days: Distances
    remind_after_days: Distances


class Calendar(Sourced):
    """A named row of periods, asked for by law or by the government."""

    name: Name
    label_id: str
    label_en: str
    kind: Literal["legal", "local"]
    months: Literal[1, 3, 6, 12]
    window: Window


class Reporting(Sourced):
    """How late a report may be filed, how long it may be mended (days), whether it must say how long it took.

    Of an outage in the last `outage_hours` before a deadline, the lost time is given back.
    """

    backdate_days: Days
    edit_days: Days
    minutes: Literal["optional", "required"]
    outage_hours: Annotated[int, Field(ge=0, le=72)]


class Authenticity(Sourced):
    """When reports call for a word of explanation by their author; no score ever reads it.

    `similar_from` is how alike two notes are (10,000 = the same), `repeats_share` how many of a month's notes repeat,
    `late_share` how much of it is written in its last `late_days` days about earlier ones; `rush_days` days are written
    within `rush_minutes`; `wait_days` working days pass before the superior sees anything.
    """

    similar_from: Share
    repeats_from: Annotated[int, Field(ge=2, le=366)]
    repeats_share: Share
    copies_from: Annotated[int, Field(ge=2, le=366)]
    persons_from: Annotated[int, Field(ge=2, le=366)]
    late_days: Annotated[int, Field(ge=1, le=15)]
    late_share: Share
    rush_days: Annotated[int, Field(ge=2, le=31)]
    rush_minutes: Annotated[int, Field(ge=1, le=1440)]
    minutes_a_day: Annotated[int, Field(ge=1, le=1440)]
    wait_days: Annotated[int, Field(ge=1, le=30)]


class Silence(Sourced):
    """When whoever has not rated is reminded: working days before (`ahead`) and after the day to rate by.

    The rater's superior is told `superior_after` working days, the HR agency `agency_after` after that day.
    """

    ahead: Annotated[int, Field(ge=0, le=30)]
    rater_after: Annotated[int, Field(ge=1, le=60)]
    superior_after: Annotated[int, Field(ge=1, le=60)]
    agency_after: Annotated[int, Field(ge=1, le=120)]


class Integrity(Sourced):
    """When a rating sheet says so little that its rater is asked for a sentence of their own.

    It was open for less than `least_seconds`, or a `same_share` of the rater's sheets are the same once `same_for` are
    rated; flat sheets and those like last time are always asked. A sentence has at least `least_letters` letters, and
    is the rater's own while it shares less than `alike_from` of its words with one on another sheet. A rating at a
    level in `explain` needs an example even where the rules propose it.
    """

    least_seconds: Annotated[int, Field(ge=0, le=3600)]
    same_for: Annotated[int, Field(ge=2, le=100)]
    same_share: Share
    least_letters: Annotated[int, Field(ge=1, le=200)]
    alike_from: Share
    explain: tuple[Annotated[Level, Field(strict=False)], ...] = Field(strict=False)
    silence: Silence


class ObjectionSteps(Sourced):
    """How long each step of an objection may take, in working days or minutes of the rater's office hours.

    So many calendar days before the end of the window the person is told of it.
    """

    scale: Literal["days", "minutes"]
    answer_within: Annotated[int, Field(ge=1, le=10_000)]
    decide_within: Annotated[int, Field(ge=1, le=10_000)]
    escalate_within: Annotated[int, Field(ge=1, le=10_000)]
    remind_before_days: Annotated[int, Field(ge=1, le=366)]


class Objection(Sourced):
    """How long a person may object (calendar days), and how long its steps may take."""

    window_days: Annotated[int, Field(ge=1, le=366)]
    steps: ObjectionSteps


class FollowUp(Sourced):
    """What a predikat opens in some calendars, and within how many days."""

    predikat: tuple[Annotated[Predikat, Field(strict=False)], ...] = Field(strict=False, min_length=1)
    calendars: tuple[Name, ...] = Field(strict=False, min_length=1)
    opens: Literal["award", "coaching", "training"]
    within_days: Annotated[int, Field(ge=1, le=366)]
    label_id: str
    label_en: str
