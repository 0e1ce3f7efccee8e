"""Numbers, days and names as people here write them."""

from __future__ import annotations

import datetime

from django.utils import formats, timezone
from django.utils.translation import get_language, ngettext, pgettext

MISSING = "–"
HARD_SPACE = "\u00a0"


def amount(hundredths: int | None) -> str:
    """Hundredths of a unit as a number: 9500 is "95", 250 is "2,5"."""
    if hundredths is None:
        return MISSING
    whole, rest = divmod(abs(hundredths), 100)
    places = 0 if rest == 0 else 1 if rest % 10 == 0 else 2
    written = formats.number_format((whole * 100 + rest) / 100, places, use_l10n=True, force_grouping=True)
    return f"−{written}" if hundredths < 0 else written


def count(number: int | None) -> str:
    """A whole number as people write it: 4120 is "4.120"."""
    return MISSING if number is None else formats.number_format(number, 0, use_l10n=True, force_grouping=True)


def ratio(ratio: int | None) -> str:
    """A ratio (10,000 = on target) in percent: "97,89 %"."""
    return MISSING if ratio is None else f"{amount(ratio)}{HARD_SPACE}%"


def points(points: int | None) -> str:
    """Points (10,000 = 100) as people read them: 8250 is "82,5"."""
    return amount(points)


def rupiah(rupiah: int | None) -> str:
    """Whole rupiah: "Rp1.250.000"."""
    if rupiah is None:
        return MISSING
    written = formats.number_format(abs(rupiah), 0, use_l10n=True, force_grouping=True)
    return f"{'−' if rupiah < 0 else ''}Rp{written}"


def day(day: datetime.date | None) -> str:
    """A day in words: "14 Juli 2026"."""
    return MISSING if day is None else formats.date_format(day, "j F Y")


def long_day(day: datetime.date | None) -> str:
    """A day with its name: "Selasa, 14 Juli 2026"."""
    return MISSING if day is None else formats.date_format(day, "l, j F Y")


def clock(moment: datetime.datetime | None) -> str:
    """The time of day in the active time zone: "10.42"."""
    if moment is None:
        return MISSING
    separator = "." if get_language() == "id" else ":"
    return timezone.localtime(moment).strftime(f"%H{separator}%M")


def moment(moment: datetime.datetime | None) -> str:
    """A moment in the active time zone: "14 Juli 2026 pukul 10.42"."""
    if moment is None:
        return MISSING
    words = {"day": day(timezone.localtime(moment).date()), "clock": clock(moment)}
    return pgettext("moment", "%(day)s at %(clock)s") % words


def time_left(seconds: int | None) -> str:
    """What is left in words: seconds below two minutes, then minutes; empty while nobody knows."""
    if seconds is None:
        return ""
    if seconds < 120:
        said = ngettext("about %(n)s second left", "about %(n)s seconds left", seconds)
        return said % {"n": max(seconds, 1)}
    return ngettext("about %(n)s minute left", "about %(n)s minutes left", seconds // 60) % {"n": seconds // 60}


def nip_masked(nip: str) -> str:
    """A NIP that shows its owner which it is, and nobody else the whole: 1985******01."""
    return f"{nip[:4]}******{nip[-2:]}" if len(nip) > 6 else "******"


def initials(name: str) -> str:
    """One or two first letters of a name, titles left out."""
    words = [word for word in name.split(",")[0].split() if not word.endswith(".")]
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()
