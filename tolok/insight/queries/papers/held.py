"""Reads papers that were handed out, by number, and whether they still hold."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from tolok.insight.models import Paper
from tolok.insight.queries.papers.facts import facts_of
from tolok.insight.queries.papers.shapes import CompetenceFacts, Facts

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
    """A genuine paper and how it stands; `is_blank` where its head alone was printed, the rest filled in by hand."""

    paper: Paper
    standing: Standing
    is_blank: bool


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
    if paper is None:
        return None
    subject = paper.skp_id or paper.appraisal_id or 0
    facts = facts_of(paper.kind, [subject], on=paper.on).get(subject)
    is_blank = paper.kind == Paper.Kind.GUIDANCE
    if isinstance(facts, CompetenceFacts):
        is_blank = replace(facts, lines=()).hash == paper.facts_hash
    return Checked(paper, _standing(paper, facts), is_blank)


def _standing(paper: Paper, facts: Facts | None) -> Standing:
    if paper.edition != EDITION:
        return Standing.OLDER
    return Standing.SAME if facts is not None and facts.hash == paper.facts_hash else Standing.CHANGED
