"""A small city whose policy hears voices: two offices, their heads, the HR agency."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from tests.apps.work import hire, post
from tolok.calendar.actions import open_periods
from tolok.calendar.models import Period
from tolok.calendar.queries import period_of
from tolok.feedback import tasks
from tolok.feedback.actions import close_round, keep_served, open_round, order_close, order_round, send_sheet
from tolok.feedback.models import Ask, Round
from tolok.feedback.queries.voices.statements import VALUES
from tolok.people.access import enter
from tolok.people.models import Unit

if TYPE_CHECKING:
    from tolok.people.models import Government, Person

OPENED = datetime(2026, 6, 15, 3, 0, tzinfo=UTC)
ASKED = datetime(2026, 6, 16, 3, 0, tzinfo=UTC)
OVER = datetime(2026, 7, 7, 3, 0, tzinfo=UTC)
STARTS = date(2026, 1, 1)


@dataclass
class City:
    """Who works where: `clerk1` to `clerk8` under `head`, `helper1` to `helper5` under `chief`, and `hr`."""

    government: Government
    people: dict[str, Person]
    units: dict[str, Unit]
    period: Period

    def __getitem__(self, role: str) -> Person:
        """The person in a role."""
        return self.people[role]

    def opened(self, at: datetime = OPENED) -> Round:
        """The round of the first semester."""
        return open_round(at=at, round_=self.ordered(at))

    def ordered(self, at: datetime = OPENED) -> Round:
        """The same as the click leaves it for the worker."""
        return order_round(by=self["hr"], at=at, period=self.period)

    def asks(self, role: str, voice: str) -> list[Ask]:
        """What is asked about somebody in one voice."""
        return list(Ask.objects.filter(subject=self[role], voice=voice).select_related("rater", "round").order_by("pk"))


def founded(government: Government) -> City:
    """The city, at work from the year's start, with the periods of its year."""
    government.pack = "pontianak-2026"
    government.save()
    codes = {"DUKCAPIL": "Disdukcapil", "PUSKESMAS": "Puskesmas", "BKPSDM": "BKPSDM"}
    units = {
        code: Unit.objects.create(government=government, code=code, name=name, time_zone="Asia/Jakarta")
        for code, name in codes.items()
    }
    people = {"mayor": hire(government, "Wali Kota", 90), "hr": hire(government, "Sri", 91)}
    top = post(units["BKPSDM"], "TOP", people["mayor"], None)
    post(units["BKPSDM"], "HR", people["hr"], top, duty="hr")
    for head, clerk, count, code in (("head", "clerk", 8, "DUKCAPIL"), ("chief", "helper", 5, "PUSKESMAS")):
        people[head] = hire(government, head.capitalize(), 10 + len(people))
        above = post(units[code], code, people[head], top)
        for number in range(1, count + 1):
            people[f"{clerk}{number}"] = hire(government, f"{clerk.capitalize()} {number}", 10 + len(people))
            post(units[code], f"{code}{number}", people[f"{clerk}{number}"], above)
    open_periods(by=people["hr"], at=OPENED, year=2026)
    period = period_of("semester", on=STARTS)
    assert period
    keep_served(by=people["hr"], at=OPENED, unit=units["DUKCAPIL"], served=units["PUSKESMAS"], starts_on=STARTS)
    return City(government, people, units, period)


def marks(*given: int) -> dict[str, int]:
    """One mark for all values, or a mark for each."""
    return dict(zip(VALUES, given * 7 if len(given) == 1 else given, strict=False))


def sent(asks: Iterable[Ask], given: Mapping[str, int], comment: str = "") -> None:
    """Send these sheets, all with the same marks."""
    for ask in asks:
        send_sheet(by=ask.rater, at=ASKED, ask=ask, marks=given, comment=comment)


def closed(round_: Round, by: Person | None = None, at: datetime = ASKED) -> int:
    """Close a round as the worker does, in one go: the number of groups heard."""
    ordered = order_close(by=by, at=at, round_=round_)
    return close_round(at=at, round_=ordered)


def worked(round_: Round) -> Round:
    """Run the job that the round waits for; the round as it stands afterwards."""
    now = Round.objects.get(pk=round_.pk)
    job = tasks.open_round if now.state == "opening" else tasks.close_round
    job(government_id=now.government_id, round_id=now.pk)
    enter(now.government_id)
    return Round.objects.select_related("period").get(pk=round_.pk)
