"""What reporting costs each role a week, and what hardly anybody fills in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Count, DateField, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Cast, TruncWeek

from tolok.insight.models import Timing
from tolok.insight.queries.roles import FEWEST, FIELDS, SHARE, Role, Use, Week
from tolok.people.models import Position, Posting
from tolok.people.queries import running
from tolok.reports.models import Report

if TYPE_CHECKING:
    from tolok.people.models import Person

WEEKS = 12
WEEK = timedelta(days=7)


def holds_lead(person: Person, *, on: date) -> bool:
    """Whether one of the person's postings that day leads a unit or the region; one query."""
    leads = Q(position__is_head=True) | Q(position__level=Position.Level.HEAD_OF_REGION)
    return running(on).filter(leads, person=person).exists()


def burden(*, on: date) -> list[Role]:
    """Every role that reported in the twelve weeks until that day, in the order of the levels; three queries."""
    first = on - timedelta(days=on.weekday()) - (WEEKS - 1) * WEEK
    weeks = {(row["level"], row["week"]): row for row in _reporting(first, on)}
    uses = {row["level"]: row for row in _uses(first, on)}
    times = {(row["level"], row["week"]): row for row in _times(first, on)}
    mondays = [first + number * WEEK for number in range(WEEKS)]
    return [
        _role(level, [_week(monday, weeks.get((level, monday)), times.get((level, monday))) for monday in mondays],
              [times[level, monday] for monday in mondays if (level, monday) in times], uses[level])
        for level in Position.Level.values if level in uses
    ]  # fmt: skip  # one line a thought


def _week(monday: date, reporting: Mapping[str, Any] | None, times: Mapping[str, Any] | None) -> Week:
    said, taken = reporting or {}, times or {}
    return Week(
        monday, said.get("people", 0), said.get("count", 0), taken.get("stored", 0), taken.get("total_seconds", 0)
    )


def _role(level: str, weeks: Sequence[Week], times: Sequence[Mapping[str, Any]], uses: Mapping[str, Any]) -> Role:
    shown = [week for week in weeks if week.people >= FEWEST]
    bounds = ("b15", "b30", "b60", "b120", "b300", "more")
    return Role(
        level=level,
        label=str(Position.Level(level).label),
        weeks=tuple(weeks),
        sendings=sum(row["sendings"] for row in times),
        reports=uses["count"],
        measured=sum(week.measured for week in shown),
        seconds=sum(week.seconds for week in shown),
        spread=tuple(sum(row[bound] for row in times) for bound in bounds),
        uses=tuple(Use(field, uses[f"with_{field}"] * SHARE // uses["count"]) for field in FIELDS),
    )


def _reports(first: date, on: date) -> QuerySet[Any, Any]:
    """The reports of the weeks that a person wrote, each with the level of their position on its day."""
    held = Posting.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gt=OuterRef("on")),
        person=OuterRef("person"), starts_on__lte=OuterRef("on"), kind=Posting.Kind.DEFINITIVE,
    )  # fmt: skip  # one line a thought
    level = Subquery(held.values("position__level")[:1])
    own = Report.objects.filter(on__gte=first, on__lte=on).exclude(evidence__kind="measured")
    return own.annotate(level=level).filter(level__isnull=False)


def _reporting(first: date, on: date) -> Iterable[Mapping[str, Any]]:
    by_week = _reports(first, on).annotate(week=Cast(TruncWeek("on"), DateField())).values("level", "week")
    rows: Iterable[Mapping[str, Any]] = by_week.annotate(people=Count("person", distinct=True), count=Count("pk"))
    return rows


def _uses(first: date, on: date) -> Iterable[Mapping[str, Any]]:
    filled = {
        "minutes": Q(minutes__isnull=False), "note": ~Q(note=""), "link": ~Q(evidence__link=""),
        "file": ~Q(evidence__file=""),
    }  # fmt: skip  # one line a thought
    counts = {f"with_{name}": Count("pk", filter=condition) for name, condition in filled.items()}
    rows: Iterable[Mapping[str, Any]] = _reports(first, on).values("level").annotate(count=Count("pk"), **counts)
    return rows


def _times(first: date, on: date) -> Iterable[Mapping[str, Any]]:
    rows = Timing.objects.filter(week__gte=first, week__lte=on).values("level", "week")
    return rows.annotate(
        sendings=Sum("n"), stored=Sum("reports"), total_seconds=Sum("seconds"), b15=Sum("up_to_15"),
        b30=Sum("up_to_30"), b60=Sum("up_to_60"), b120=Sum("up_to_120"), b300=Sum("up_to_300"), more=Sum("longer"),
    )  # fmt: skip  # one line a thought
