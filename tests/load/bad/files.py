"""Files that do harm, or would if they were taken for what they say."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from PIL import Image

from tests.load.bad.books import book, formulas, merged
from tests.load.bad.forms import MARK

SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
GPS, MAKER = 0x8825, 0x010F
CAMERA = b"Kamera Rahasia"


@dataclass(frozen=True)
class Upload:
    """A file that goes with a form; none that `is_barred` may be taken, and of none may be kept what it `hides`."""

    name: str
    content: bytes
    media_type: str = "application/octet-stream"
    is_barred: bool = False
    hides: bytes = b""


def _png(width: int, height: int, bits: int = 1) -> bytes:
    """A black picture of that many pixels in a few bytes."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    packer, row = zlib.compressobj(9), b"\0" * ((width * bits + 7) // 8 + 1)
    rows = b"".join(packer.compress(row) for _row in range(height)) + packer.flush()
    head = struct.pack(">IIBBBBB", width, height, bits, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def _zipped(**parts: bytes) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, body in parts.items():
            archive.writestr(name.replace("__", "/").replace("_DOT_", "."), body)
    return made.getvalue()


def _photo() -> bytes:
    """A small photo that says where and with what it was taken."""
    exif = Image.Exif()
    exif[MAKER] = CAMERA.decode()
    exif.get_ifd(GPS).update({1: "S", 2: (0.0, 1.0, 30.0), 3: "E", 4: (109.0, 20.0, 12.0)})
    drawn = BytesIO()
    Image.new("RGB", (60, 40), "teal").save(drawn, "JPEG", exif=exif)
    return drawn.getvalue()


BOMB = b"0" * 30_000_000
SHEET = b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
UPLOADS: dict[str, Upload] = {
    "no bytes": Upload("kosong.pdf", b""),
    "picture with script": Upload("gambar.svg", f"<svg onload=alert(1)>{MARK}</svg>".encode(), "image/svg+xml"),
    "page as PDF": Upload("laporan.pdf", f"<html>{MARK}".encode(), "application/pdf"),
    "PDF and page": Upload("laporan.pdf", f"%PDF-1.4\n<script>{MARK}</script>".encode(), "application/pdf"),
    "GIF and script": Upload("a.png", b"GIF89a/*<svg onload=alert(1)>*/=1;", "image/png"),
    "cut PNG": Upload("a.png", _png(8, 8)[:40], "image/png"),
    "too many pixels": Upload("a.png", _png(60_000, 60_000), "image/png", is_barred=True),
    "50 megapixels": Upload("a.png", _png(10_000, 5_000, 8), "image/png", is_barred=True),
    "picture with place": Upload("antrean.jpg", _photo(), "image/jpeg", hides=CAMERA),
    "merged cells": Upload("gabung.xlsx", book(merged), SHEETS),
    "formula in cells": Upload("rumus.xlsx", book(formulas), SHEETS),
    "bomb": Upload("bom.zip", _zipped(a=BOMB), "application/zip"),
    "sheet bomb": Upload(
        "bom.xlsx", _zipped(xl__workbook_DOT_xml=BOMB, xl__sharedStrings_DOT_xml=SHEET + BOMB), "application/zip"
    ),
    "sheet without sheets": Upload("a.xlsx", _zipped(xl__workbook_DOT_xml=b"<workbook/>"), "application/zip"),
    "cut ZIP": Upload("a.xlsx", _zipped(a=b"x" * 900)[:60], "application/zip"),
    "program": Upload("a.pdf.exe", b"MZ" + b"\0" * 200),
    "path as name": Upload("../../../../etc/passwd", b"%PDF-1.4\n%%EOF"),
    "line end as name": Upload("a\r\nX-Bad: 1.pdf", b"%PDF-1.4\n%%EOF"),
    "long name": Upload("n" * 4000 + ".pdf", b"%PDF-1.4\n%%EOF"),
    "mark as name": Upload(f"{MARK}.pdf", b"%PDF-1.4\n%%EOF"),
}
