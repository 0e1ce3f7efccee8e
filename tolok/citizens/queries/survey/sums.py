"""Adds up stored sums of surveys: by service, by unit, for the whole government."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from tolok.citizens.models import SurveySum
from tolok.citizens.queries.survey.questions import UNSUR
from tolok.citizens.queries.survey.surveys import SurveyRow
from tolok.rules.publish import Place, Sums, whole
from tolok.rules.skm import Answers

ALL = len(UNSUR)
NOBODY = Sums(0, (0,) * (ALL + 1), (0,) * (ALL + 1))
GOVERNMENT = "government"


def sums_of_surveys(starts_on: date, ends_on: date) -> dict[int, Sums]:
    """What the counted answers of a span (end exclusive) add up to, by survey id; one query over the sums."""
    found: dict[int, Sums] = {}
    for survey_id, _month, sums in sums_by_month(starts_on, ends_on):
        found[survey_id] = found.get(survey_id, NOBODY).plus(sums)
    return found


def sums_by_month(starts_on: date, ends_on: date) -> list[tuple[int, date, Sums]]:
    """The stored sums of a span (end exclusive), with their survey and month; one query."""
    held = SurveySum.objects.filter(month__gte=starts_on, month__lt=ends_on)
    told = held.values_list("survey_id", "month", "n", "totals", "counts")
    return [(survey_id, month, Sums(n, tuple(totals), tuple(counts))) for survey_id, month, n, totals, counts in told]


def numbers_by_channel(starts_on: date, ends_on: date, survey_id: int) -> dict[str, int]:
    """How many answers of a survey came by each door."""
    found: dict[str, int] = {}
    held = SurveySum.objects.filter(month__gte=starts_on, month__lt=ends_on, survey_id=survey_id)
    for channel, n in held.values_list("channel", "n"):
        found[channel] = found.get(channel, 0) + n
    return found


def pooled(sums: Iterable[Sums]) -> Sums:
    """Several groups as one: each respondent weighs the same."""
    total = NOBODY
    for each in sums:
        total = total.plus(each)
    return total


def nine(sums: Sums) -> Sums:
    """The nine unsur without the unit's own question."""
    return Sums(sums.n, sums.totals[:ALL], sums.counts[:ALL])


def answers_of(sums: Sums) -> list[Answers]:
    """The unsur as the rule of the index takes them."""
    return [
        Answers(word, total, count, count) for word, total, count in zip(UNSUR, sums.totals, sums.counts, strict=False)
    ]


def tree(rows: Sequence[SurveyRow], sums: dict[int, Sums]) -> Place:
    """The government with its units and their services, by keys that name the rows of each."""
    units: dict[int, list[Place]] = {}
    for row in rows:
        place = Place(f"service:{row.service_id}", nine(sums.get(row.id, NOBODY)))
        units.setdefault(row.unit_id, []).append(place)
    below = tuple(whole(f"unit:{unit}", tuple(places), ALL) for unit, places in units.items())
    return whole(GOVERNMENT, below, ALL)
