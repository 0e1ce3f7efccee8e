"""What a NIP says, and whether it can be one."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

YOUNGEST, OLDEST = 18, 59


def tidy_nip(text: str) -> str:
    """A NIP without the spaces people type between its parts."""
    return "".join(text.split())


def nip_fault(nip: str) -> str | None:
    """Why these 18 digits are no NIP, or None when they can be one.

    Source: NIP of PNS and PPPK, 18 digits: birth date, appointment, sex, serial.
    """
    if len(nip) != 18 or not (nip.isascii() and nip.isdigit()):
        return _("A NIP has exactly 18 digits.")
    if born_on(nip) is None:
        return _("The first eight digits are no date of birth (year, month, day).")
    if status_of(nip) is None:
        return _("Digits 13 and 14 are neither a month (01–12, PNS) nor a contract (21–29, PPPK).")
    if nip[14] not in "12":
        return _("Digit 15 must be 1 (man) or 2 (woman).")
    if nip[15:] == "000":
        return _("The serial number, the last three digits, starts at 001.")
    return None


def nip_doubt(nip: str) -> str | None:
    """What is unusual about a NIP that can be one; a warning, because real records have odd cases."""
    birth = born_on(nip)
    age = int(nip[8:12]) - birth.year if birth else 0
    if birth is None or YOUNGEST <= age <= OLDEST:
        return None
    return _("By this NIP the person was appointed at the age of %(age)s.") % {"age": age}


def born_on(nip: str) -> date | None:
    """The date of birth in a NIP; None when the digits are no day."""
    try:
        return date(int(nip[:4]), int(nip[4:6]), int(nip[6:8]))
    except ValueError:
        return None


def status_of(nip: str) -> str | None:
    """`pns` for an appointment month 01-12, `pppk` for 2 and a contract number 1-9, else None."""
    part = nip[12:14]
    if part.isdigit() and 1 <= int(part) <= 12:
        return "pns"
    return "pppk" if part.isdigit() and 21 <= int(part) <= 29 else None


def masked_nip(nip: str) -> str:
    """A NIP as lists show it: birth year, serial's end, nothing between."""
    return f"{nip[:4]}******{nip[-2:]}"
