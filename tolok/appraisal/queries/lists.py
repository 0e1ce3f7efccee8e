"""Lists of appraisals: of a period, to rate, of a person's year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, F, FilteredRelation, Q, QuerySet

from tolok.appraisal.models import Appraisal, Gathering, Objection
from tolok.calendar.queries import changes_of, closes_from, gathers_on, periods_of_year
from tolok.people.queries import entitled_on, raters_still_on

if TYPE_CHECKING:
    from tolok.calendar.models import Period, PeriodChange
    from tolok.people.models import Person

State = Appraisal.State


@dataclass(frozen=True)
class Progress:
    """How far a period is: gathered in all, of which rated but unsigned, and signed; and what holds it up.

    Open objections, raters who have not signed everything, and appraisals that nobody may rate that day.
    """

    gathered: int
    rated: int
    signed: int
    objections: int = 0
    silent: int = 0
    without: int = 0


def appraisal_by_id(appraisal_id: int) -> Appraisal | None:
    """The appraisal with everything its pages start from, when this transaction may see it.

    `achieved` is what was decided of the unit of the appraised post in the same period, or None.
    """
    unit = "skp__posting__position__unit__achievements"
    achieved = FilteredRelation(unit, condition=Q(**{f"{unit}__period": F("period")}))
    found = _whole().annotate(achieved=achieved).filter(pk=appraisal_id)
    return found.select_related("achieved__decided_by").first()  # type: ignore[misc]  # mypy knows no filtered relations


def appraisals_in(person: Person, period: Period) -> list[Appraisal]:
    """The person's appraisals in a period, one for each plan, whole as for their pages."""
    return list(_whole().filter(person=person, period=period).order_by("skp__starts_on", "pk"))


def _whole() -> QuerySet[Appraisal]:
    return Appraisal.objects.select_related(
        "person__government", "rater", "period", "skp__posting__position__unit", "dossier__policy", "proposal",
        "objection", "rating", "unfinished",
    )  # fmt: skip  # one list a glance


def held(appraisal_ids: Iterable[int]) -> dict[int, Appraisal]:
    """The appraisals by id, locked in a fixed order: whoever rates or signs them meanwhile waits for this act."""
    found = Appraisal.objects.select_for_update(of=("self",)).filter(pk__in=list(appraisal_ids)).order_by("pk")
    return {each.pk: each for each in found.select_related("person__government", "dossier__policy", "period", "skp")}


def signed_appraisal(appraisal_id: int) -> Appraisal | None:
    """The appraisal, if it is signed, with person, period and signature."""
    found = Appraisal.objects.filter(pk=appraisal_id, state=State.SIGNED)
    return found.select_related("person__government", "period", "signature", "dossier", "objection").first()


def is_contested(appraisal: Appraisal) -> bool:
    """Whether an objection to it is still open, so that what follows from it waits."""
    objection = getattr(appraisal, "objection", None)
    return objection is not None and objection.state in Objection.OPEN


def appraisals_of_period(period_id: int) -> list[Appraisal]:
    """Everybody's appraisal in a period, by name."""
    found = Appraisal.objects.filter(period_id=period_id)
    return list(found.select_related("person", "rater", "period", "proposal", "dossier").order_by("person__name", "pk"))


def unsigned_count(period_id: int) -> int:
    """How many appraisals of a period still lack their signature."""
    return Appraisal.objects.filter(period_id=period_id).exclude(state=State.SIGNED).count()


def signed_count(period_id: int) -> int:
    """How many appraisals of a period are signed."""
    return Appraisal.objects.filter(period_id=period_id, state=State.SIGNED).count()


def to_rate(person: Person, *, on: date) -> list[Appraisal]:
    """What waits for this rater or was rated and not signed: named at gathering, or inherited from one who left."""
    waiting = _waiting_for(person, on=on).select_related("person", "period", "skp__posting__position__unit", "proposal")
    return list(waiting.order_by("period__rate_by", "period__label", "person__name"))


