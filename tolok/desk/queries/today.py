"""What the today page shows: proposals, sent reports, feedback, the month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tolok.evidence.queries import MeasuredToday, Part, Tally, measured, measured_today, tallies
from tolok.feedback.queries import NoteRow, notes_for
from tolok.people.queries import superior_of
from tolok.reports.queries import Amounts, Proposal, ReportRow, amounts, first_day, proposals, reports_of
from tolok.skp.queries import TargetRow, targets_of

if TYPE_CHECKING:
    from tolok.people.models import Government, Person

DAY = timedelta(days=1)
# How many days feedback stays on the page.
FRESH = timedelta(days=14)
MONTHS = 12
# One unit of an indicator, in hundredths.
ONE = 100


@dataclass(frozen=True)
class Progress:
    """How far a target is this month; `ratio` only where more is better."""

    name: str
    unit: str
    amount: int
    wanted: int
    ratio: int | None
    unchecked: int


@dataclass(frozen=True)
class Today:
    """Everything the page shows; `last_on` is the day that may be copied."""

    on: date
    before: date | None
    after: date | None
    proposals: list[Proposal]
    last_on: date | None
    sent: list[ReportRow]
    notes: list[NoteRow]
    progress: list[Progress]
    superior: Person | None
    measured: list[MeasuredToday]


def day_of(person: Person, government: Government, *, on: date, now_on: date) -> Today:
    """The page of one day; `now_on` is today, `on` the day that is reported."""
    open_from = first_day(government, on=now_on)
    proposed = proposals(person, on=on)
    month = Part(person.pk, on.replace(day=1), on + DAY)
    found = amounts([person.pk], starts_on=month.starts_on, ends_on=month.ends_on)
    targets = targets_of(person, on=on)
    counted = tallies([month]).get(month, []) if any(target.service_id for target in targets) else []
    return Today(
        on=on,
        before=on - DAY if on > open_from else None,
        after=on + DAY if on < now_on else None,
        proposals=proposed,
        last_on=max((each.last.on for each in proposed if each.last), default=None),
        sent=reports_of(person, starts_on=on, ends_on=on + DAY),
        notes=notes_for(person, starts_on=now_on - FRESH),
        progress=_progress(targets, found, counted),
        superior=superior_of(person, on=now_on),
        measured=measured_today(person, on=on, targets=targets),
    )


def _progress(targets: Sequence[TargetRow], found: dict[int, Amounts], counted: Sequence[Tally]) -> list[Progress]:
    read = {
        target_id: Amounts(target_id, amount, None, n, 0, None)
        for target_id, (amount, n) in measured(targets, counted).items()
        if n
    }
    known = {target.id: (read if target.service_id else found).get(target.id) for target in targets}
    return [_reached(target, held) for target in targets if (held := known[target.id]) is not None]


def _reached(target: TargetRow, found: Amounts) -> Progress:
    """The month's amount against a twelfth of the year's target where amounts add up, else against the whole."""
    adds_up = target.accumulation == "sum"
    amount = _together(target.accumulation, found)
    wanted = _monthly(target.high) if adds_up else target.high
    ratio = amount * 10_000 // wanted if wanted and target.polarity == "higher" else None
    return Progress(target.name, target.unit, amount, wanted, ratio, found.n_claimed)


def _monthly(year: int) -> int:
    """A twelfth of the year's target; whole where the target is whole and a month holds one at least."""
    share = year // MONTHS
    return share - share % ONE if year % ONE == 0 and share >= ONE else share


def _together(accumulation: str, found: Amounts) -> int:
    """What was reported, checked or not; what waits for a check is not held against the person."""
    checked, claimed = found.checked or 0, found.claimed or 0
    if accumulation == "sum":
        return checked + claimed
    if accumulation == "latest":
        return checked if found.claimed is None else claimed
    count = found.n_checked + found.n_claimed
    return (checked * found.n_checked + claimed * found.n_claimed) // count
