"""Who answered: shares of sex, age, education and work, counted from the answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection

from tolok.citizens.models import SurveyAnswer
from tolok.citizens.queries.survey.questions import PROFILE, PROFILE_NAMES

# Grouped once by all four: PostgreSQL counts that on several cores, and four groupings at once on a single one.
COUNT = f"""
SELECT sex, age, education, work, count(*) FROM {SurveyAnswer._meta.db_table}
WHERE survey_id = ANY(%s) AND month >= %s AND month < %s AND standing = 'open'
GROUP BY sex, age, education, work
"""


@dataclass(frozen=True)
class Share:
    """How many chose a word of the profile; without a word: who said nothing."""

    name: str
    n: int


def profile(survey_ids: Sequence[int], starts_on: date, ends_on: date) -> list[tuple[str, list[Share]]]:
    """The respondents of these surveys in a span, by each question of the profile; one query."""
    found: dict[str, dict[str, int]] = {name: {} for name in PROFILE}
    with connection.cursor() as cursor:
        cursor.execute(COUNT, [list(survey_ids), starts_on, ends_on])
        for *words, n in cursor.fetchall():
            for name, word in zip(PROFILE, words, strict=True):
                found[name][word] = found[name].get(word, 0) + n
    return [(str(PROFILE_NAMES[name]), _shares(name, counted)) for name, counted in found.items()]


def _shares(name: str, counted: dict[str, int]) -> list[Share]:
    chosen = [Share(str(label), counted[word]) for word, label in PROFILE[name] if word in counted]
    return [*chosen, *([Share("", counted[""])] if "" in counted else [])]