def waiting_for(person: Person, *, on: date) -> int:
    """How many appraisals wait for this rater."""
    return _waiting_for(person, on=on).count()


def years_appraisals(person: Person, year: int) -> list[Appraisal]:
    """The person's appraisals of a year's periods, in the order of time; only signed ones carry a predikat."""
    found = Appraisal.objects.filter(person=person, period__starts_on__year=year).select_related("period")
    return list(found.order_by("period__ends_on", "period__starts_on", "pk"))


def progress(period_ids: Iterable[int], *, on: date) -> dict[int, Progress]:
    """How far each period is that day; periods nobody gathered are missing.

    One query, and one for who rates now where a named rater no longer may.
    """
    unsigned, entitled = ~Q(state=State.SIGNED), entitled_on(on, rater="rater_id", person="person_id")
    own = Appraisal.objects.filter(period_id__in=list(period_ids)).values("period_id")
    counted = own.annotate(
        gathered=Count("pk"),
        rated=Count("pk", Q(state=State.RATED)),
        signed=Count("pk", Q(state=State.SIGNED)),
        objections=Count("objection", Q(objection__state__in=Objection.OPEN)),
        named=ArrayAgg("rater", filter=unsigned & entitled, distinct=True, default=[]),
        left=ArrayAgg("person", filter=unsigned & ~entitled, default=[]),
    )
    names = ("period_id", "gathered", "rated", "signed", "objections", "named", "left")
    rows = list(counted.values_list(*names))
    rated = raters_still_on(on, {person for row in rows for person in row[-1]})
    found: dict[int, Progress] = {}
    for number, gathered, kept, signed, objections, named, left in rows:
        now = [rated[person] for person in left]
        silent = len({*named, *now} - {None})
        found[number] = Progress(gathered, kept, signed, objections, silent, without=now.count(None))
    return found


@dataclass(frozen=True)
class Closing:
    """A period with how far it is, whether it is being gathered, may be gathered today, and how it was changed."""

    period: Period
    progress: Progress
    from_on: date
    itself_on: date | None
    may_gather: bool
    is_gathering: bool
    changes: list[PeriodChange]

    @property
    def may_close(self) -> bool:
        """Whether rating has begun and everything is signed."""
        is_signed = self.progress.signed == self.progress.gathered
        return self.period.state == "rating" and is_signed and not self.is_gathering


def closings(year: int, *, on: date) -> list[Closing]:
    """The periods of a year with their progress, in the order of their ends; four queries."""
    periods = sorted(periods_of_year(year), key=lambda each: (each.ends_on, each.starts_on, each.calendar))
    ids = [each.pk for each in periods]
    done, changes = progress(ids, on=on), changes_of(ids)
    gathering = set(Gathering.objects.filter(period__in=ids, state="running").values_list("period_id", flat=True))
    return [
        Closing(
            period=each,
            progress=done.get(each.pk, Progress(0, 0, 0)),
            from_on=closes_from(each),
            itself_on=day if (day := gathers_on(each)) >= on else None,
            may_gather=each.state != "closed" and on >= closes_from(each),
            is_gathering=each.pk in gathering,
            changes=changes.get(each.pk, []),
        )
        for each in periods
    ]


def _waiting_for(person: Person, *, on: date) -> QuerySet[Appraisal]:
    """What the person was named for and still may rate, and what somebody else was named for and no longer may."""
    entitled = entitled_on(on, rater="rater_id", person="person_id")
    unsigned = Appraisal.objects.exclude(state=State.SIGNED)
    orphaned = set(unsigned.exclude(entitled).values_list("person_id", flat=True))
    below = [pk for pk, rater in raters_still_on(on, orphaned).items() if rater == person.pk]
    return unsigned.filter((Q(rater=person) & entitled) | (Q(person_id__in=below) & ~entitled))
