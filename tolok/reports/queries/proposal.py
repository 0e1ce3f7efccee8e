"""One thing that a person may report on a day, with what is known of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tolok.reports.queries.rows import About
from tolok.reports.queries.typed import spelled


@dataclass(frozen=True)
class Copy:
    """What was reported before on the same thing; filling it in marks the new report as a copy."""

    report_id: int
    on: date
    amount: int | None
    note: str

    @property
    def spelled(self) -> str:
        """The amount as a person would type it."""
        return spelled(self.amount)


@dataclass(frozen=True)
class Stuck:
    """Work that waits for something since a report said so."""

    report_id: int
    on: date
    note: str


@dataclass(frozen=True)
class Proposal:
    """One thing that may be reported that day; `amount`s are in hundredths of `unit`.

    `left` is what this month still asks for; `phrases` are the person's own words on it, the most used first.
    """

    kind: str
    id: int
    title: str
    context: str
    unit: str
    wanted: str
    task: str = ""
    ordered_by: str = ""
    last: Copy | None = None
    is_filed: bool = False
    is_due: bool = False
    left: int | None = None
    stuck: Stuck | None = None
    phrases: tuple[str, ...] = ()
    order_giver_id: int | None = None

    @property
    def key(self) -> str:
        """What names it in a form: t for a target, p for a project, x for a task done before."""
        return f"{self.kind[0] if self.kind != 'task' else 'x'}{self.id}"

    @property
    def about(self) -> About:
        """What it speaks of, as reports of any day name it."""
        return ("x", self.task) if self.task else (self.kind[0], self.id)
