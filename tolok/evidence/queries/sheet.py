"""Reads a file of finished services: its rows, and every cell that can't be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from tolok.evidence.queries.finished import Answer, Intake
from tolok.people.queries import Fault, read_sheet
from tolok.people.queries.cells import EARLIEST, LATEST, Cell, WrongCell, as_nip, as_text

# The columns of the file, by the field each fills; all but the last three must be there.
HEADERS = {
    "external_id": "Nomor",
    "nip": "NIP",
    "service": "Layanan",
    "received_at": "Diterima",
    "finished_at": "Selesai",
    "result": "Hasil",
    "complexity": "Kerumitan",
    "queue": "Antrean",
}
OPTIONAL = ("result", "complexity", "queue")
ISO = "as programs write it"
MOMENT_FORMS = ("%d/%m/%Y %H.%M", "%d/%m/%Y %H:%M", "%d/%m/%Y %H:%M:%S", "%d-%m-%Y %H:%M", "%Y-%m-%d %H.%M")
EXAMPLE = ("SIAK-2026-0001", "199001012015011901", "ktp-el", "13/07/2026 09.10", "14/07/2026 11.25", "terbit", "", "14")


@dataclass(frozen=True)
class SheetRow:
    """One readable line of a file: the fields as an action takes them."""

    line: int
    fields: dict[str, Any]


def read_events(content: bytes, *, zone: str) -> tuple[list[SheetRow], list[Fault]]:
    """The lines of an XLSX or CSV file; moments without a zone are local. Raises NotAWorkbook."""
    lines = [
        (n, cells) for n, cells in enumerate(read_sheet(content), 1) if any(str(cell or "").strip() for cell in cells)
    ]
    first, heads = lines[0] if lines else (1, [])
    places = {" ".join(str(head).split()).rstrip(" *").casefold(): place for place, head in enumerate(heads)}
    missing = [
        Fault("", first, header, "", _("This column is missing."), _("Take the template and keep its headings."))
        for name, header in HEADERS.items()
        if name not in OPTIONAL and header.casefold() not in places
    ]
    if missing:
        return [], missing
    rows: list[SheetRow] = []
    faults: list[Fault] = []
    for number, cells in lines[1:]:
        found = {name: _cell(cells, places.get(header.casefold())) for name, header in HEADERS.items()}
        fields, wrong = _fields(number, found, zone)
        faults += wrong
        rows += [] if wrong else [SheetRow(number, fields)]
    return rows, faults


def told(rows: Sequence[SheetRow], answers: Sequence[Answer]) -> list[Fault]:
    """The refused rows as faults of the file's cells."""
    return [
        Fault("", row.line, HEADERS[answer.place], str(row.fields[answer.place] or ""), answer.problem, "")
        for row, answer in zip(rows, answers, strict=True)
        if answer.verdict == Intake.REFUSED
    ]


def template() -> str:
    """A CSV to fill in: the headings and one invented line."""
    head = [header + ("" if name in OPTIONAL else " *") for name, header in HEADERS.items()]
    return "\ufeff" + "\r\n".join(";".join(cells) for cells in (head, EXAMPLE)) + "\r\n"


def _cell(cells: Sequence[Cell], place: int | None) -> Cell:
    return cells[place] if place is not None and place < len(cells) else None


def _fields(line: int, found: dict[str, Cell], zone: str) -> tuple[dict[str, Any], list[Fault]]:
    fields: dict[str, Any] = {}
    faults = []
    for name, cell in found.items():
        try:
            fields[name] = _value(name, cell, zone)
        except WrongCell as wrong:
            faults.append(Fault("", line, HEADERS[name], str(cell or ""), wrong.reason, wrong.remedy))
    return fields, faults


def _value(name: str, cell: Cell, zone: str) -> object:
    if name in ("received_at", "finished_at"):
        return _moment(cell, zone)
    if name == "nip":
        return as_nip(cell)
    if name == "queue":
        return _number(as_text(cell))
    return as_text(cell)


def _number(text: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= 7):
        raise WrongCell(_("This is no number of people."), _("Write digits only, or leave it empty."))
    return int(text)


def _moment(cell: Cell, zone: str) -> datetime:
    found = cell if isinstance(cell, datetime) else None
    if found is None and not isinstance(cell, date):
        found = _written(as_text(cell))
    if found is None or not EARLIEST <= found.year < LATEST:
        raise WrongCell(_("This is no day with a time."), _("Write it as 31/12/2026 14.30."))
    return found if found.tzinfo else found.replace(tzinfo=ZoneInfo(zone))


def _written(text: str) -> datetime | None:
    for form in (ISO, *MOMENT_FORMS):
        try:
            return datetime.fromisoformat(text) if form == ISO else datetime.strptime(text, form)  # noqa: DTZ007 – the zone follows from the government
        except ValueError:
            continue
    return None
