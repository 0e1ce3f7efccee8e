"""Reads how far a period's gathering is, and whom it left without a rater."""

from __future__ import annotations

from datetime import date, datetime

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from tolok.appraisal.models import Appraisal, Gathering
from tolok.calendar.queries import seconds_left as pace
from tolok.people.queries import entitled_on, raters_still_on

PAGE = 30


def running_gathering(period_id: int) -> Gathering | None:
    """The gathering of the period that is not over, if there is one."""
    return Gathering.objects.filter(period_id=period_id, state=Gathering.State.RUNNING).first()


def newest_gathering(period_id: int) -> Gathering | None:
    """The last gathering of the period, running or over, with who asked."""
    asked = Gathering.objects.filter(period_id=period_id).select_related("asked_by", "period")
    return asked.order_by("-asked_at", "-pk").first()


def gatherings_to_do() -> list[Gathering]:
    """The gatherings that are not over."""
    return list(Gathering.objects.filter(state=Gathering.State.RUNNING).order_by("pk"))


def gathering_to_do(gathering_id: int) -> Gathering | None:
    """The gathering as its worker takes it; None once it has ended."""
    found = Gathering.objects.filter(pk=gathering_id, state=Gathering.State.RUNNING)
    return found.select_related("period").first()


def seconds_left(gathering: Gathering, *, at: datetime) -> int | None:
    """How long it will still take at the pace so far; None while nobody knows."""
    if not gathering.is_running:
        return None
    return pace(since=gathering.asked_at, at=at, done=gathering.done, total=gathering.total)


def without_rater_count(period_id: int, *, on: date) -> int:
    """How many unsigned appraisals of the period nobody may rate that day."""
    return _without_rater(period_id, on).count()


def without_rater(period_id: int, page: str | None, *, on: date) -> Page[Appraisal]:
    """One page of those whom nobody may rate that day, by unit and name; three queries, and one for who rates now."""
    left = _without_rater(period_id, on).select_related("person", "skp__posting__position__unit")
    return Paginator(left.order_by("skp__posting__position__unit__name", "person__name", "pk"), PAGE).get_page(page)


def _without_rater(period_id: int, on: date) -> QuerySet[Appraisal]:
    unsigned = Appraisal.objects.filter(period_id=period_id).exclude(state=Appraisal.State.SIGNED)
    left = unsigned.exclude(entitled_on(on, rater="rater_id", person="person_id"))
    rated = raters_still_on(on, set(left.values_list("person_id", flat=True)))
    return left.filter(person_id__in=[person for person, rater in rated.items() if rater is None])
