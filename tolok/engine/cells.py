"""Cells of a CSV: read as spreadsheets save them, written so that none computes."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _csv import Reader


# Programs read a cell as a formula when it begins with one of these, some of them after blanks.
SIGNS, BREAKS = ("=", "+", "-", "@", "＝", "＋", "－", "＠"), ("\t", "\r", "\n")


def is_risky(text: str) -> bool:
    """Whether a spreadsheet could take the cell for a formula."""
    return text.startswith(BREAKS) or text.lstrip().startswith(SIGNS)


def tame(text: str) -> str:
    """Text that no program takes for a formula: an apostrophe in front of what could be one."""
    return f"'{text}" if is_risky(text) else text


def reader_of(lines: Iterator[str]) -> Reader:
    """A reader of a file's lines, parted by what parts the first written line; empty lines count as lines."""
    first = list(_until_written(lines))
    return csv.reader(chain(first, lines), delimiter=_delimiter(first[-1] if first else ""), strict=True)


def _until_written(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        written = line.strip()
        yield line if written else "\n"
        if written:
            return


def _delimiter(line: str) -> str:
    """Where the comma is the decimal sign, spreadsheets part cells by semicolons."""
    bare = re.sub(r'"[^"]*"', "", line)
    return ";" if bare.count(";") >= max(bare.count(","), 1) else ","


def garbled(path: Path) -> int:
    """The line of the first byte that is no UTF-8."""
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if line.decode(errors="ignore").encode() != line:
                return number
    return 1
