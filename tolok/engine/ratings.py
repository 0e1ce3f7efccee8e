"""Ratings as CSV: a ratee, a rater, an item and a score a row, and more columns."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from operator import itemgetter
from pathlib import Path

from tolok.engine.cells import garbled, reader_of
from tolok.engine.tables import FaultyRow
from tolok.rules.fairness.columns import Ratings, parted, ratings

COLUMNS = ("ratee", "rater", "item", "score")
GREATEST = 1e9
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)(?:[eE][+-]?[0-9]{1,3})?")


@dataclass
class Columns:
    """The four columns while they are read, and what further columns say of each ratee."""

    ratee: list[str] = field(default_factory=list)
    rater: list[str] = field(default_factory=list)
    item: list[str] = field(default_factory=list)
    score: list[float | None] = field(default_factory=list)
    said: dict[str, dict[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class RatingsFile:
    """Ratings, what each further column says of a ratee, and those columns that hold numbers."""

    ratings: Ratings
    labels: dict[str, dict[str, str]]
    numbers: dict[str, dict[str, float]]


def read_ratings(path: Path, labels: Iterable[str] = (), numbers: Iterable[str] = ()) -> RatingsFile:
    """The ratings in a file, and further columns by name; FaultyRow at the first row that can't be used."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return _Reading(path.name, file, tuple(labels), tuple(numbers)).whole()
    except UnicodeDecodeError:
        raise FaultyRow(path.name, garbled(path), "(row)", "is not UTF-8.", "Save it as CSV in UTF-8.") from None


class _Reading:
    """One file being read; knows its name and line for whatever goes wrong."""

    def __init__(self, name: str, lines: Iterator[str], labels: tuple[str, ...], numbers: tuple[str, ...]) -> None:
        self.name, self.labels, self.numbers = name, labels, numbers
        self.rows = reader_of(lines)
        self.seen: dict[tuple[str, str, str], int] = {}
        self.scores: dict[str, float | None] = {}
        self.columns = Columns(said={column: {} for column in (*labels, *numbers)})

    def fault(self, column: str, fault: str, remedy: str) -> FaultyRow:
        return FaultyRow(self.name, max(1, self.rows.line_num), column, fault, remedy)

    def whole(self) -> RatingsFile:
        """Every row, or the first that can't be used."""
        try:
            places = self.places(next((row for row in self.rows if any(cell.strip() for cell in row)), []))
            self.read(places)
        except csv.Error as fault:
            raise self.fault("(row)", f"{fault}.", "Mend the quotes.") from fault
        of = self.columns
        if not any(score is not None for score in of.score):
            raise self.fault("(file)", "holds no scores.", "Write one score a row below the head.")
        found = ratings(of.ratee, of.rater, of.item, of.score)
        if not parted(found)[0].ratees:
            raise self.fault("(file)", "holds self-ratings only.", "Add ratings by others: they are what is compared.")
        numbers = {
            column: {who: _value(text) or 0.0 for who, text in of.said[column].items()} for column in self.numbers
        }
        return RatingsFile(found, {column: of.said[column] for column in self.labels}, numbers)

    def places(self, head: list[str]) -> dict[str, int]:
        """Where each column stands, by the file's head; case does not matter."""
        names = [cell.strip().lower() for cell in head]
        if not head:
            raise self.fault(
                "(file)", "is empty.", "Write the head ratee,rater,item,score and below it one score a row."
            )
        for column in (*COLUMNS, *self.columns.said):
            if names.count(column.lower()) != 1:
                there = "is there twice." if column.lower() in names else "is missing."
                raise self.fault("(head)", f"the column {column} {there}", f"There are: {', '.join(names)[:200]}.")
        return {column: names.index(column.lower()) for column in (*COLUMNS, *self.columns.said)} | {"": len(head)}

    def read(self, places: dict[str, int]) -> None:
        """Every row below the head."""
        width, four = places.pop(""), itemgetter(*(places[column] for column in COLUMNS))
        more = [(column, places[column], said_of) for column, said_of in self.columns.said.items()]
        for row in self.rows:
            cells = [cell.strip() for cell in row]
            if not any(cells):
                continue
            if len(row) != width:
                raise self.fault("(row)", f"has {len(row)} cells.", f"Write {width}, as the head has.")
            ratee, *others = four(cells)
            self.take(ratee, *others)
            for column, place, said_of in more:
                if (text := cells[place]) and said_of.get(ratee) != text:
                    self.say(column, ratee, text, said_of)

    def take(self, ratee: str, rater: str, item: str, score: str) -> None:
        """One row into the columns."""
        if not (ratee and rater and item):
            column = COLUMNS[(ratee, rater, item).index("")]
            raise self.fault(column, "is empty.", "Fill it in; only a score may be left out.")
        line = self.rows.line_num
        if (before := self.seen.setdefault((ratee, rater, item), line)) != line:
            said = f"{rater} scored {ratee} on {item} before, in line {before}."
            raise self.fault("(row)", said, "Keep one of the two rows.")
        if score not in self.scores:
            self.scores[score] = self.score(score)
        of = self.columns
        of.ratee.append(ratee)
        of.rater.append(rater)
        of.item.append(item)
        of.score.append(self.scores[score])

    def score(self, text: str) -> float | None:
        """A score, or nothing where the cell is empty."""
        if not text:
            return None
        value = _value(text)
        if value is None:
            raise self.fault("score", f"{text[:40]!r} is no number.", "Write digits, or nothing where nobody scored.")
        if abs(value) > GREATEST:
            raise self.fault("score", f"{text[:40]!r} is out of bounds.", f"Write at most {GREATEST:.0f}.")
        return value

    def say(self, column: str, ratee: str, text: str, said_of: dict[str, str]) -> None:
        """What a further column says of a ratee: the same in every row, or nothing."""
        if column in self.numbers and _value(text) is None:
            raise self.fault(
                column, f"{text[:40]!r} is no number.", "Write digits, or nothing where there is no result."
            )
        if (before := said_of.setdefault(ratee, text)) != text:
            said = f"says {text[:40]!r} of {ratee}, and {before[:40]!r} in a row before."
            raise self.fault(column, said, "Let it say one thing of each ratee.")


def _value(text: str) -> float | None:
    return float(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None
