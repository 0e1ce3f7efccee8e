"""Reads who of a team is away by right, until when, and whose days wait."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Value

from tolok.evidence.models import AttendanceCorrection, AttendanceDay, Leave
from tolok.evidence.queries.attendance.known import DAY, Away

ASKED = AttendanceCorrection.State.ASKED


@dataclass(frozen=True)
class TeamDays:
    """By person: the days away by right in the span, what keeps them away on its last day, corrections that wait.

    Silence on a day away is no silence.
    What keeps somebody away is a leave, or the kind `excused` for that day only. Who has nothing has no entry.
    """

    away: Mapping[int, set[date]]
    now: Mapping[int, Away]
    waiting: Mapping[int, int]


def team_days(person_ids: Iterable[int], starts_on: date, ends_on: date) -> TeamDays:
    """What a superior must know of these people's days in the span (end exclusive); one query."""
    people = list(person_ids)
    names = ("person_id", "kind", "starts_on", "ends_on")
    leaves = Leave.objects.filter(
        state=Leave.State.GRANTED, person_id__in=people, starts_on__lt=ends_on, ends_on__gt=starts_on
    ).values_list(*names)
    span = {"starts_on": F("on"), "ends_on": F("on")}
    excused = AttendanceDay.objects.filter(kind="excused", person_id__in=people, on__gte=starts_on, on__lt=ends_on)
    asked = AttendanceCorrection.objects.filter(state=ASKED, person_id__in=people)
    # An asked correction is told by its state: no kind of leave or day is called so.
    rows = leaves.union(
        excused.annotate(**span).values_list(*names),
        asked.annotate(**span, said=Value(str(ASKED))).values_list("person_id", "said", "starts_on", "ends_on"),
        all=True,
    )
    away, now, waiting = defaultdict[int, set[date]](set), dict[int, Away](), defaultdict[int, int](int)
    for person_id, kind, first, after in rows:
        if kind == ASKED:
            waiting[person_id] += 1
            continue
        span_away = Away(kind, first, max(after, first + DAY))
        away[person_id].update(span_away.days(starts_on, ends_on))
        if first < ends_on <= span_away.ends_on and (person_id not in now or kind != "excused"):
            now[person_id] = span_away
    return TeamDays(dict(away), now, dict(waiting))
