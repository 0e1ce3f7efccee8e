"""The workbook of attendance and leave, and a kept file as a download."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import xlsxwriter
from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header

from tolok.evidence.queries import DAY_COLUMNS, LEAVE_COLUMNS, file_of

if TYPE_CHECKING:
    from tolok.evidence.models import Evidence

# One filled line a sheet shows how a cell is written; the NIP is invented.
EXAMPLE = {
    "Presensi": ("199406122022212903", "14/07/2026", "Hadir", "15", "0", "A-1"),
    "Cuti": ("199406122022212903", "Cuti tahunan", "20/07/2026", "24/07/2026", "C-1", "tidak"),
}


def template() -> bytes:
    """The workbook to fill in; every cell is text, so that no NIP loses its last digits."""
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True, "strings_to_formulas": False}) as book:
        bold = book.add_format({"bold": True, "bg_color": "#e4eefb", "bottom": 1})
        text = book.add_format({"num_format": "@"})
        for name, columns in (("Presensi", DAY_COLUMNS), ("Cuti", LEAVE_COLUMNS)):
            page = book.add_worksheet(name)
            page.freeze_panes(1, 0)
            page.set_column(0, len(columns) - 1, 22, text)
            page.write_row(0, 0, [heading + " *" * is_needed for heading, _read, is_needed in columns.values()], bold)
            page.write_row(1, 0, EXAMPLE[name], text)
    return written.getvalue()


def download(evidence: Evidence) -> HttpResponse:
    """The kept bytes under their harmless name, which no page can run; 404 where there are none."""
    place = file_of(evidence)
    if place is None:
        raise Http404
    response = HttpResponse(place.read_bytes(), content_type=evidence.media_type)
    response.headers["Content-Disposition"] = content_disposition_header(True, evidence.file_name) or "attachment"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
