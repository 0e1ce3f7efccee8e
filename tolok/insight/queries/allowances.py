"""Reads a file of full allowances by NIP; says by line what can't be used."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook

from tolok.insight.queries.facts import Allowance
from tolok.ledger.actions import Refusal
from tolok.people.models import Person
from tolok.people.queries import check_size, nip_fault, tidy_nip

LARGEST_FILE = 2 * 1024 * 1024
MOST_LINES = 20_000
HEADS = (("nip", "tpp"), ("nip", "tpp", "hari_kerja", "tidak_masuk"))
# 4500000, 4.500.000 or Rp4.500.000; a sheet's numbers come as 4500000.0
WHOLE = re.compile(r"(?:rp\.?\s*)?(\d{1,12}|\d{1,3}(?:\.\d{3}){1,3})(?:\.0)?", re.IGNORECASE)
HIGHEST = 1_000_000_000
MONTH = 31


class NoAllowances(Refusal):
    """The file is no table of allowances."""


@dataclass(frozen=True)
class Fault:
    """What is wrong with one line, and what to write instead."""

    line: int
    text: str

    def __str__(self) -> str:
        return _("Line %(line)s: %(text)s") % {"line": self.line, "text": self.text}


@dataclass(frozen=True)
class AllowanceFile:
    """The allowances by NIP, or what is wrong with the file."""

    by_nip: dict[str, Allowance]
    faults: tuple[Fault, ...]


def read_allowances(name: str, content: bytes) -> AllowanceFile:
    """The rows of a CSV or XLSX file; NoAllowances when it is neither or far too large."""
    if len(content) > LARGEST_FILE:
        raise NoAllowances(_("The file is larger than 2 MB. Leave only the columns nip and tpp in it."))
    is_workbook = name.lower().endswith(".xlsx")
    rows = list(_workbook_rows(content) if is_workbook else _text_rows(content))
    if len(rows) > MOST_LINES:
        raise NoAllowances(_("More than 20,000 lines. Leave only this government's people in the file."))
    heads = tuple(cell.strip().casefold() for cell in rows[0][1]) if rows else ()
    if heads not in HEADS:
        raise NoAllowances(_("The first line must be: nip, tpp. After them hari_kerja, tidak_masuk may follow."))
    return _checked(rows[1:], len(heads))


def known_people(by_nip: dict[str, Allowance]) -> dict[int, Allowance]:
    """The same by person id; NIPs of nobody here are left out; one query."""
    found = Person.objects.filter(nip__in=list(by_nip)).values_list("pk", "nip")
    return {person_id: by_nip[nip] for person_id, nip in found}


def _checked(rows: Sequence[tuple[int, list[str]]], width: int) -> AllowanceFile:
    found, lines, faults = dict[str, Allowance](), dict[str, int](), list[Fault]()
    for line, cells in rows:
        nip = tidy_nip(cells[0])
        wrong = _fault(nip, cells, width) or (
            _("this NIP stands in line %(line)s already. Remove one of the two.") % {"line": lines[nip]}
            if nip in lines
            else ""
        )
        if wrong:
            faults.append(Fault(line, wrong))
            continue
        lines[nip] = line
        found[nip] = Allowance(*(_whole(cell) for cell in cells[1:width]))  # type: ignore[arg-type]  # _fault has seen each
    return AllowanceFile(found, tuple(faults))


def _fault(nip: str, cells: list[str], width: int) -> str:
    """What is wrong with a row; empty when it can be used."""
    if len(cells) != width:
        return _("it has %(found)s cells instead of %(width)s.") % {"found": len(cells), "width": width}
    if wrong := nip_fault(nip):
        return wrong
    rupiah, *days = (_whole(cell) for cell in cells[1:])
    if rupiah is None or rupiah > HIGHEST:
        return _("“%(cell)s” is no amount in whole rupiah. Write it like 4500000.") % {"cell": cells[1][:20]}
    for cell, number in zip(cells[2:], days, strict=True):
        if number is None or number > MONTH:
            return _("“%(cell)s” is no number of days in a month. Write 0 to 31.") % {"cell": cell[:20]}
    if days and (days[1] or 0) > (days[0] or 0):
        return _("more days absent than working days.")
    return ""


def _whole(text: str) -> int | None:
    found = WHOLE.fullmatch(text.strip())
    return int(found[1].replace(".", "")) if found else None


def _text_rows(content: bytes) -> Iterator[tuple[int, list[str]]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise NoAllowances(_("The file is no text in UTF-8. Save it as CSV (UTF-8) or as XLSX.")) from fault
    delimiter = ";" if ";" in text.partition("\n")[0] else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        yield from ((reader.line_num, row) for row in reader if any(cell.strip() for cell in row))
    except csv.Error as fault:
        raise NoAllowances(_("The file is no CSV. Save it as CSV (UTF-8) or as XLSX.")) from fault


def _workbook_rows(content: bytes) -> Iterator[tuple[int, list[str]]]:
    check_size(content)
    try:
        table = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    except (CalamineError, OSError, ValueError) as fault:
        raise NoAllowances(_("The workbook is damaged. Open it, save it anew as XLSX, and try again.")) from fault
    for line, row in enumerate(table, start=1):
        if any(str(cell).strip() for cell in row):
            yield line, [str(cell) for cell in row]
