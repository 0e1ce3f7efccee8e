"""One cell of a workbook as a code, a text, a day or a choice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from tolok.people.queries.checks import REQUIRED
from tolok.people.queries.rows import HEADERS, Sheet

Cell = str | int | float | bool | date | None
DAY_FORMS = ("%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y", "%d %m %Y", "%Y/%m/%d")
MONTHS = ("jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des")
OTHER_MONTHS = {"may": "mei", "aug": "agu", "ags": "agu", "oct": "okt", "dec": "des", "nop": "nov"}
FORMULA_ERRORS = ("#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!")
EARLIEST, LATEST = 1950, 2100
# What people write, and the value that is stored for it; the first word of a value is written into workbooks.
LEVELS = {
    "kepala daerah": "head_of_region",
    "jpt pratama": "jpt",
    "jpt": "jpt",
    "administrator": "administrator",
    "pengawas": "pengawas",
    "pelaksana": "pelaksana",
    "fungsional": "fungsional",
    "head_of_region": "head_of_region",
}
DUTIES = {"kepegawaian": "hr", "pengawasan": "audit", "perencanaan": "planning", "bkpsdm": "hr", "inspektorat": "audit"}
KINDS = {"definitif": "definitive", "plt": "plt", "plh": "plh", "": "definitive"}
ZONES = {"wib": "Asia/Jakarta", "wita": "Asia/Makassar", "wit": "Asia/Jayapura"}
STATUSES = {"pns": "pns", "pppk": "pppk"}
CAPITALS = ("wib", "wita", "wit", "pns", "pppk")
PLACES = {"lapangan": "field", "kantor": "office", "": ""}
ANSWERS = {"ya": "1", "y": "1", "1": "1", "x": "1", "tidak": "", "t": "", "0": "", "": ""}
CHOICES: dict[tuple[Sheet, str], dict[str, str]] = {
    (Sheet.UNITS, "time_zone"): ZONES,
    (Sheet.POSITIONS, "level"): LEVELS,
    (Sheet.POSITIONS, "duty"): DUTIES,
    (Sheet.POSITIONS, "is_head"): ANSWERS,
    (Sheet.POSITIONS, "place"): PLACES,
    (Sheet.PERSONS, "status"): STATUSES,
    (Sheet.POSTINGS, "kind"): KINDS,
}
DAYS = ("starts_on", "ends_on")


@dataclass(frozen=True)
class Column:
    """One column of a sheet: its field, its header and the words one may choose."""

    field: str
    header: str
    is_required: bool
    choices: tuple[str, ...]


def _columns(sheet: Sheet) -> tuple[Column, ...]:
    needed = (*REQUIRED[sheet], "starts_on")
    return tuple(
        Column(field, header, field in needed, first_words(CHOICES.get((sheet, field), {})))
        for field, header in HEADERS[sheet].items()
    )


def first_words(choices: dict[str, str]) -> tuple[str, ...]:
    """The first word of each value, as a drop-down offers them."""
    first: dict[str, str] = {}
    for word, value in choices.items():
        first.setdefault(value, word)
    return tuple(word.upper() if word in CAPITALS else word.capitalize() for word in first.values() if word)


COLUMNS: dict[Sheet, tuple[Column, ...]] = {sheet: _columns(sheet) for sheet in Sheet}


class WrongCell(Exception):
    """A cell that can't be read; carries reason and remedy."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.reason, self.remedy = reason, remedy


def as_text(cell: Cell) -> str:
    """A cell as the text one sees, spaces tidied; refuses what a broken formula shows."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "ya" if cell else "tidak"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    text = " ".join(str(cell).split())
    if text in FORMULA_ERRORS:
        raise WrongCell(_("A formula in this cell shows an error."), _("Write the value itself."))
    return text


def as_nip(cell: Cell) -> str:
    """A NIP; refuses a number, because spreadsheets keep 15 digits of it and lose three."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        raise WrongCell(
            _("The cell holds a number, and spreadsheets lose the last three digits of a NIP."),
            _("Format the column as text and copy the NIP again."),
        )
    return "".join(as_text(cell).split())


def as_day(cell: Cell) -> date:
    """A day from a date cell or from common written forms."""
    if isinstance(cell, datetime):
        cell = cell.date()
    found = cell if isinstance(cell, date) else _written_day(as_text(cell))
    if found is None or not EARLIEST <= found.year <= LATEST:
        raise WrongCell(_("This is no day."), _("Write it as 31/12/2026."))
    return found


def as_day_after(cell: Cell) -> date | None:
    """The first day no longer, from a last day that counts; blank has no end."""
    return as_day(cell) + timedelta(days=1) if as_text(cell) else None


def as_choice(cell: Cell, choices: dict[str, str]) -> str:
    """The stored value of a word; an unknown word stays as it is, for the checks to name."""
    text = as_text(cell)
    return choices.get(text.casefold(), text)


def _written_day(text: str) -> date | None:
    parts = text.casefold().replace(",", " ").split()
    if len(parts) == 3 and parts[1].isalpha():
        month = OTHER_MONTHS.get(parts[1][:3], parts[1][:3])
        parts[1] = str(MONTHS.index(month) + 1) if month in MONTHS else "0"
    for form in DAY_FORMS:
        try:
            return datetime.strptime(" ".join(parts), form).date()  # noqa: DTZ007 – a day has no time zone
        except ValueError:
            continue
    return None
