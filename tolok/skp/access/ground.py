"""What every act on a project is checked against: its days and its words."""

from __future__ import annotations

from datetime import date

from django.utils import formats
from django.utils.translation import gettext as _

from tolok.ledger.actions import Refusal
from tolok.skp.models import Project


class DayIsOutside(Refusal):
    """The day lies outside the project, or has not come yet."""

    about = "on"


class WordsAreMissing(Refusal):
    """The step needs a sentence that says why, or what came of it."""

    about = "words"


def check_day(project: Project, on: date, *, today: date) -> None:
    """Refuse a day before the project begins, and one that has not come; what came late still counts."""
    if on < project.starts_on:
        raise DayIsOutside(
            _("The project begins on %(day)s, and this day lies before it. Choose a later day.")
            % {"day": formats.date_format(project.starts_on, "j F Y")}
        )
    if on > today:
        raise DayIsOutside(_("This day has not come yet. Write down what has happened already."))


def said(words: str, asked: str) -> str:
    """The words without blanks around them; refuses with what is asked for when there are none."""
    if not words.strip():
        raise WordsAreMissing(asked)
    return words.strip()
