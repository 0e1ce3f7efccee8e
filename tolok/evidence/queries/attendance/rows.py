"""What a source sends of attendance and leave, and what would become of each row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, TypeVar

from django.utils.translation import gettext_lazy

from tolok.evidence.queries.attendance.known import Record

if TYPE_CHECKING:
    from tolok.evidence.models import AttendanceDay, Leave


class Verdict(StrEnum):
    """What would become of a row."""

    NEW = "new"
    CHANGED = "changed"
    KNOWN = "known"
    REFUSED = "refused"


# How people read the verdicts.
VERDICTS = {
    Verdict.NEW: gettext_lazy("New"),
    Verdict.CHANGED: gettext_lazy("Changed"),
    Verdict.KNOWN: gettext_lazy("Unchanged"),
    Verdict.REFUSED: gettext_lazy("To be mended"),
}


@dataclass(frozen=True)
class DayRow:
    """One person's day as a source tells it; minutes of None: late or early, and nobody knows how long."""

    nip: str
    on: date
    kind: str
    late_minutes: int | None = 0
    early_minutes: int | None = 0
    external_id: str = ""
    line: int = field(default=0, compare=False)

    @property
    def said(self) -> Record:
        """What it says, without who and when."""
        return Record(self.kind, self.late_minutes, self.early_minutes)


@dataclass(frozen=True)
class LeaveRow:
    """One leave as a source tells it; `ends_on` is the first day no longer. A person and a first day name it."""

    nip: str
    kind: str
    starts_on: date
    ends_on: date
    external_id: str = ""
    is_withdrawn: bool = False
    line: int = field(default=0, compare=False)


R = TypeVar("R", DayRow, LeaveRow)


@dataclass(frozen=True)
class Planned(Generic[R]):
    """A row and what would become of it; `problem` says why it is refused and what to do."""

    row: R
    verdict: Verdict
    person_id: int = 0
    problem: str = ""
    there: AttendanceDay | Leave | None = None
    is_disputed: bool = False


@dataclass(frozen=True)
class Plan(Generic[R]):
    """What would become of all rows, in their order."""

    rows: Sequence[Planned[R]]

    def of(self, *verdicts: Verdict) -> list[Planned[R]]:
        """The rows with one of these verdicts."""
        return [each for each in self.rows if each.verdict in verdicts]

    @property
    def totals(self) -> Mapping[Verdict, int]:
        """How many rows have each verdict."""
        return Counter(each.verdict for each in self.rows)
