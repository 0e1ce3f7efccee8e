"""What a form is made of, whatever it is drawn on: tables, facts, words, signers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from tolok.insight.queries.papers.shapes import Heading, Official

MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
DOTS = "." * 36


@dataclass(frozen=True)
class Cell:
    """A cell with how many rows and columns it covers; `lead` is its bold first line, a band divides a table."""

    text: str = ""
    lead: str = ""
    rows: int = 1
    columns: int = 1
    bold: bool = False
    center: bool = False
    band: bool = False


Group = tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """A table: its heads come again on each page; the cells of a group lie row by row and belong together."""

    widths: tuple[float, ...]
    heads: tuple[str, ...]
    groups: tuple[Group, ...]
    numbered: bool = False
    kind: Literal["table"] = "table"


@dataclass(frozen=True)
class Fact:
    """One line that says what something is: `RATING HASIL KERJA: SESUAI EKSPEKTASI`."""

    label: str
    text: str
    strong: bool = False
    kind: Literal["fact"] = "fact"


@dataclass(frozen=True)
class Words:
    """A title with lines beneath."""

    title: str
    lines: tuple[str, ...]
    kind: Literal["words"] = "words"


Block = Table | Fact | Words


@dataclass(frozen=True)
class Signer:
    """Who signs as what; `dated` is place and day, dots where nobody has signed yet."""

    role: str
    name: str
    nip: str
    dated: str
    anchor: str


@dataclass(frozen=True)
class Side:
    """A column of the head: who it is, in five lines."""

    head: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Sheet:
    """A whole form, before it is drawn."""

    title: tuple[str, ...]
    agency: str
    period: str
    sides: tuple[Side, ...]
    blocks: tuple[Block, ...]
    signers: tuple[Signer, ...]
    final: bool
    landscape: bool = False


def day(on: date) -> str:
    """A day as forms write it: 1 Januari 2026."""
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def period(heading: Heading) -> str:
    """The span of a form; the year once where both ends share it."""
    first, last = day(heading.starts_on), day(heading.last_day)
    if heading.starts_on.year == heading.last_day.year:
        first = first.rsplit(" ", 1)[0]
    return f"{first} s.d. {last}".upper()


def side(head: str, official: Official) -> Side:
    """The five lines of an official."""
    labels = ("NAMA", "NIP", "PANGKAT/GOL. RUANG", "JABATAN", "UNIT KERJA")
    held = (official.name, official.nip, official.rank, official.post, official.unit)
    return Side(head, tuple(zip(labels, held, strict=True)))


def sides(heading: Heading) -> tuple[Side, Side]:
    """Left whom the form is about, right who rates."""
    return side("PEGAWAI YANG DINILAI", heading.person), side("PEJABAT PENILAI KINERJA", heading.rater)


def signer(role: str, official: Official, *, place: str, on: date | None, anchor: str) -> Signer:
    """A place to sign; without a day it is left open."""
    dated = f"{place}, {day(on)}" if on else f"{place}, {DOTS}"
    return Signer(role, official.name or DOTS, official.nip or DOTS, dated, f"${{{anchor}}}")


def signers(heading: Heading, on: date | None) -> tuple[Signer, Signer]:
    """The person left, the rater right."""
    return (
        signer("Pegawai yang Dinilai", heading.person, place=heading.place, on=on, anchor="ttd_pegawai"),
        signer("Pejabat Penilai Kinerja", heading.rater, place=heading.place, on=on, anchor="ttd_penilai"),
    )


def band(text: str, columns: int) -> Group:
    """A row over all columns that says what follows."""
    return (Cell(text, columns=columns, bold=True, band=True),)


def nothing(columns: int) -> Group:
    """A row that says there is nothing."""
    return (Cell("–", columns=columns),)


def bullets(lines: Iterable[str]) -> str:
    """Lines with a mark each."""
    return "\n".join(f"• {line}" for line in lines)


def numbered(lines: Sequence[str]) -> tuple[str, ...]:
    """Lines with their number; a place to write where there are none."""
    return tuple(f"{number}. {line}" for number, line in enumerate(lines, 1)) or (f"1. {DOTS}",)
