"""Adds opened sheets up, so that nothing but sums leaves memory."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from tolok.feedback.actions.voices.sealing import Broken, RoundKey
from tolok.feedback.actions.voices.sheets import VoiceSheet
from tolok.feedback.queries.voices.statements import PLACES, VALUES

if TYPE_CHECKING:
    from tolok.feedback.models import Round, SealedSheet

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
    """All groups of a round by person and voice, of as many sheets as opened and as did not; in memory only."""

    def __init__(self, key: RoundKey) -> None:
        self.key = key
        self.found: dict[tuple[int, str], Group] = {}
        self.opened = self.broken = 0

    @classmethod
    def of(cls, round_: Round) -> Groups:
        """Of no sheet yet; refuses a round whose key is gone."""
        return cls(RoundKey.of(round_))

    def open(self, sheets: Iterable[SealedSheet]) -> None:
        """Count sheets; one that was tampered with opens for nobody and counts for nobody."""
        for sheet in sheets:
            try:
                packed = self.key.open(bytes(sheet.sealed), about=f"{sheet.round_id}:{sheet.subject_id}:{sheet.voice}")
            except Broken:
                self.broken += 1
            else:
                self.opened += 1
                group = Group(sheet.subject_id, sheet.voice)
                self.found.setdefault((sheet.subject_id, sheet.voice), group).add(VoiceSheet.unpacked(packed))

    @staticmethod
    def shuffled(rows: Sequence[T]) -> list[T]:
        """The same in an order that nobody can repeat."""
        mixed = list(rows)
        secrets.SystemRandom().shuffle(mixed)
        return mixed
