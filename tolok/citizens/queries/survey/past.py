"""Reads results of earlier years: from a file, and worked out again."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from tolok.citizens.models import PastResult
from tolok.citizens.queries.survey.questions import UNSUR
from tolok.citizens.queries.survey.results import BANDS, two_decimals
from tolok.engine.skm import bands
from tolok.people.queries import Fault, read_sheet
from tolok.people.queries.cells import Cell, WrongCell, as_text
from tolok.rules.past import Mean, Verdict, reworked
from tolok.skp.queries import offered

HEADERS = {
    "service": "Layanan",
    "year": "Tahun",
    "n": "Responden",
    "published": "IKM",
    "requirements": "Persyaratan",
    "procedure": "Prosedur",
    "time": "Waktu",
    "cost": "Biaya",
    "product": "Produk",
    "competence": "Kompetensi",
    "conduct": "Perilaku",
    "handling": "Pengaduan",
    "facilities": "Sarana",
}
NEEDED = ("service", "year", "published")
EXAMPLE = ("ktp-el", "2024", "212", "82,45", "3,31", "3,28", "3,12", "3,90", "3,35", "3,30", "3,41", "3,05", "2,96")
DECIMAL = re.compile(r"\d{1,3}(?:[.,](\d{1,4}))?", re.ASCII)
FIRST_YEAR, LAST_YEAR = 2004, 2100


@dataclass(frozen=True)
class OldRow:
    """One service and year: respondents if known, the IKM in hundredths, the means as they were written."""

    service_id: int
    service: str
    year: int
    n: int | None
    published: int
    means: Mapping[str, str]


@dataclass(frozen=True)
class PastRow:
    """A kept result beside what its means give; points in hundredths."""

    service: str
    year: int
    n: int | None
    published: int
    points: int | None
    legacy: int | None
    verdict: str
    said: str

    @property
    def published_text(self) -> str:
        """What was published, with exactly two decimals."""
        return two_decimals(self.published)

    @property
    def points_text(self) -> str:
        """What the means give, with exactly two decimals."""
        return two_decimals(self.points)


def read_past(content: bytes) -> tuple[list[OldRow], list[Fault]]:
    """The lines of an XLSX or CSV file, and every cell that can't be used; raises NotAWorkbook."""
    lines = [(n, row) for n, row in enumerate(read_sheet(content), 1) if any(str(cell or "").strip() for cell in row)]
    first, heads = lines[0] if lines else (1, [])
    places = {" ".join(str(head).split()).rstrip(" *").casefold(): place for place, head in enumerate(heads)}
    missing = [
        Fault("", first, HEADERS[name], "", _("This column is missing."), _("Take the template and keep its headings."))
        for name in NEEDED
        if HEADERS[name].casefold() not in places
    ]
    if missing:
        return [], missing
    known = {code: (each.id, each.name) for code, each in offered(_codes(lines[1:], places)).items()}
    rows: list[OldRow] = []
    faults: list[Fault] = []
    for number, cells in lines[1:]:
        told = {name: _cell(cells, places.get(header.casefold())) for name, header in HEADERS.items()}
        wrong = [Fault("", number, HEADERS[name], told[name], why, "") for name, why in _faults(told, known)]
        faults += wrong
        rows += [] if wrong else [_row(told, known)]
    return rows, faults


def template() -> str:
    """A CSV to fill in: the headings and one invented line."""
    head = [header + (" *" if name in NEEDED else "") for name, header in HEADERS.items()]
    return "\ufeff" + "\r\n".join(";".join(cells) for cells in (head, EXAMPLE)) + "\r\n"


def past_rows() -> list[PastRow]:
    """Every kept result, the newest first, with what its means give; one query."""
    found = PastResult.objects.select_related("service").order_by("-year", "service__name")
    return [_reworked(each) for each in found]


def said(verdict: Verdict) -> str:
    """A verdict in words."""
    return {
        Verdict.SAME: _("follows from its means"),
        Verdict.LEGACY: _("follows only with the weight 0.111, which is less than 1/9"),
        Verdict.OTHER: _("does not follow from its means"),
        Verdict.UNKNOWN: _("published without means"),
    }[verdict]


def _reworked(each: PastResult) -> PastRow:
    means = [_mean(word, text) for word, text in each.means.items()]
    found = reworked(each.published, means if len(means) == len(UNSUR) else [], bands.load(BANDS))
    return PastRow(
        each.service.name, each.year, each.n, each.published, found.points, found.legacy, found.verdict,
        said(found.verdict),
    )  # fmt: skip  # the order of the row


def _mean(word: str, text: str) -> Mean:
    value = Fraction(text)
    return Mean(word, value.numerator, value.denominator, len(text.partition(".")[2]))


def _codes(lines: Sequence[tuple[int, Sequence[Cell]]], places: Mapping[str, int]) -> set[str]:
    return {_cell(cells, places.get(HEADERS["service"].casefold())) for _number, cells in lines}


def _cell(cells: Sequence[Cell], place: int | None) -> str:
    try:
        return as_text(cells[place]) if place is not None and place < len(cells) else ""
    except WrongCell:
        return "#"


def _faults(told: Mapping[str, str], known: Mapping[str, object]) -> list[tuple[str, str]]:
    found = []
    if told["service"] not in known:
        found.append(("service", _("No service has this code.")))
    if not (told["year"].isascii() and told["year"].isdigit() and FIRST_YEAR <= int(told["year"][:5]) <= LAST_YEAR):
        found.append(("year", _("Write a year, for instance 2024.")))
    if told["n"] and not (told["n"].isascii() and told["n"].isdigit() and len(told["n"]) <= 7):
        found.append(("n", _("Write a whole number of respondents, or nothing.")))
    if not _within(told["published"], 25, 100):
        found.append(("published", _("Write the published IKM from 25 to 100, for instance 82,45.")))
    wrong = [word for word in UNSUR if told[word] and not _within(told[word], 1, 4)]
    return [*found, *((word, _("Write a mean from 1 to 4, for instance 3,25, or nothing.")) for word in wrong)]


def _within(text: str, least: int, most: int) -> bool:
    return bool(DECIMAL.fullmatch(text)) and least <= Fraction(text.replace(",", ".")) <= most


def _row(told: Mapping[str, str], known: Mapping[str, tuple[int, str]]) -> OldRow:
    number, name = known[told["service"]]
    means = {word: told[word].replace(",", ".") for word in UNSUR if told[word]}
    published = round(Fraction(told["published"].replace(",", ".")) * 100)
    return OldRow(number, name, int(told["year"]), int(told["n"]) if told["n"] else None, published, means)
