"""Answers of a survey as CSV: a respondent a row, or an unsur a row with its NRR."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tolok.engine.cells import garbled, reader_of
from tolok.engine.tables import FaultyRow
from tolok.rules.skm import Answers, Bands

if TYPE_CHECKING:
    from _csv import Reader

_DECIMAL = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{1,18})?")


class Survey(NamedTuple):
    """How many respondents answered (missing if only means are known), and each unsur in the file's order."""

    n: int | None
    answers: tuple[Answers, ...]


class FaultyWeight(Exception):
    """A weight of an unsur can't be used; says why and what to write."""

    def __init__(self, weight: str, fault: str, remedy: str) -> None:
        super().__init__(f"weight {weight}: {fault} {remedy}")


def weight_of(text: str, unsur: int) -> Fraction | None:
    """The exact weight that `text` writes, None for `exact`; FaultyWeight if full marks would pass 100 with it."""
    if text == "exact":
        return None
    remedy = f"Write `exact`, or a decimal of at most 1/{unsur}."
    weight = _fraction(text)
    if not weight:
        raise FaultyWeight(text, "is no positive decimal number.", remedy)
    # A machine's own 1/11, 0.09090909090909091, is a hair too large and still can't pass 100.00.
    if weight * unsur > Fraction("1.0000001"):
        fault = f"with {unsur} unsur the weights add up to more than 1, and the index could pass 100."
        raise FaultyWeight(text, fault, remedy)
    return weight


def read_survey(path: Path, bands: Bands) -> Survey:
    """The answers in a file; FaultyRow at the first row that can't be used. Rows are counted, never kept."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return _survey(path.name, file, bands)
    except UnicodeDecodeError:
        raise FaultyRow(path.name, garbled(path), "(row)", "is not UTF-8.", "Save it as CSV in UTF-8.") from None


def _survey(name: str, lines: Iterator[str], bands: Bands) -> Survey:
    reader = reader_of(lines)
    try:
        head = [cell.strip() for cell in next((row for row in reader if row), [])]
        if [cell.lower() for cell in head] == ["unsur", "nrr"]:
            return Survey(None, _means(name, reader, bands))
        _check_head(name, reader.line_num, head, bands)
        return _counted(name, reader, head, bands)
    except csv.Error as fault:
        raise FaultyRow(name, reader.line_num, "(row)", f"{fault}.", "Mend the quotes.") from fault


def _check_head(name: str, line: int, head: list[str], bands: Bands) -> None:
    def fault(column: str, what: str, remedy: str) -> FaultyRow:
        return FaultyRow(name, line, column, what, remedy)

    if not head:
        raise fault("(file)", "is empty.", "Write the names of the unsur, and below them one respondent a row.")
    if any(head) and set(head) <= {"", *_allowed(bands)}:
        raise fault("(head)", "holds answers, no names.", "Write the names of the unsur into the first row.")
    for place, unsur in enumerate(head, 1):
        if not unsur:
            raise fault(f"column {place}", "has no name.", "Write the name of the unsur.")
        if unsur in head[: place - 1]:
            raise fault(f"column {place}", f"{unsur!r} is there twice.", "Give each unsur its own name.")


def _allowed(bands: Bands) -> dict[str, int]:
    return {str(answer): answer for answer in range(bands.lowest, bands.highest + 1)}


class _Tally(dict[str, int]):
    """How often a column says each text; a text that is no answer is refused where it first occurs."""

    def __init__(self, allowed: dict[str, int]) -> None:
        super().__init__()
        self.allowed = allowed

    def __missing__(self, text: str) -> int:
        if text.strip() and text.strip() not in self.allowed:
            raise ValueError(text)
        return 0

    def answers(self, unsur: str) -> Answers:
        given = [(self.allowed[text.strip()], times) for text, times in self.items() if text.strip()]
        count = sum(times for _, times in given)
        return Answers(unsur, sum(answer * times for answer, times in given), count, count)


def _counted(name: str, reader: Reader, head: list[str], bands: Bands) -> Survey:
    """Every row into a count per unsur and answer, so that millions of rows take no room."""
    tallies, width, n = [_Tally(_allowed(bands)) for _ in head], len(head), 0
    for row in reader:
        if len(row) != width:
            _refuse_unless_blank(name, reader.line_num, row, width)
            continue
        try:
            for tally, cell in zip(tallies, row, strict=True):
                tally[cell] += 1
        except ValueError as wrong:
            column = head[row.index(str(wrong))]
            remedy = f"Write a whole number from {bands.lowest} to {bands.highest}, or nothing if not answered."
            raise FaultyRow(name, reader.line_num, column, f"{str(wrong)[:40]!r} is no answer.", remedy) from None
        # Who answered nothing is no respondent.
        n += 1 if "".join(row).strip() else 0
    if not n:
        raise FaultyRow(name, reader.line_num, "(file)", "holds no answers.", "Write one respondent a row.")
    return Survey(n, tuple(tally.answers(unsur) for tally, unsur in zip(tallies, head, strict=True)))


def _refuse_unless_blank(name: str, line: int, row: list[str], width: int) -> None:
    if len(row) > 1 or "".join(row).strip():
        raise FaultyRow(name, line, "(row)", f"has {len(row)} cells.", f"Write {width}, as the first row has.")


def _means(name: str, reader: Reader, bands: Bands) -> tuple[Answers, ...]:
    found: dict[str, Answers] = {}
    for row in reader:
        if not "".join(row).strip():
            continue
        if len(row) != 2:
            _refuse_unless_blank(name, reader.line_num, row, 2)
        unsur = row[0].strip()
        if not unsur or unsur in found:
            fault = f"{unsur!r} is there twice." if unsur else "is empty."
            raise FaultyRow(name, reader.line_num, "unsur", fault, "Give each unsur its own name.")
        nrr = _fraction(row[1].strip())
        if nrr is None or not bands.lowest <= nrr <= bands.highest:
            remedy = f"Write a decimal number from {bands.lowest} to {bands.highest}."
            raise FaultyRow(name, reader.line_num, "nrr", f"{row[1].strip()[:40]!r} of {unsur} is no NRR.", remedy)
        found[unsur] = Answers(unsur, nrr.numerator, nrr.denominator, None)
    if not found:
        raise FaultyRow(name, reader.line_num, "(file)", "names no unsur.", "Write one unsur a row.")
    return tuple(found.values())


def _fraction(text: str) -> Fraction | None:
    return Fraction(text.replace(",", ".")) if _DECIMAL.fullmatch(text) else None
