"""How far each target is this month, and whether it is due for a report."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tolok.reports.queries.sums import Amounts

if TYPE_CHECKING:
    from tolok.skp.queries import TargetRow

MONTHS = 12
# One unit of an indicator, in hundredths.
ONE = 100


@dataclass(frozen=True)
class Need:
    """How far a target is this month, in hundredths of its unit; `ratio` only where more is better.

    `left` is what the month still asks for, None where amounts don't add up; `is_reported` whether the month has any.
    """

    target_id: int
    name: str
    unit: str
    amount: int
    wanted: int
    ratio: int | None
    unchecked: int
    left: int | None
    is_due: bool
    is_reported: bool


def need_of(target: TargetRow, found: Amounts | None, *, on: date) -> Need:
    """The month's amount against a twelfth of the year's target where amounts add up, else against the whole.

    Due is what lags behind the days of the month that have passed, or was not reported at all.
    """
    adds_up = target.accumulation == "sum"
    amount = _together(target.accumulation, found) if found else 0
    wanted = _monthly(target.high) if adds_up else target.high
    days = monthrange(on.year, on.month)[1]
    return Need(
        target_id=target.id,
        name=target.name,
        unit=target.unit,
        amount=amount,
        wanted=wanted,
        ratio=amount * 10_000 // wanted if wanted and target.polarity == "higher" else None,
        unchecked=found.n_claimed if found else 0,
        left=max(0, wanted - amount) if adds_up else None,
        is_due=amount * days < wanted * on.day if adds_up else found is None,
        is_reported=found is not None,
    )


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
