"""Lists readings, and the periods that can be read or still have to be."""

from __future__ import annotations

from datetime import date, datetime

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, Q, QuerySet

from tolok.appraisal.models import Appraisal, Signature
from tolok.calendar.models import Period
from tolok.insight.models import Mirror, Reading
from tolok.people.models import Person

PAGE = 25
# How many raters the page of the whole itself names.
FIRST = 10


def readings(page: str | None = None) -> Page[Reading]:
    """The government's readings, the newest first; two queries."""
    found = Reading.objects.select_related("asked_by", "period")
    return Paginator(found.order_by("-asked_at", "-pk"), PAGE).get_page(page)


def reading_by_id(reading_id: int) -> Reading | None:
    """The reading with who asked, its period and what it found, when this transaction may see it."""
    return Reading.objects.select_related("asked_by", "period", "analysis").filter(pk=reading_id).first()


def progress_of(reading_id: int) -> Reading | None:
    """How far the reading is."""
    return Reading.objects.filter(pk=reading_id).first()


def readable_periods() -> list[Period]:
    """The periods that hold a signed rating, the newest first; one query."""
    signed = Exists(Appraisal.objects.filter(period_id=OuterRef("pk"), state=Appraisal.State.SIGNED))
    return list(Period.objects.filter(signed).order_by("-ends_on", "-is_legal", "calendar"))


def unread_periods(*, since: date, at: datetime) -> list[Period]:
    """Closed periods that ended since that day and hold a signature no reading has seen; one query."""
    inside = Signature.objects.filter(appraisal__period_id=OuterRef("period_id"), signed_at__gt=OuterRef("asked_at"))
    readings = Reading.objects.filter(period_id=OuterRef("pk"))
    whole = readings.exclude(state=Reading.State.FAILED).exclude(Exists(inside.filter(signed_at__lte=at)))
    signed = Signature.objects.filter(appraisal__period_id=OuterRef("pk"), signed_at__lte=at)
    waiting = Q(Exists(signed)) & ~Q(Exists(whole)) & ~Q(Exists(readings.filter(state=Reading.State.RUNNING)))
    found = Period.objects.filter(waiting, state=Period.State.CLOSED, ends_on__gte=since)
    return list(found.order_by("ends_on", "calendar"))


def mirrors_of(person: Person) -> list[Mirror]:
    """The person's own mirrors, the latest of each period, the newest period first; one query."""
    found = _mirrors().filter(rater=person)
    latest: dict[int, Mirror] = {}
    for mirror in found.order_by("analysis__reading__asked_at", "pk"):
        latest[mirror.analysis.reading.period_id] = mirror
    return sorted(latest.values(), key=lambda each: each.analysis.reading.period.ends_on, reverse=True)


def mirror_of(person: Person, mirror_id: int) -> Mirror | None:
    """One of the person's own mirrors; None for everybody else's."""
    return _mirrors().filter(rater=person, pk=mirror_id).first()


def mirror_in(reading: Reading, mirror_id: int) -> Mirror | None:
    """A mirror of this reading."""
    return _mirrors().filter(analysis__reading=reading, pk=mirror_id).first()


def first_mirrors(reading: Reading) -> list[Mirror]:
    """The raters of a reading who call for a conversation, the strongest leads first; one query."""
    return list(_by_leads(reading).filter(leads__gt=0)[:FIRST])


def mirrors_in(reading: Reading, page: str | None = None) -> Page[Mirror]:
    """The raters of a reading: who calls for a conversation first; two queries."""
    return Paginator(_by_leads(reading), PAGE).get_page(page)


def all_mirrors(reading: Reading) -> list[Mirror]:
    """Every rater of a reading in the same order; one query."""
    return list(_by_leads(reading))


def _by_leads(reading: Reading) -> QuerySet[Mirror]:
    found = Mirror.objects.filter(analysis__reading=reading).select_related("rater")
    return found.order_by("-leads", "-strength", "rater__name", "pk")


def _mirrors() -> QuerySet[Mirror]:
    return Mirror.objects.select_related("analysis__reading__period", "rater")
