"""Bad values, and the sequence of bad inputs for one form."""

from __future__ import annotations

import random
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from tests.load.bad.forms import FILE, Field, Form

# What would run if it were ever drawn unescaped.
MARK = "<tolok-mark onload=alert(1)>"
TEXTS: dict[str, str] = {
    "empty": "",
    "spaces": " \t ",
    "nul": "a\0b",
    "megabyte": "x" * 1_000_000,
    "surrogate": "a\ud800b",
    "right to left": "\u202egpj.exe",
    "emoji": "👩‍👩‍👧‍👦🏳️‍🌈",
    "homoglyph": "Аnі Lеstаrі",
    "sql": "'; DROP TABLE people_person; --",
    "html": f"\"'>{MARK}",
    "script": f"</textarea></script><script>alert(1)</script>{MARK}",
    "template": "{{ 7|add:7 }}{% debug %}${7*7}",
    "formula": '=HYPERLINK("http://a";"b")',
    "path": "../../../../etc/passwd",
    "line end": "a\r\nSet-Cookie: x=1\r\n\r\n<p>",
    "beyond bigint": str(2**63),
    "400 digits": "9" * 400,
    "5000 digits": "9" * 5000,
    "negative": "-1",
    "zero": "0",
    "nan": "NaN",
    "infinity": "-Infinity",
    "exponent": "1e400",
    "29 February": "2026-02-29",
    "leap day": "2028-02-29",
    "year 0": "0000-01-01",
    "year 9999": "9999-12-31",
    "year 1": "0001-01-01",
    "week date": "2026-W01-1",
    "other digits": "१२३",
    "combining": "a" + "\u0301" * 800,
    "zero width": "\u200b\ufeff",
    "control": "\x1b[31m\x07\x7f",
    "format": "%s%(x)s%n{0}",
    "json": '{"a": [1, null]}',
    "no address": "http://[::1",
    "script address": "javascript:alert(1)",
    "deleted": "987654321",
    "huge time": "2026-12-30T25:61",
    "boolean": "true",
    "none": "None",
    "half": "1.5",
    "thousand": "1.000.000.000.000",
}
# For programs: values of another type than the field's.
VALUES: dict[str, object] = {
    "null": None,
    "true": True,
    "float": 1.5,
    "big float": 1e308,
    "number": 0,
    "overflow": 2**63,
    "400 digits": 10**400,
    "negative": -1,
    "list": [],
    "list for one": [1, "a"],
    "object": {"a": 1},
    "nested": [[[[{}]]]],
    "not a number": float("nan"),
    "infinity": float("inf"),
}
# A button without fields can be sent nonsense in one way only.
FIELDLESS = 10
# The part of mixes that draws letters from anywhere.
LETTERS = "aZ09 \0\n\r<>&\"'%{}\\/;=+-@٣é\u202e\U0001f600\ud83d"


@dataclass(frozen=True)
class Upload:
    """A file that goes with a form."""

    name: str
    content: bytes
    media_type: str = "application/octet-stream"


@dataclass(frozen=True)
class Input:
    """One thing to send: changes by field, in words and as values; None leaves the field out."""

    told: str
    changes: tuple[tuple[str, object], ...]
    more: tuple[tuple[str, object], ...] = ()


def _png(width: int, height: int) -> bytes:
    """A black picture of that many pixels in a few bytes."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    rows = zlib.compress(b"\0" * ((width + 7) // 8 + 1) * height, 9)
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def _zipped(**parts: bytes) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, body in parts.items():
            archive.writestr(name.replace("__", "/").replace("_DOT_", "."), body)
    return made.getvalue()


BOMB = b"0" * 30_000_000
SHEET = b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
UPLOADS: dict[str, Upload] = {
    "no bytes": Upload("kosong.pdf", b""),
    "picture with script": Upload("gambar.svg", f"<svg onload=alert(1)>{MARK}</svg>".encode(), "image/svg+xml"),
    "page as PDF": Upload("laporan.pdf", f"<html>{MARK}".encode(), "application/pdf"),
    "PDF and page": Upload("laporan.pdf", f"%PDF-1.4\n<script>{MARK}</script>".encode(), "application/pdf"),
    "GIF and script": Upload("a.png", b"GIF89a/*<svg onload=alert(1)>*/=1;", "image/png"),
    "cut PNG": Upload("a.png", _png(8, 8)[:40], "image/png"),
    "too many pixels": Upload("a.png", _png(60_000, 60_000), "image/png"),
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


def inputs(form: Form, most: int, seed: str, foreign: list[int]) -> Iterator[Input]:
    """At most `most` inputs for a form, the same for the same seed: singles in mixed order, then mixes."""
    rng = random.Random(f"{seed} {form.name}")
    singles = [one for field in form.fields for one in _singles(form, field, rng, foreign)]
    rng.shuffle(singles)
    yield from singles[:most]
    if not form.fields:
        yield from (Input("unknown field", (), (("tak_dikenal", _noise(rng)),)) for _ in range(min(most, FIELDLESS)))
        return
    for _number in range(most - len(singles)):
        chosen = rng.sample(form.fields, rng.randint(1, min(4, len(form.fields))))
        drawn = [rng.choice(list(_singles(form, field, rng, foreign))) for field in chosen]
        yield Input(" + ".join(each.told for each in drawn), tuple(c for each in drawn for c in each.changes))


def _singles(form: Form, field: Field, rng: random.Random, foreign: list[int]) -> Iterator[Input]:
    """Each kind of nonsense in one field."""
    for kind, text in TEXTS.items():
        yield Input(f"{field.name}: {kind}", ((field.name, text),))
    if form.kind == "program":
        for kind, value in VALUES.items():
            yield Input(f"{field.name}: {kind}", ((field.name, value),))
    if field.type == FILE:
        for kind, upload in UPLOADS.items():
            yield Input(f"{field.name}: {kind}", ((field.name, upload),))
    other = rng.choice(foreign)
    number: object = other if field.type == "json" else str(other)
    yield Input(f"{field.name}: foreign", ((field.name, number),))
    yield (
        Input(f"{field.name}: missing", ((field.name, None),))
        if form.kind == "html"
        else Input(f"{field.name}: noise", ((field.name, _noise(rng)),))
    )
    yield Input(f"{field.name}: twice", (), ((field.name, "1"), (field.name, _noise(rng))))
    yield Input(f"{field.name}: unknown beside it", (), (("tak_dikenal", _noise(rng)), ("version", "-1")))
    yield Input(f"{field.name}: noise", ((field.name, _noise(rng)),))


def _noise(rng: random.Random) -> str:
    return "".join(rng.choice(LETTERS) for _ in range(rng.randint(1, 60)))
