"""What the public may read of surveys; each page, file and badge asks here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tolok.citizens.models import SurveyRelease
from tolok.citizens.queries.survey.questions import NAMES, UNSUR
from tolok.citizens.queries.survey.sums import answers_of
from tolok.engine.skm import bands
from tolok.rules.publish import Limits, Sums, told_points, told_together
from tolok.rules.skm import survey_index


@dataclass(frozen=True)
class PublishedUnsur:
    """One unsur in points (10,000 = 100) with its letter."""

    word: str
    name: str
    points: int
    mutu: str


@dataclass(frozen=True)
class Published:
    """What may be told of a service, a unit or the government in a span.

    `points` None: too few answered. From `n` to `n_until` answers; None is open upwards, the same twice is exact.
    `unsur` is empty where single unsur would tell too much.
    """

    key: str
    level: str
    id: int
    name: str
    under: str
    points: int | None
    mutu: str
    mutu_label: str
    n: int
    n_until: int | None
    unsur: tuple[PublishedUnsur, ...]

    @property
    def number(self) -> str:
        """How many answered, in words."""
        if self.points is None:
            return _("too few answers")
        if self.n_until is None:
            return _("at least %(least)s answers") % {"least": self.n}
        if self.n == self.n_until:
            return _("%(n)s answers") % {"n": self.n}
        return _("%(least)s to %(most)s answers") % {"least": self.n, "most": self.n_until}


@dataclass(frozen=True)
class PublishedSpan:
    """A published span, end exclusive, with its rows: the government first, then each unit and its services."""

    starts_on: date
    ends_on: date
    released_on: date
    rows: tuple[Published, ...]

    @property
    def last_day(self) -> date:
        """The last day that belongs to it."""
        return self.ends_on - timedelta(days=1)

    def row(self, key: str) -> Published | None:
        """The row of a place, for instance `service:12`."""
        return next((each for each in self.rows if each.key == key), None)


def released(*, last: int | None = None) -> list[PublishedSpan]:
    """Every published span, or the last ones only, the oldest first; one query."""
    return [_span(each) for each in reversed(SurveyRelease.objects.order_by("-starts_on")[:last])]


def released_year(year: int) -> list[Published]:
    """The year's published spans pooled over respondents: what was told in each span in which anybody answered.

    It is worked out from what the spans tell already, so it tells nothing more.
    """
    found: dict[str, list[dict[str, Any]]] = {}
    held = list(SurveyRelease.objects.filter(starts_on__year=year).order_by("starts_on"))
    for release in held:
        for row in release.rows["places"]:
            found.setdefault(row["key"], []).append(row)
    if not held:
        return []
    last = held[-1]
    return [_published(_pooled(rows), last.rows["limits"], last.bands) for rows in found.values()]


def _pooled(rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    told = [row for row in rows if not row["is_empty"]]
    sums = pooled_nine(Sums(row["n"], tuple(row["totals"]), tuple(row["counts"])) for row in told if row["index"])
    return {
        **rows[-1],
        "index": told_together(None if row["is_empty"] else row["index"] for row in rows),
        "unsur": told_together(None if row["is_empty"] else row["unsur"] for row in rows),
        "n": sums.n,
        "totals": sums.totals,
        "counts": sums.counts,
        "told": (sum(row["told"][0] for row in told if row["index"]), _told_until(told)),
        "is_empty": not told,
    }


def _told_until(rows: Sequence[dict[str, Any]]) -> int | None:
    """Exact where each span is; a sum of exact and inexact numbers would give the inexact ones away."""
    is_exact = all(row["index"] and row["told"][0] == row["told"][1] for row in rows)
    return sum(row["told"][0] for row in rows) if is_exact else None


def pooled_nine(sums: Iterable[Sums]) -> Sums:
    """Several groups of nine unsur as one."""
    total = Sums(0, (0,) * len(UNSUR), (0,) * len(UNSUR))
    for each in sums:
        total = total.plus(each)
    return total


def _span(release: SurveyRelease) -> PublishedSpan:
    rows = tuple(_published(row, release.rows["limits"], release.bands) for row in release.rows["places"])
    return PublishedSpan(release.starts_on, release.ends_on, release.released_on, rows)


def _published(row: dict[str, Any], numbers: Sequence[int], table: str) -> Published:
    level, _colon, number = row["key"].partition(":")
    named = (row["key"], level, int(number or 0), row["name"], row["under"])
    if not row["index"]:
        return Published(*named, None, "", "", 0, None, ())
    limits, scale = Limits(*numbers), bands.load(table)
    sums = Sums(row["n"], tuple(row["totals"]), tuple(row["counts"]))
    index = survey_index(answers_of(sums), scale)
    assert index.points is not None
    assert index.mutu is not None
    n, until = row["told"]
    unsur = tuple(
        PublishedUnsur(each.name, str(NAMES[each.name]), told_points(each.points or 0, sums.n, limits), each.mutu or "")
        for each in index.unsur
        if row["unsur"]
    )
    points = told_points(index.points, sums.n, limits)
    return Published(*named, points, index.mutu, mutu_label(index.mutu, table), n, until, unsur)


def mutu_label(letter: str | None, table: str) -> str:
    """A letter of quality in words, in the reader's language."""
    found = next((each for each in bands.load(table).mutu if each.letter == letter), None)
    if found is None:
        return ""
    return found.label_en if get_language() == "en" else found.label_id
