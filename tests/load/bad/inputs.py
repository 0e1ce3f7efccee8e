"""Bad values, and the sequence of bad inputs for one form."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from tests.load.bad.files import UPLOADS
from tests.load.bad.forms import FILE, MARK, Field, Form

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
class Input:
    """One thing to send: changes by field, in words and as values; None leaves the field out."""

    told: str
    changes: tuple[tuple[str, object], ...]
    more: tuple[tuple[str, object], ...] = ()


def inputs(form: Form, most: int, seed: str, foreign: list[int]) -> Iterator[Input]:
    """At most `most` inputs for a form, the same for the same seed: singles in mixed order, then mixes.

    Before them, and always, each file into the first field for files, each kind of wrong row into a batch, and into
    each field of a page what PostgreSQL can't keep.
    """
    rng = random.Random(f"{seed} {form.name}")
    sure = [*_files(form), *(one for field in form.fields for one in _rows(form, field, rng)), *_unkept(form)]
    yield from sure
    singles = [one for field in form.fields for one in _singles(form, field, rng, foreign)]
    rng.shuffle(singles)
    yield from singles[:most]
    if not form.fields:
        yield from (Input("unknown field", (), (("tak_dikenal", _noise(rng)),)) for _ in range(min(most, FIELDLESS)))
        return
    for _number in range(most - len(singles) - len(sure)):
        chosen = rng.sample(form.fields, rng.randint(1, min(4, len(form.fields))))
        drawn = [rng.choice(list(_singles(form, field, rng, foreign))) for field in chosen]
        yield Input(" + ".join(each.told for each in drawn), tuple(c for each in drawn for c in each.changes))


def _files(form: Form) -> Iterator[Input]:
    """Each file in the first field that takes one."""
    name = next((field.name for field in form.fields if field.type == FILE), "")
    for kind, upload in UPLOADS.items() if name else ():
        yield Input(f"{name}: {kind}", ((name, upload),))


def _unkept(form: Form) -> Iterator[Input]:
    """A zero byte in each field: a page that asks no form of Django's breaks at it."""
    for field in form.fields if form.kind == "html" else ():
        yield Input(f"{field.name}: nul", ((field.name, TEXTS["nul"]),))


def _rows(form: Form, field: Field, rng: random.Random) -> Iterator[Input]:
    """Wrong rows for a batch whose base holds a good one: wrong as a row, then wrong within."""
    good = form.base.get(field.name)
    if not (isinstance(good, list) and good and isinstance(good[0], dict)):
        return
    row: dict[str, object] = good[0]
    wrong: dict[str, object] = {
        "the row itself": row, "rows by number": {"0": row}, "a list in the list": [[row]], "a number": [1],
        "null": [None], "a text": ["a"], "a good one and a number": [row, 1], "twice": [row, row],
        "unknown field": [{**row, "tak_dikenal": 1}], "no fields": [{}], "too many": [row] * 1001,
        "fields without names": [list(row.values())],
    }  # fmt: skip  # one list a glance
    for kind, value in wrong.items():
        yield Input(f"{field.name}: {kind}", ((field.name, value),))
    for name in row:
        bad = {"missing": {n: v for n, v in row.items() if n != name}}
        bad |= {kind: {**row, name: VALUES[kind]} for kind in rng.sample(sorted(VALUES), 4)}
        bad |= {kind: {**row, name: TEXTS[kind]} for kind in rng.sample(sorted(TEXTS), 4)}
        for kind, value in bad.items():
            yield Input(f"{field.name}.1.{name}: {kind}", ((field.name, [row, value]),))


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
