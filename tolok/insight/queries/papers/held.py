"""Reads papers that were handed out, by number, and whether they still hold."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tolok.insight.models import Paper
from tolok.insight.queries.papers.facts import BLANK, facts_of

# Changes whenever the program hashes another set of facts, so that an older paper isn't taken for a false one.
EDITION = 2
# Digits and capitals without those that are taken for others (Crockford): 26 of 32 letters hold 130 bits.
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 26
ALIKE = str.maketrans("OIL", "011", " -\t\u2013")


class Standing(StrEnum):
    """How a paper stands beside what the system holds now."""

    SAME = "same"
    CHANGED = "changed"
    OLDER = "older"


@dataclass(frozen=True)
class Checked:
    """A genuine paper and how it stands."""

    paper: Paper
    standing: Standing

    @property
    def is_blank(self) -> bool:
        """Whether we know its head alone."""
        return self.paper.kind in BLANK


def tidy_number(typed: str) -> str:
    """A number as it is kept: capitals, without gaps, letters that look alike read as one."""
    return typed.upper().translate(ALIKE)


def grouped(number: str) -> str:
    """A number as it is printed: groups of five."""
    return "-".join(number[start : start + 5] for start in range(0, len(number), 5))


def fingerprint(paper: Paper) -> str:
    """The first letters of the hash, as they are printed."""
    return " ".join(paper.facts_hash[start : start + 4] for start in range(0, 16, 4))


def paper_by_number(typed: str) -> Paper | None:
    """The paper of a number as somebody typed it, when this transaction may see it."""
    number = tidy_number(typed)
    if len(number) != LENGTH or not set(number) <= set(LETTERS):
        return None
    joined = Paper.objects.select_related("government", "person", "skp__person", "appraisal__person")
    return joined.filter(number=number).first()


def checked(typed: str) -> Checked | None:
    """Whether a paper is ours and says what the system holds now; None when it never was."""
    paper = paper_by_number(typed)
    return None if paper is None else Checked(paper, _standing(paper))


def _standing(paper: Paper) -> Standing:
    if paper.edition != EDITION:
        return Standing.OLDER
    subject = paper.skp_id or paper.appraisal_id or 0
    found = facts_of(paper.kind, [subject], on=paper.on).get(subject)
    return Standing.SAME if found is not None and found.hash == paper.facts_hash else Standing.CHANGED
