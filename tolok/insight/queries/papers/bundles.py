"""Reads downloads of many forms: whose, which units, whose plans go in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.conf import settings
from django.db.models import Exists, OuterRef, Q

from tolok.appraisal.models import Appraisal
from tolok.calendar.models import Period
from tolok.insight.models import Bundle
from tolok.people.models import Person, Unit
from tolok.people.queries import branch_of, has_duty, superiors_of_all, units_headed
from tolok.skp.models import Skp

# So long a line of superiors is climbed at most.
LONGEST = 30


@dataclass(frozen=True)
class Part:
    """One plan that goes in; `is_discreet` where remarks on it are not for who asked."""

    skp_id: int
    is_discreet: bool


def bundles_of(person: Person) -> list[Bundle]:
    """What this person asked for, the newest first."""
    return list(Bundle.objects.filter(asked_by=person).select_related("unit", "period").order_by("-asked_at", "-pk"))


def bundle_of(person: Person, bundle_id: int, *, at: datetime) -> Bundle | None:
    """One of them while it isn't past its end; None for everybody else."""
    found = Bundle.objects.filter(asked_by=person, pk=bundle_id, ends_at__gt=at)
    return found.select_related("unit", "period", "asked_by").first()


def place_of(bundle: Bundle) -> Path:
    """Where its file lies, outside the web root."""
    return Path(settings.MEDIA_ROOT) / "bundles" / str(bundle.government_id) / bundle.file_name


def units_offered(person: Person, *, on: date) -> list[Unit]:
    """The units whose forms the person may have at once, by code; three queries at most."""
    if has_duty(person, "hr", on=on):
        return list(Unit.objects.order_by("code"))
    return list(Unit.objects.filter(pk__in=units_headed(person, on=on)).order_by("code"))


def periods_offered(year: int) -> list[Period]:
    """The periods that begin in this year or the one before and hold a signature, the newest first; one query."""
    signed = Exists(Appraisal.objects.filter(period_id=OuterRef("pk"), state=Appraisal.State.SIGNED))
    found = Period.objects.filter(signed, starts_on__year__in=(year - 1, year), is_legal=True)
    return list(found.order_by("-ends_on", "calendar"))


def parts_of(person: Person, unit_id: int, year: int, *, on: date) -> list[Part]:
    """The year's plans in a unit and below that the person may see, by unit and name.

    The HR agency sees each; anybody else the own one and those of whom they stand above that day.
    """
    plans = Skp.objects.filter(year=year, posting__position__unit__in=branch_of([unit_id]))
    sees_all = has_duty(person, "hr", on=on)
    line = {below: superior.pk for below, superior in superiors_of_all(on=on).items()}
    found = []
    rows = plans.order_by("posting__position__unit__code", "person__name", "pk").values_list("pk", "person_id")
    for skp_id, about in rows:
        is_theirs = about == person.pk or _is_above(person.pk, about, line)
        if sees_all or is_theirs:
            found.append(Part(skp_id, not is_theirs))
    return found


def plans_with_names(skp_ids: list[int]) -> list[Skp]:
    """These plans with person and unit, in the order asked; one query."""
    found = Skp.objects.select_related("person", "posting__position__unit").in_bulk(skp_ids)
    return [found[skp_id] for skp_id in skp_ids if skp_id in found]


def appraisals_in(period_id: int | None, skp_ids: list[int]) -> list[Appraisal]:
    """The signed appraisals of these plans in a period; one query, none without a period."""
    if period_id is None:
        return []
    asked = Q(period_id=period_id, skp_id__in=skp_ids, state=Appraisal.State.SIGNED)
    return list(Appraisal.objects.filter(asked).select_related("person"))


def _is_above(by: int, person_id: int, line: Mapping[int, int]) -> bool:
    seen = {person_id}
    for _step in range(LONGEST):
        above = line.get(person_id)
        if above is None or above in seen:
            return False
        if above == by:
            return True
        seen.add(above)
        person_id = above
    return False
