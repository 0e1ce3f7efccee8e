"""What one person answers, before it is stored: marks, a profile, own words."""

from __future__ import annotations

from dataclasses import dataclass

from tolok.citizens.queries.survey.questions import PROFILE, UNSUR

UNANSWERED = 0
HIGHEST = 4
LONGEST_COMMENT = 600


@dataclass(frozen=True)
class Given:
    """Marks in the order of the questions (0 unanswered), the chosen words of the profile, and a comment."""

    marks: tuple[int, ...]
    sex: str = ""
    age: str = ""
    education: str = ""
    work: str = ""
    comment: str = ""

    @property
    def stored_marks(self) -> list[int]:
        """The marks with a place for the unit's own question, whether it has one or not."""
        return [*self.marks, *[UNANSWERED] * (len(UNSUR) + 1 - len(self.marks))]

    def is_whole(self, *, asked: int, all_of_them: bool) -> bool:
        """Whether so many questions have marks of the scale, at least one or all of them, and the profile is known."""
        least = 1 if all_of_them else UNANSWERED
        marks = len(self.marks) == asked and all(least <= each <= HIGHEST for each in self.marks) and any(self.marks)
        words = all(getattr(self, name) in {"", *dict(choices)} for name, choices in PROFILE.items())
        return marks and words and len(self.comment) <= LONGEST_COMMENT
