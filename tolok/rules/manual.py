"""The rules as a page to read: every formula in both languages, with its source."""

from __future__ import annotations

from collections.abc import Mapping

from tolok.rules.book import chapters
from tolok.rules.steps import Formula
from tolok.rules.vocabulary import CHAPTERS
from tolok.rules.words import lines, sentence

_HEAD = """# Aturan dalam kata-kata · The rules in words

Ditulis oleh `make docs` dari rumus yang juga menghitung. Butir-butir dibaca berurutan: yang pertama cocok berlaku.
Bila bahannya tidak ada, hasilnya juga tidak ada, kecuali disebut lain; yang belum ada tidak pernah dihitung nol.
Angka dalam kurung berasal dari kebijakan nasional `permenpanrb-6-2022`.

Written by `make docs` from the formulas that also compute. Clauses are read in order: the first that fits holds.
Where what a formula needs is missing, so is its result, unless it says otherwise; missing is never counted as zero.
Numbers in brackets are those of the national policy `permenpanrb-6-2022`.
"""


def manual(numbers: Mapping[str, Mapping[str, int]]) -> str:
    """The page in Markdown; `numbers` are a policy's by chapter, as two chapters may give one name to two numbers."""
    told = [_HEAD]
    for chapter in chapters():
        heading = " · ".join(CHAPTERS.get(chapter.name, (chapter.caption.rstrip("."),)))
        told += [f"## {heading}", "", f"`rules/{chapter.name.replace('.', '/')}.py`", ""]
        told += [line for formula in chapter.formulas for line in _told(formula, numbers.get(chapter.name, {}))]
    return "\n".join(told)


def _told(formula: Formula, own: Mapping[str, int]) -> list[str]:
    """A formula's clauses in Indonesian, the sentence in English, and the source."""
    head, *clauses = lines(formula, "id", own)
    label = f"**{formula.label_id}**{head.removeprefix(formula.label_id)}"
    rows = [f"{label} {clauses[0]}."] if len(clauses) == 1 else [label, "", *(f"- {clause}" for clause in clauses)]
    return [*rows, "", sentence(formula, "en", own), "", f"*{formula.source}*", "", "---", ""]
