"""What an import brings and what a dry run says about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Sheet(StrEnum):
    """The four sheets of the workbook, by the names people see."""

    UNITS = "Unit"
    POSITIONS = "Jabatan"
    PERSONS = "Pegawai"
    POSTINGS = "Penempatan"


# What a field of a row is called at the top of its column.
HEADERS: dict[Sheet, dict[str, str]] = {
    Sheet.UNITS: {"code": "Kode unit", "name": "Nama unit", "parent": "Kode unit induk", "time_zone": "Zona waktu"},
    Sheet.POSITIONS: {
        "code": "Kode jabatan",
        "title": "Nama jabatan",
        "unit": "Kode unit",
        "level": "Jenjang",
        "reports_to": "Kode jabatan atasan",
        "duty": "Tugas khusus",
        "is_head": "Kepala unit",
        "place": "Tempat kerja",
    },
    Sheet.PERSONS: {"nip": "NIP", "name": "Nama", "status": "Status", "rank": "Pangkat/golongan", "email": "Email"},
    Sheet.POSTINGS: {
        "nip": "NIP",
        "position": "Kode jabatan",
        "kind": "Jenis",
        "starts_on": "Mulai",
        "ends_on": "Sampai dengan",
    },
}


class Verdict(StrEnum):
    """What would happen to a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    BAD = "bad"


# How people read the verdicts.
VERDICTS = {
    Verdict.NEW: _("New"),
    Verdict.CHANGED: _("Changed"),
    Verdict.SAME: _("Unchanged"),
    Verdict.BAD: _("To be mended"),
}


@dataclass(frozen=True)
class UnitRow:
    """A unit; `parent` is a unit code, a blank time zone is the parent's."""

    code: str
    name: str
    parent: str = ""
    time_zone: str = ""
    line: int = field(default=0, compare=False)

    @property
    def key(self) -> tuple[str, ...]:
        """What makes the row this unit."""
        return (self.code,)


@dataclass(frozen=True)
class PositionRow:
    """A position; `unit` and `reports_to` are codes."""

    code: str
    title: str
    unit: str
    level: str
    reports_to: str = ""
    duty: str = ""
    is_head: bool = False
    place: str = ""
    line: int = field(default=0, compare=False)

    @property
    def key(self) -> tuple[str, ...]:
        """What makes the row this position."""
        return (self.code,)


@dataclass(frozen=True)
class PersonRow:
    """A civil servant; a blank status is read from the NIP, blank rank and e-mail keep what is known."""

    nip: str
    name: str
    status: str = ""
    rank: str = ""
    email: str = ""
    line: int = field(default=0, compare=False)

    @property
    def key(self) -> tuple[str, ...]:
        """What makes the row this person."""
        return (self.nip,)


@dataclass(frozen=True)
class PostingRow:
    """Who holds which position; `ends_on` is the first day no longer."""

    nip: str
    position: str
    starts_on: date
    ends_on: date | None = None
    kind: str = "definitive"
    line: int = field(default=0, compare=False)

    @property
    def key(self) -> tuple[str, ...]:
        """What makes the row this posting; only its end may change."""
        return (self.nip, self.position, self.kind, self.starts_on.isoformat())


Row = UnitRow | PositionRow | PersonRow | PostingRow


@dataclass(frozen=True)
class ImportRows:
    """Everything one import brings, in any order."""

    units: tuple[UnitRow, ...] = ()
    positions: tuple[PositionRow, ...] = ()
    persons: tuple[PersonRow, ...] = ()
    postings: tuple[PostingRow, ...] = ()

    def by_sheet(self) -> dict[Sheet, tuple[Row, ...]]:
        """The rows of each sheet, in the order they are written."""
        return {
            Sheet.UNITS: self.units,
            Sheet.POSITIONS: self.positions,
            Sheet.PERSONS: self.persons,
            Sheet.POSTINGS: self.postings,
        }


@dataclass(frozen=True)
class Fault:
    """One thing wrong with a row (or, at line 0, with a sheet), and how to mend it."""

    sheet: str
    line: int
    column: str
    value: str
    reason: str
    remedy: str


@dataclass(frozen=True)
class Outcome:
    """What would happen to one row; `changes` names the fields that differ."""

    sheet: Sheet
    line: int
    label: str
    verdict: Verdict
    changes: tuple[str, ...] = ()
    row: Row | None = None


@dataclass(frozen=True)
class ImportPlan:
    """The dry run of an import: one outcome a row, the faults, and what is only unusual."""

    outcomes: tuple[Outcome, ...]
    faults: tuple[Fault, ...] = ()
    doubts: tuple[Fault, ...] = ()

    @property
    def is_good(self) -> bool:
        """Whether all of it can be written."""
        return not self.faults

    @property
    def is_same(self) -> bool:
        """Whether writing it would change nothing."""
        return all(outcome.verdict is Verdict.SAME for outcome in self.outcomes)

    def of(self, sheet: Sheet, verdict: Verdict) -> list[Outcome]:
        """The outcomes of one sheet with one verdict."""
        return [o for o in self.outcomes if o.sheet is sheet and o.verdict is verdict]

    @property
    def counts(self) -> dict[tuple[Sheet, Verdict], int]:
        """How many rows of each sheet have each verdict."""
        return Counter((outcome.sheet, outcome.verdict) for outcome in self.outcomes)


@dataclass(frozen=True)
class ToldOutcome:
    """An outcome in words: the verdict and the headings of what changes."""

    sheet: str
    line: int
    label: str
    verdict: Verdict
    word: str
    changes: str


def told(outcomes: Iterable[Outcome]) -> list[ToldOutcome]:
    """Outcomes as a page lists them."""
    return [
        ToldOutcome(
            o.sheet,
            o.line,
            o.label,
            o.verdict,
            str(VERDICTS[o.verdict]),
            ", ".join(HEADERS[o.sheet].get(name, name) for name in o.changes),
        )
        for o in outcomes
    ]
