"""Publishes how the cases of a quarter were answered, once and for ever."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from tolok.calendar.queries import day_of
from tolok.citizens.models import CaseRelease
from tolok.citizens.queries.cases.quarters import MONTHS, Came, came_in, counted_on, quarters_to_tell
from tolok.citizens.queries.cases.terms import rules_of
from tolok.citizens.queries.spans import span_around
from tolok.ledger.actions import Refusal, record, take_turns
from tolok.rules.told import Tellable, tellable

if TYPE_CHECKING:
    from tolok.people.models import Government


class QuarterIsNotCounted(Refusal):
    """The quarter is not over for long enough, does not begin on that day, or is published already."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "This quarter can't be published: it is published already, or its cases still have time. "
                "It comes out by itself on its day."
            )
        )


@transaction.atomic
def release_cases(*, by: None = None, at: datetime, government: Government, starts_on: date) -> CaseRelease:
    """Publish the quarter that begins on that day; the system itself does, on its day.

    What may be told is decided once: a case that changes later would stand out by subtraction.
    """
    on = day_of(at, government)
    first, after = span_around(starts_on, MONTHS)
    take_turns("case release", government.pk)
    is_released = CaseRelease.objects.filter(starts_on=first).exists()
    if first != starts_on or counted_on(government, first) > on or is_released:
        raise QuarterIsNotCounted
    everything, units = came_in(government, starts_on=first, ends_on=after, on=on)
    rows = _told(everything, units, rules_of(government).told_from)
    release = CaseRelease.objects.create(
        government=government, starts_on=first, ends_on=after, released_on=on, rows=rows
    )
    record(verb="release_cases", by=by, at=at, on=release, fields={"from": first, "rows": rows})
    return release


@transaction.atomic
def release_due_cases(*, at: datetime, government: Government) -> int:
    """Publish every quarter whose day has come; how many."""
    due = quarters_to_tell(government, on=day_of(at, government))
    for starts_on in due:
        release_cases(at=at, government=government, starts_on=starts_on)
    return len(due)


def _told(everything: Came, units: list[Came], least: int) -> list[dict[str, Any]]:
    """Every place with what may be told of it; the sums of others are left out."""
    sums = {each.key: each.sums for each in units}
    shown = tellable(everything.sums, sums, key=everything.key, least=least)
    return [_place(each, shown) for each in [everything, *units]]


def _place(came: Came, shown: Tellable) -> dict[str, Any]:
    has_times = came.key in shown.times
    return {
        "key": came.key,
        "name": came.name,
        "n": came.sums.n if came.key in shown.number else None,
        "buckets": came.sums.buckets if came.key in shown.buckets else None,
        "times": [came.sums.decided, came.sums.in_time] if has_times else None,
        "days": came.days if has_times else [],
    }
