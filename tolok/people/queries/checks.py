"""What can be wrong with the rows of an import, one check a fault."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import CharField
from django.utils.translation import gettext as _

from tolok.people.models import Person, Position, Posting, Unit
from tolok.people.queries.known import Known
from tolok.people.queries.nip import nip_doubt, nip_fault, status_of
from tolok.people.queries.rows import HEADERS, Fault, PersonRow, PositionRow, PostingRow, Row, Sheet, UnitRow

REQUIRED = {
    Sheet.UNITS: ("code", "name"),
    Sheet.POSITIONS: ("code", "title", "unit", "level"),
    Sheet.PERSONS: ("nip", "name"),
    Sheet.POSTINGS: ("nip", "position"),
}
TABLES = {Sheet.UNITS: Unit, Sheet.POSITIONS: Position, Sheet.PERSONS: Person}
LONGEST_CODE = 40
ZONES = ("Asia/Jakarta", "Asia/Pontianak", "Asia/Makassar", "Asia/Jayapura")


def fault(sheet: Sheet, row: Row, field: str, reason: str, remedy: str) -> Fault:
    """A fault at one cell."""
    return Fault(sheet, row.line, HEADERS[sheet][field], str(getattr(row, field) or ""), reason, remedy)


def text_faults(sheet: Sheet, rows: Iterable[Row], known: Known) -> Iterator[Fault]:
    """Empty cells that must be filled, texts that are too long or hold signs nobody can print."""
    longest = _longest(sheet)
    for row in rows:
        for field in fields(row):
            text = getattr(row, field.name)
            if not isinstance(text, str):
                continue
            if field.name in REQUIRED[sheet] and not text:
                yield fault(
                    sheet, row, field.name, _("This cell is empty."), _("Fill it in; split merged cells first.")
                )
            elif len(text) > longest.get(field.name, LONGEST_CODE):
                reason = _("Longer than %(most)s characters.") % {"most": longest.get(field.name, LONGEST_CODE)}
                yield fault(sheet, row, field.name, reason, _("Shorten it."))
            elif not text.isprintable():
                yield fault(sheet, row, field.name, _("Holds signs that cannot be printed."), _("Type it anew."))


def twice_faults(sheet: Sheet, rows: Iterable[Row], known: Known) -> Iterator[Fault]:
    """The same code, NIP or posting on two lines."""
    first: dict[tuple[str, ...], int] = {}
    for row in rows:
        if row.key in first:
            reason = _("The same as line %(line)s.") % {"line": first[row.key]}
            field = "nip" if isinstance(row, PersonRow | PostingRow) else "code"
            yield fault(sheet, row, field, reason, _("Keep one of the two lines."))
        first.setdefault(row.key, row.line)


def unit_faults(sheet: Sheet, rows: Iterable[UnitRow], known: Known) -> Iterator[Fault]:
    """Parents and time zones that do not exist."""
    for row in rows:
        if row.parent and (row.parent,) not in known.units:
            yield fault(sheet, row, "parent", _("There is no unit of this code."), _units_remedy())
        if row.time_zone and row.time_zone not in ZONES:
            yield fault(sheet, row, "time_zone", _("This is no time zone of Indonesia."), _("Write WIB, WITA or WIT."))


def position_faults(sheet: Sheet, rows: Iterable[PositionRow], known: Known) -> Iterator[Fault]:
    """Units, superiors, levels and duties that do not exist."""
    for row in rows:
        if row.unit and (row.unit,) not in known.units:
            yield fault(sheet, row, "unit", _("There is no unit of this code."), _units_remedy())
        if row.reports_to and (row.reports_to,) not in known.positions:
            yield fault(sheet, row, "reports_to", _("There is no position of this code."), _positions_remedy())
        if row.level and row.level not in Position.Level.values:
            yield fault(sheet, row, "level", _("This level is unknown."), _choose(Position.Level.labels))
        if row.duty not in Position.Duty.values:
            yield fault(sheet, row, "duty", _("This duty is unknown."), _choose(Position.Duty.labels[1:]))


def person_faults(sheet: Sheet, rows: Iterable[PersonRow], known: Known) -> Iterator[Fault]:
    """NIPs that cannot be, a status the NIP contradicts, e-mails that are none."""
    for row in rows:
        wrong = nip_fault(row.nip) if row.nip else None
        if wrong:
            yield fault(sheet, row, "nip", wrong, _("Copy the NIP from the decree; the column must be text."))
        elif row.status not in ("", *Person.Status.values):
            yield fault(sheet, row, "status", _("This status is unknown."), _choose(Person.Status.labels))
        elif row.nip and row.status and row.status != status_of(row.nip):
            yield fault(sheet, row, "status", _("The NIP says the other status."), _("Leave it empty or correct it."))
        if row.email and not _is_email(row.email):
            yield fault(sheet, row, "email", _("This is no e-mail address."), _("Correct it or leave it empty."))


def posting_faults(sheet: Sheet, rows: Iterable[PostingRow], known: Known) -> Iterator[Fault]:
    """Persons and positions that do not exist, and ends before the start."""
    for row in rows:
        if row.nip and (row.nip,) not in known.persons:
            remedy = _("Add the person to the sheet Pegawai, or correct the NIP.")
            yield fault(sheet, row, "nip", _("There is no person of this NIP."), remedy)
        if row.position and (row.position,) not in known.positions:
            yield fault(sheet, row, "position", _("There is no position of this code."), _positions_remedy())
        if row.kind not in Posting.Kind.values:
            yield fault(sheet, row, "kind", _("This kind of posting is unknown."), _choose(Posting.Kind.labels))
        if row.ends_on is not None and row.ends_on <= row.starts_on:
            yield fault(sheet, row, "ends_on", _("It ends before it starts."), _("Correct one of the two days."))


def nip_doubts(rows: Iterable[PersonRow]) -> Iterator[Fault]:
    """NIPs that can be but are unusual."""
    for row in rows:
        doubt = None if nip_fault(row.nip) else nip_doubt(row.nip)
        if doubt:
            yield fault(Sheet.PERSONS, row, "nip", doubt, _("Compare it with the decree; it is taken as it is."))


def _longest(sheet: Sheet) -> Mapping[str, int]:
    table = TABLES.get(sheet)
    columns = table._meta.concrete_fields if table else []
    return {c.name: c.max_length or LONGEST_CODE for c in columns if isinstance(c, CharField)}


def _is_email(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


def _units_remedy() -> str:
    return _("Add the unit to the sheet Unit, or correct the code.")


def _positions_remedy() -> str:
    return _("Add the position to the sheet Jabatan, or correct the code.")


def _choose(labels: Iterable[object]) -> str:
    return _("Choose one of: %(choices)s.") % {"choices": ", ".join(str(label) for label in labels)}


Check = Callable[..., Iterator[Fault]]
CHECKS: dict[Sheet, tuple[Check, ...]] = {
    Sheet.UNITS: (text_faults, twice_faults, unit_faults),
    Sheet.POSITIONS: (text_faults, twice_faults, position_faults),
    Sheet.PERSONS: (text_faults, twice_faults, person_faults),
    Sheet.POSTINGS: (text_faults, twice_faults, posting_faults),
}
