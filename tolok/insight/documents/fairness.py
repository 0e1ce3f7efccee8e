"""The raters of a reading as CSV, from kept findings."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from tolok.engine.cells import tame
from tolok.insight.queries.fairness.words import LEADS, why
from tolok.people.queries import masked_nip

if TYPE_CHECKING:
    from tolok.insight.models import Mirror


def raters_csv(mirrors: Iterable[Mirror]) -> bytes:
    """A row a rater in UTF-8 with its mark; numbers with a point and three decimals, a missing one with its reason."""
    written = io.StringIO(newline="")
    book = csv.writer(written)
    book.writerow(_head())
    book.writerows(_row(mirror) for mirror in mirrors)
    return written.getvalue().encode("utf-8-sig")


def _head() -> tuple[str, ...]:
    beside, shared = _("beside measured results"), _("beside others on the same people")
    compared = [
        f"{word}, {kind}"
        for kind in (beside, shared)
        for word in (_("stricter by"), _("at least"), _("at most"), _("people"), _("why not"))
    ]
    return (
        *(_("Rater"), "NIP", _("Sheets"), _("Mean of 3"), _("Below"), _("Meets"), _("Above"), _("Sheets all alike")),
        *compared,
        _("What leads to a conversation"),
    )


def _row(mirror: Mirror) -> tuple[str, ...]:
    told = json.loads(mirror.text)
    leads = "; ".join(str(LEADS[lead]) for lead in told["leads"])
    return (
        *(tame(mirror.rater.name), masked_nip(mirror.rater.nip), str(told["n"]), f"{told['mean']:.3f}"),
        *map(str, told["levels"]),
        str(told["alike"]),
        *_compared(told["results"]),
        *_compared(told["shared"]),
        tame(leads),
    )


def _compared(row: dict[str, Any]) -> Iterator[str]:
    if row["reason"]:
        yield from ("", "", "", str(row.get("n", 0)), tame(why(row["reason"])))
    else:
        yield from (f"{each:.3f}" for each in (row["severity"], *row["interval"]))
        yield from (str(row["n"]), "")
