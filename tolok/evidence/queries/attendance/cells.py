"""One cell of an attendance or leave sheet as a NIP, minutes, a day or a word."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from tolok.people.queries import Cell, WrongCell, as_day, as_day_after, as_nip, as_text

NIP = re.compile(r"[0-9]{18}")
# What people write in a cell, and what it means.
KINDS = {
    **dict.fromkeys(("hadir", "h", "masuk", "present"), "present"),
    **dict.fromkeys(("izin", "i", "berizin", "dinas", "dinas luar", "cuti", "sakit", "excused"), "excused"),
    **dict.fromkeys(("tanpa keterangan", "tk", "alpa", "alpha", "mangkir", "absent"), "absent"),
}
LEAVES = {
    "cuti tahunan": "annual",
    "cuti besar": "long",
    "cuti sakit": "sick",
    "sakit": "sick",
    "cuti melahirkan": "maternity",
    "cuti alasan penting": "important",
    "cuti karena alasan penting": "important",
    "cuti bersama": "collective",
    "cuti di luar tanggungan negara": "unpaid",
    "cltn": "unpaid",
    "dinas luar": "duty_travel",
    "tugas belajar": "study",
}
ANSWERS = {"": False, "tidak": False, "ya": True}
UNKNOWN_MINUTES = {"?", "tidak tercatat", "tidak absen"}


def as_person(cell: Cell) -> str:
    """A NIP of 18 digits."""
    nip = as_nip(cell)
    if not nip:
        raise WrongCell(_("The cell is empty."), _("Write it in every line; merged cells count only once."))
    if not NIP.fullmatch(nip):
        raise WrongCell(_("A NIP has exactly 18 digits."), _("Mend the NIP."))
    return nip


def as_minutes(cell: Cell) -> int | None:
    """Whole minutes; blank is none, and None where the cell says that nobody knows."""
    text = as_text(cell).casefold().removesuffix("menit").removesuffix("'").strip()
    if text in UNKNOWN_MINUTES:
        return None
    if text and not (text.isascii() and text.isdigit() and len(text) <= 4):
        raise WrongCell(_("These are no whole minutes."), _("Write a number such as 15; leave it blank for none."))
    return int(text or 0)


def as_last_day(cell: Cell) -> date:
    """The first day no longer, from a last day that counts."""
    found = as_day_after(cell)
    if found is None:
        raise WrongCell(_("The cell is empty."), _("Write the last day of the leave."))
    return found


def as_number(cell: Cell) -> str:
    """The source's own number, without what can't be seen."""
    return "".join(letter for letter in as_text(cell) if letter.isprintable())[:80]


def one_of(choices: dict[str, Any]) -> Callable[[Cell], Any]:
    """Reads a cell that holds one of these words."""

    def read(cell: Cell) -> Any:
        text = as_text(cell).casefold()
        if text not in choices:
            first: dict[Any, str] = {}
            for word, value in choices.items():
                first.setdefault(value, word or "tidak")
            words = ", ".join(first.values())
            raise WrongCell(_("This word is not known here."), _("Write one of these: %(words)s.") % {"words": words})
        return choices[text]

    return read


Reader = tuple[str, Callable[[Cell], Any], bool]
# Field of a row: its heading, how its cells are read, whether the column must be there.
DAY_COLUMNS: dict[str, Reader] = {
    "nip": ("NIP", as_person, True),
    "on": ("Tanggal", as_day, True),
    "kind": ("Keterangan", one_of(KINDS), True),
    "late_minutes": ("Menit terlambat", as_minutes, False),
    "early_minutes": ("Menit lebih awal", as_minutes, False),
    "external_id": ("Nomor", as_number, False),
}
LEAVE_COLUMNS: dict[str, Reader] = {
    "nip": ("NIP", as_person, True),
    "kind": ("Jenis cuti", one_of(LEAVES), True),
    "starts_on": ("Mulai", as_day, True),
    "ends_on": ("Sampai dengan", as_last_day, True),
    "external_id": ("Nomor", as_number, False),
    "is_withdrawn": ("Batal", one_of(ANSWERS), False),
}


def as_seen(cell: Cell) -> str:
    """A cell as text, whatever it holds."""
    return "" if cell is None else " ".join(str(cell).split())
