"""Publishes the results of a span, once and for ever."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tolok.calendar.queries import day_of
from tolok.citizens.access import PERMISSIONS
from tolok.citizens.models import SurveyRelease
from tolok.citizens.queries.spans import span_around
from tolok.citizens.queries.survey.due import concerned, spans_due
from tolok.citizens.queries.survey.results import BANDS
from tolok.citizens.queries.survey.sums import GOVERNMENT, sums_of_surveys, tree
from tolok.citizens.queries.survey.surveys import DAY, SurveyRow, survey_rows
from tolok.delivery.actions import Telling, tell_many
from tolok.engine import packs
from tolok.ledger.actions import Refusal, record, take_turns
from tolok.people.access import require
from tolok.rules.publish import Limits, Place, publishable, told_numbers

if TYPE_CHECKING:
    from tolok.people.models import Government, Person


class SpanIsNotOver(Refusal):
    """Results come out when their span has ended, so that nobody steers by them."""

    def __init__(self) -> None:
        super().__init__(_("This span has not ended, so nothing was published. Results come out after its last day."))


RESULTS = "citizens:survey_results"
PUBLISHED = gettext_lazy(
    "What people say of the services from %(first)s to %(last)s is published. See what they would improve."
)


@transaction.atomic
def release_survey(*, by: Person | None, at: datetime, government: Government, starts_on: date) -> SurveyRelease:
    """Publish the span that begins on that day; `by` None is the system itself. Once more changes and tells nothing.

    What may be told is decided once, from what counted then: an answer admitted later would stand out by subtraction.
    """
    on = day_of(at, government)
    if by is not None:
        require(PERMISSIONS, "release_survey", by=by, person=by, on=on)
    survey = packs.load(government.pack).contents.survey
    first, after = span_around(starts_on, survey.months)
    if first != starts_on or after > on:
        raise SpanIsNotOver
    take_turns("survey release", government.pk)
    if (held := SurveyRelease.objects.filter(starts_on=first).first()) is not None:
        return held
    rows, sums = survey_rows(), sums_of_surveys(first, after)
    release = SurveyRelease.objects.create(
        government=government, starts_on=first, ends_on=after, released_on=on, bands=BANDS,
        rows=_told(rows, tree(rows, sums), government, survey.limits),
    )  # fmt: skip  # what is stored stands together
    record(verb="release_survey", by=by, at=at, on=release, fields={"from": first, "rows": release.rows})
    _tell(at, [row for row in rows if row.id in sums], release, by)
    return release


@transaction.atomic
def release_due(*, at: datetime, government: Government) -> int:
    """Publish every span whose time has come; how many. Repeating it changes nothing."""
    due = spans_due(government, on=day_of(at, government))
    for span in due:
        release_survey(by=None, at=at, government=government, starts_on=span.starts_on)
    return len(due)


def _tell(at: datetime, asked: list[SurveyRow], release: SurveyRelease, by: Person | None) -> None:
    words = {"first": f"{release.starts_on:%d.%m.%Y}", "last": f"{release.ends_on - DAY:%d.%m.%Y}"}
    key = f"survey:{release.starts_on}"
    told = [person for person in concerned(asked, on=release.released_on) if by is None or person.pk != by.pk]
    tell_many(at=at, tellings=[Telling(at, person, key, PUBLISHED, words, RESULTS) for person in told])


def _told(rows: list[SurveyRow], root: Place, government: Government, limits: Limits) -> dict[str, Any]:
    """Every place with what may be told of it; the sums of others are left out."""
    index, unsur = publishable(root, limits)
    numbers = told_numbers(root, index, limits)
    names = {f"service:{row.service_id}": (row.service, row.unit) for row in rows}
    names |= {f"unit:{row.unit_id}": (row.unit, "") for row in rows}
    names[GOVERNMENT] = (government.name, "")
    places = [_place(each, names[each.key], index, unsur, numbers.get(each.key)) for each in _walk(root)]
    return {"limits": [limits.least, limits.exact_from, limits.fine_from], "places": places}


def _place(
    place: Place, name: tuple[str, str], index: set[str], unsur: set[str], told: tuple[int, int | None] | None
) -> dict[str, Any]:
    is_told = place.key in index
    return {
        "key": place.key,
        "name": name[0],
        "under": name[1],
        "index": is_told,
        "unsur": place.key in unsur,
        "is_empty": not place.sums.n,
        "told": told,
        "n": place.sums.n if is_told else 0,
        "totals": place.sums.totals if is_told else [],
        "counts": place.sums.counts if is_told else [],
    }


def _walk(place: Place) -> list[Place]:
    return [place, *(one for each in place.below for one in _walk(each))]
