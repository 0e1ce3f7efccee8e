"""What reports add up to, for one person or for thousands in one query."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import BigIntegerField, Case, Count, DateField, Func, Max, Q, Sum, Value, When
from django.db.models.functions import Cast, TruncWeek

from tolok.reports.models import Report
from tolok.rules.steps import ratio

# The longest silence a team page looks back at.
LOOK_BACK = timedelta(days=60)
WEEK = 7


@dataclass(frozen=True)
class Amounts:
    """What was reported on a target, in hundredths of its unit, put together as its accumulation says.

    `checked` is what somebody else accepted or a system measured, `claimed` what nobody has checked yet; they share
    no report, and None means that nothing is there. What was not accepted counts nowhere.
    """

    target_id: int
    checked: int | None
    claimed: int | None
    n_checked: int
    n_claimed: int
    latest_on: date | None


@dataclass(frozen=True)
class Activity:
    """How many reports a person filed on each of the last seven days, oldest first, and this week."""

    days: tuple[int, ...]
    this_week: int
    last_on: date | None


def amounts(person_ids: Iterable[int], *, starts_on: date, ends_on: date) -> dict[int, Amounts]:
    """What these persons reported on each target in the span (end exclusive), by target id; one query for thousands.

    For a latest value `claimed` is None when a later one was checked: confirming it would change nothing.
    """
    found: dict[int, dict[bool, Mapping[str, Any]]] = {}
    for row in _sums(person_ids, starts_on, ends_on):
        found.setdefault(row["target_id"], {})[row["is_checked"]] = row
    return {target_id: _amounts(target_id, halves) for target_id, halves in found.items()}


def weeks_reported(person_ids: Iterable[int], *, starts_on: date, ends_on: date) -> dict[int, list[date]]:
    """The Mondays of the weeks in which each person filed a report in the span (end exclusive); one query."""
    span = Report.objects.filter(person_id__in=list(person_ids), on__gte=starts_on, on__lt=ends_on)
    mondays = ArrayAgg(Cast(TruncWeek("on"), DateField()), distinct=True)
    return dict(span.values("person_id").annotate(mondays=mondays).values_list("person_id", "mondays"))


def team_activity(person_ids: Iterable[int], *, on: date) -> dict[int, Activity]:
    """Bars, reports of this week and the last reported day (at most 60 days back) of each person; one query."""
    asked = list(person_ids)
    counted = Report.objects.filter(person_id__in=asked, on__gt=on - LOOK_BACK, on__lte=on)
    days: dict[int, dict[date, int]] = {person_id: {} for person_id in asked}
    for person_id, day, count in counted.values_list("person_id", "on").annotate(count=Count("pk")):
        days[person_id][day] = count
    return {person_id: _activity(counts, on) for person_id, counts in days.items()}


def _activity(counts: dict[date, int], on: date) -> Activity:
    monday = on - timedelta(days=on.weekday())
    bars = tuple(counts.get(on - timedelta(days=back), 0) for back in reversed(range(WEEK)))
    return Activity(bars, sum(n for day, n in counts.items() if day >= monday), max(counts, default=None))


def _sums(person_ids: Iterable[int], starts_on: date, ends_on: date) -> Iterable[Mapping[str, Any]]:
    counted = Report.objects.filter(
        person_id__in=list(person_ids), on__gte=starts_on, on__lt=ends_on, target__isnull=False, amount__isnull=False
    ).exclude(evidence__trust="refused")
    is_latest = Q(target__accumulation="latest")
    newest_first = ArrayAgg("amount", order_by=("-on", "-pk"), filter=is_latest)
    return counted.values(
        "target_id",
        "target__accumulation",
        is_checked=Case(When(evidence__trust__in=("checked", "measured"), then=Value(True)), default=Value(False)),
    ).annotate(
        sum=Sum("amount"),
        latest=Func(newest_first, template="(%(expressions)s)[1]", output_field=BigIntegerField()),
        latest_on=Max("on"),
        count=Count("pk"),
    )


def _amounts(target_id: int, halves: dict[bool, Mapping[str, Any]]) -> Amounts:
    checked, claimed = halves.get(True), halves.get(False)
    is_overtaken = (
        checked is not None
        and claimed is not None
        and claimed["target__accumulation"] == "latest"
        and claimed["latest_on"] <= checked["latest_on"]
    )
    return Amounts(
        target_id=target_id,
        checked=_put_together(checked),
        claimed=None if is_overtaken else _put_together(claimed),
        n_checked=checked["count"] if checked else 0,
        n_claimed=claimed["count"] if claimed else 0,
        latest_on=max(half["latest_on"] for half in halves.values()),
    )


def _put_together(half: Mapping[str, Any] | None) -> int | None:
    """One amount of many; a mean is rounded half up like every ratio, on whole numbers."""
    if half is None:
        return None
    if half["target__accumulation"] == "mean":
        return ratio(int(half["sum"]), half["count"])
    return int(half[half["target__accumulation"]])
