"""Counts what the system knows by itself: progress, feedback, complaints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from tolok.citizens.queries.cases.hearings import complaints_about
from tolok.feedback.queries import Remark, remarks
from tolok.reports.queries import weeks_reported
from tolok.rules.facts import ConductFact
from tolok.rules.terms import Conduct

WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Observed:
    """What is known of many people in a span: the Mondays of weeks with a report, the remarks on them, complaints.

    A complaint is there once it was decided after a hearing: its day, and whether it was theirs.
    """

    weeks: Mapping[int, list[date]]
    remarks: Mapping[int, list[Remark]]
    complaints: Mapping[int, list[tuple[date, bool]]]


def observed(person_ids: Iterable[int], *, starts_on: date, ends_on: date) -> Observed:
    """What these people reported and were told in the span (end exclusive); three queries for thousands."""
    people = list(person_ids)
    return Observed(
        weeks_reported(people, starts_on=starts_on, ends_on=ends_on),
        remarks(people, starts_on=starts_on, ends_on=ends_on),
        complaints_about(people, starts_on=starts_on, ends_on=ends_on),
    )


def conduct(person_id: int, known: Observed, *, starts_on: date, ends_on: date) -> tuple[ConductFact, ...]:
    """Weeks with progress of all weeks, praise of all remarks, and deeds, in the part; what nobody said is missing.

    Who reported nothing at all is not counted as standing still: whether that is so, the indicators say.
    """
    found = []
    weeks = [monday for monday in known.weeks.get(person_id, ()) if monday < ends_on and monday + WEEK > starts_on]
    if weeks:
        found.append(ConductFact(Conduct.STEADY_PROGRESS.value, len(weeks), _weeks(starts_on, ends_on)))
    said = [each for each in known.remarks.get(person_id, ()) if starts_on <= each.on < ends_on]
    if said:
        found.append(ConductFact(Conduct.FEEDBACK.value, sum(each.is_praise for each in said), len(said)))
    deeds = Counter(each.deed for each in said if each.deed)
    found += [ConductFact(deed, often, None) for deed, often in sorted(deeds.items())]
    decided = [theirs for day, theirs in known.complaints.get(person_id, ()) if starts_on <= day < ends_on]
    if decided:
        found.append(ConductFact(Conduct.COMPLAINT.value, sum(decided), len(decided)))
    return tuple(found)


def _weeks(starts_on: date, ends_on: date) -> int:
    """How many calendar weeks a span touches; `ends_on` exclusive."""
    monday = starts_on - timedelta(days=starts_on.weekday())
    return -(-(ends_on - monday).days // WEEK.days)
