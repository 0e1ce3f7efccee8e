"""What one rater says of one person, and how it becomes bytes of one length."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tolok.feedback.queries.voices.statements import HIGHEST, MARKS, VALUES
from tolok.ledger.actions import Refusal

LONGEST_COMMENT = 280
# A letter takes four bytes at most; every sheet is as long as the longest, so that its length says nothing.
SIZE = len(VALUES) + 4 * LONGEST_COMMENT


class SheetIsIncomplete(Refusal):
    """A value has no mark."""

    def __init__(self) -> None:
        super().__init__(
            _('Choose one answer for each of the seven values; "I don\'t know" is one. Nothing was sent yet.')
        )


class CommentTooLong(Refusal):
    """The comment is longer than is kept."""

    def __init__(self) -> None:
        super().__init__(_("The text is too long. Shorten it to %(most)s letters.") % {"most": LONGEST_COMMENT})


@dataclass(frozen=True)
class VoiceSheet:
    """A mark for each value (0 is "I don't know") in the order of the rules, and a comment or none."""

    marks: tuple[int, ...]
    comment: str = ""

    @staticmethod
    def checked(marks: Mapping[str, int], comment: str) -> VoiceSheet:
        """A whole sheet; refuses gaps, other marks and long comments."""
        given = tuple(marks.get(value, -1) for value in VALUES)
        if not set(given) <= set(MARKS):
            raise SheetIsIncomplete
        words = " ".join(comment.replace("\0", "").split())
        if len(words) > LONGEST_COMMENT:
            raise CommentTooLong
        return VoiceSheet(given, words)

    @staticmethod
    def unpacked(packed: bytes) -> VoiceSheet:
        """The sheet that was packed."""
        return VoiceSheet(tuple(packed[: len(VALUES)]), packed[len(VALUES) :].rstrip(b"\0").decode())

    def packed(self) -> bytes:
        """Always as many bytes."""
        return (bytes(self.marks) + self.comment.encode()).ljust(SIZE, b"\0")

    @property
    def says_something(self) -> bool:
        """Whether any value has a mark from 1 to 5."""
        return any(0 < mark <= HIGHEST for mark in self.marks)
