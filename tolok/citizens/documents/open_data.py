"""Open data: each dataset's columns and rows, as CSV and JSON, and a badge as SVG."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tolok.citizens.queries.served import ServiceShown, every_service
from tolok.citizens.queries.survey.published import released
from tolok.engine.cells import tame

if TYPE_CHECKING:
    from tolok.people.models import Government

Row = dict[str, Any]


@dataclass(frozen=True)
class Dataset:
    """One file: what it holds, its columns (type and meaning), and how its rows are read."""

    name: str
    title: Promise
    columns: Mapping[str, tuple[Any, Promise]]
    rows: Callable[[Government, date], list[Row]]


def _served(government: Government, on: date) -> list[Row]:
    return [
        {
            "government": government.slug,
            "unit": found.row.unit,
            "service": found.row.code,
            "name": found.row.name,
            "limit": found.row.limit,
            "quarter": quarter.starts_on.isoformat(),
            "finished": quarter.n,
            "in_time": quarter.share,
        }
        for found in every_service(on=on)
        for quarter in found.quarters
    ]


def _heard(government: Government, on: date) -> list[Row]:
    return [
        {
            "government": government.slug,
            "from": span.starts_on.isoformat(),
            "until": span.ends_on.isoformat(),
            "level": row.level,
            "name": row.name,
            "under": row.under,
            "ikm": row.points,
            "mutu": row.mutu,
            "answers": row.n if row.points is not None and row.n == row.n_until else None,
        }
        for span in released()
        for row in span.rows
    ]


TEXT, NUMBER = "string", ["integer", "null"]
DATASETS: Mapping[str, Dataset] = {
    "layanan": Dataset(
        "layanan",
        gettext_lazy("Services, their time limits and how often these were kept, by quarter"),
        {
            "government": (TEXT, gettext_lazy("Short name of the government")),
            "unit": (TEXT, gettext_lazy("The office that gives the service")),
            "service": (TEXT, gettext_lazy("Code of the service")),
            "name": (TEXT, gettext_lazy("Name of the service")),
            "limit": (TEXT, gettext_lazy("Time limit in words, as it holds today")),
            "quarter": (TEXT, gettext_lazy("First day of the quarter")),
            "finished": (NUMBER, gettext_lazy("How many were finished; empty below ten")),
            "in_time": (NUMBER, gettext_lazy("Share in time, in hundredths of a percent; empty below ten finished")),
        },
        _served,
    ),
    "ikm": Dataset(
        "ikm",
        gettext_lazy("Satisfaction of the public (IKM) by unit and service, as it was published"),
        {
            "government": (TEXT, gettext_lazy("Short name of the government")),
            "from": (TEXT, gettext_lazy("First day")),
            "until": (TEXT, gettext_lazy("The day after the last one")),
            "level": (TEXT, gettext_lazy("Whether it is the government, a unit or a service")),
            "name": (TEXT, gettext_lazy("Its name")),
            "under": (TEXT, gettext_lazy("What it belongs to")),
            "ikm": (NUMBER, gettext_lazy("The index in hundredths; empty where too few answered")),
            "mutu": (TEXT, gettext_lazy("Its letter, A to D; empty where too few answered")),
            "answers": (NUMBER, gettext_lazy("How many answered; empty where an exact number would tell too much")),
        },
        _heard,
    ),
}


def schema_of(dataset: Dataset) -> dict[str, Any]:
    """The schema of one row (JSON Schema 2020-12)."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": str(dataset.title),
        "type": "object",
        "properties": {
            name: {"type": kind, "description": str(meaning)} for name, (kind, meaning) in dataset.columns.items()
        },
        "required": list(dataset.columns),
        "additionalProperties": False,
    }


def as_csv(rows: Iterable[Row]) -> bytes:
    """A row a line below a head, in UTF-8 with its mark; no cell can be taken for a formula."""
    written, book = io.StringIO(newline=""), None
    for row in rows:
        if book is None:
            book = csv.DictWriter(written, list(row))
            book.writeheader()
        book.writerow({name: _tame(value) for name, value in row.items()})
    return written.getvalue().encode("utf-8-sig")


def badge_svg(found: ServiceShown) -> str:
    """Name and last quarter's share of a service; what is not told says so."""
    last = found.quarters[-1] if found.quarters else None
    told = _("%(share)s in time") % {"share": last.text} if last and last.share is not None else _("too few to tell")
    name, said = escape(found.row.name[:40]), escape(told)
    left, right = 7 * len(found.row.name[:40]) + 20, 7 * len(told) + 20
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{left + right}" height="28" role="img"'
        f' aria-label="{name}: {said}"><title>{name}: {said}</title>'
        f'<rect width="{left + right}" height="28" rx="4" fill="#0a489f"/>'
        f'<rect x="{left}" width="{right}" height="28" rx="4" fill="#196bcd"/>'
        '<g fill="#fff" font-family="Inter,system-ui,sans-serif" font-size="13">'
        f'<text x="10" y="18">{name}</text><text x="{left + 10}" y="18">{said}</text></g></svg>'
    )


def _tame(value: object) -> object:
    return tame(value) if isinstance(value, str) else value
