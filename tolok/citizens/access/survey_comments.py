"""Who reads what people wrote with a survey, and how it moves."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tolok.citizens.access.duties import is_coordinator
from tolok.citizens.models.survey import SurveyComment
from tolok.people.access import Who, is_hr

if TYPE_CHECKING:
    from tolok.people.models import Person

State = SurveyComment.State


def is_moderator(by: Person, person: Person, on: date) -> bool:
    """The HR agency, or who coordinates what the public says."""
    return is_hr(by, person, on) or is_coordinator(by, person, on)


STEPS: dict[str, tuple[tuple[str, ...], str, Who]] = {
    # verb: (from, to, who may)
    "show_survey_comment": ((State.WAITING, State.WITHHELD), State.SHOWN, is_moderator),
    "withhold_survey_comment": ((State.WAITING, State.SHOWN), State.WITHHELD, is_moderator),
}
