"""Adds opened sheets up, so that nothing but sums leaves memory."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from tolok.feedback.actions.voices.sheets import VoiceSheet
from tolok.feedback.queries.voices.statements import PLACES, VALUES

T = TypeVar("T")


@dataclass
class Group:
    """What one voice says of one person: counters as `Heard` keeps them, and the comments."""

    subject_id: int
    voice: str
    sheets: int = 0
    counts: list[int] = field(default_factory=lambda: [0] * (PLACES * len(VALUES)))
    comments: list[str] = field(default_factory=list)

    def add(self, sheet: VoiceSheet) -> None:
        """Count one sheet; one that knows nothing at all counts for nothing, and its comment is kept."""
        if sheet.comment:
            self.comments.append(sheet.comment)
        if sheet.says_something:
            self.sheets += 1
            for number, mark in enumerate(sheet.marks):
                self.counts[number * PLACES + mark] += 1


class Groups:
    """All groups of a round, by person and voice."""

    def __init__(self) -> None:
        self.found: dict[tuple[int, str], Group] = {}

    def add(self, subject_id: int, voice: str, sheet: VoiceSheet) -> None:
        """Count one sheet in its group."""
        self.found.setdefault((subject_id, voice), Group(subject_id, voice)).add(sheet)

    @staticmethod
    def shuffled(rows: Sequence[T]) -> list[T]:
        """The same in an order that nobody can repeat."""
        mixed = list(rows)
        secrets.SystemRandom().shuffle(mixed)
        return mixed
