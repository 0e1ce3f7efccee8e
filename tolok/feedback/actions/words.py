"""The words of a remark: there, and not too many."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from tolok.ledger.actions import Refusal

LONGEST_TEXT = 500


class WordsAreMissing(Refusal):
    """Only praise may be wordless."""

    about = "text"

    def __init__(self) -> None:
        super().__init__(_("Write one sentence, so that the person knows what to do with it."))


class NoteTooLong(Refusal):
    """The remark is longer than is kept."""

    about = "text"

    def __init__(self) -> None:
        super().__init__(_("The text is too long. Shorten it to %(most)s letters.") % {"most": LONGEST_TEXT})


@dataclass(frozen=True)
class Words:
    """What somebody wrote."""

    text: str

    @property
    def kept(self) -> str:
        """The text without blanks around it; refuses what is longer than is kept."""
        words = self.text.strip()
        if len(words) > LONGEST_TEXT:
            raise NoteTooLong
        return words
