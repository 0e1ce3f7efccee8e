"""A period for e-Kinerja BKN as CSV and as a workbook, from finished rows."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

import xlsxwriter
from django.utils.translation import gettext as _

from tolok.engine.cells import is_risky, tame

if TYPE_CHECKING:
    from tolok.desk.queries.bkn import Companion, Indicator, Result

Row = tuple[str, ...]
SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
WIDTHS = (44, 34, 18, 60, 44, 28)


def bkn_csv(found: Companion) -> bytes:
    """The period as CSV in UTF-8 with its mark, so that spreadsheets read the letters right."""
    written = io.StringIO(newline="")
    csv.writer(written).writerows([tame(cell) for cell in row] for row in _rows(found))
    return written.getvalue().encode("utf-8-sig")


def bkn_workbook(found: Companion) -> bytes:
    """The same as XLSX; every cell is text, and what could be a formula says so in its format."""
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, SAFE) as book:
        page = book.add_worksheet("e-Kinerja BKN")
        plain, bold = book.add_format({"text_wrap": True, "valign": "top"}), book.add_format({"bold": True})
        quoted = book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True})
        page.freeze_panes(1, 0)
        for place, width in enumerate(WIDTHS):
            page.set_column(place, place, width)
        for number, row in enumerate(_rows(found)):
            for place, cell in enumerate(row):
                form = bold if number == 0 else quoted if is_risky(cell) else plain
                page.write_string(number, place, cell, form)
    return written.getvalue()


def _rows(found: Companion) -> Iterator[Row]:
    yield ("RHK", "IKI", _("Part"), _("Text"), _("Target or address"), _("Source of the figures"))
    for each in found.results:
        yield from _of(each)
    for other in found.others:
        yield ("", "", _("Other work"), other.text, "", "")


def _of(found: Result) -> Iterator[Row]:
    if not found.indicators:
        yield (found.outcome.title, "", "", "; ".join(map(str, found.gaps)), "", "")
    for each in found.indicators:
        for cells in _pieces(each):
            yield (found.outcome.title, each.target.name, *cells)


def _pieces(each: Indicator) -> Iterator[Row]:
    plan, aim = each.plan.fields
    yield (str(each.plan.label), plan.text, aim.text, "")
    for proof in each.proofs:
        address = proof.url or _("A file in Tolok: download it, then put it where the reader in BKN can open it.")
        yield (str(each.proof.label), proof.name, address, "")
    told, source = each.result.fields
    yield (str(each.result.label), told.text, "", source.text)
