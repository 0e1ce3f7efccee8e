"""Reads paper forms that were typed in or sent as a file: one form a line."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.utils.translation import gettext as _

from tolok.citizens.queries.survey.given import Given
from tolok.citizens.queries.survey.questions import PROFILE
from tolok.people.queries import read_sheet
from tolok.people.queries.cells import WrongCell, as_text

BLANK = str.maketrans({"-": "0", ".": "0", " ": ""})
MARKS = re.compile(r"[0-4]+", re.ASCII)
# What people write on paper for the words that are stored.
SPOKEN = {"p": "f", "l": "m", "perempuan": "f", "laki-laki": "m", "w": "f"}


def read_papers(lines: Iterable[str], asked: int) -> tuple[list[Given], list[tuple[int, str]]]:
    """The forms (marks, then sex, age, education, work and a comment, parted by `;`), and what is wrong by line."""
    forms: list[Given] = []
    faults: list[tuple[int, str]] = []
    for number, line in enumerate(lines, 1):
        if not line.strip(" ;\t\r"):
            continue
        marks, *rest = line.strip().split(";", 5)
        given = _given(marks.translate(BLANK), [each.strip() for each in rest], asked)
        if isinstance(given, str):
            faults.append((number, given))
        else:
            forms.append(given)
    return forms, faults


def lines_of_sheet(content: bytes, asked: int) -> list[str]:
    """The lines of an XLSX or CSV file whose first columns are the marks, one question a column.

    Blank rows and heads become blank lines, so that each line has the number of its row.
    """
    found = []
    for row in read_sheet(content):
        try:
            cells = [as_text(cell) for cell in row]
        except WrongCell:
            cells = ["?"]
        if not any(cells):
            cells = [""]  # a blank row keeps its number and is passed over
        elif len(cells[0]) < asked:
            cells = ["".join(cell or "0" for cell in cells[:asked]), *cells[asked:]]
        found.append(";".join(cells))
    first = next((place for place, line in enumerate(found) if line), 0)
    if found and any(letter.isalpha() for letter in found[first].partition(";")[0]):
        found[first] = ""  # the heads of the columns
    return found


def written(forms: Iterable[Given]) -> str:
    """Forms as the lines they can be read from again."""
    return "\n".join(
        ";".join(("".join(map(str, each.marks)), each.sex, each.age, each.education, each.work, each.comment))
        for each in forms
    )


def _given(marks: str, rest: list[str], asked: int) -> Given | str:
    if not MARKS.fullmatch(marks) or len(marks) != asked:
        return _("Write %(asked)s digits from 1 to 4, one for each question, 0 where none was ticked.") % {
            "asked": asked
        }
    words = [SPOKEN.get(word.casefold(), word.casefold()) for word in rest[:4]]
    for (name, choices), word in zip(PROFILE.items(), words, strict=False):
        if word not in {"", *dict(choices)}:
            return _("%(word)s is none of: %(words)s.") % {
                "word": word[:20] or name, "words": ", ".join(dict(choices))
            }  # fmt: skip  # one line a thought
    sex, age, education, work = [*words, "", "", "", ""][:4]
    given = Given(tuple(map(int, marks)), sex, age, education, work, rest[4] if len(rest) > 4 else "")
    if not given.is_whole(asked=asked, all_of_them=False):
        return _("No question is answered, or the comment is longer than 600 letters.")
    return given
