"""What lies on the table of a calibration, who stays out of what, what was said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Prefetch, QuerySet

from tolok.appraisal.models import (
    Appraisal,
    Calibration,
    CalibrationChange,
    CalibrationItem,
    CalibrationSeat,
    CalibrationWord,
)
from tolok.appraisal.queries.units import members, organisation_around
from tolok.people.queries import heads_of, persons_of, superiors_above, superiors_of_all
from tolok.people.queries.ties import kin_of

if TYPE_CHECKING:
    from tolok.appraisal.queries.units import Organisation
    from tolok.calendar.models import Period
    from tolok.people.models import Person

State = Calibration.State
# What was said may be read in these states only; before, each word is its speaker's alone.
REVEALED = (State.MEETING, State.CLOSED)
JOINED = ("unit__government", "period", "opened_by", "ended_by")
RATED = ("person__government", "period", "rating__rater", "skp__posting__position__unit", "dossier__policy")


@dataclass(frozen=True)
class Spoken:
    """What was said about one appraisal: how many agree, how many do not, and the lines, by nobody's name."""

    agree: int
    differ: int
    lines: tuple[str, ...]


def calibration_by_id(calibration_id: int) -> Calibration | None:
    """The session, when this transaction may see it."""
    return Calibration.objects.select_related(*JOINED).filter(pk=calibration_id).first()


def held_calibration(calibration_id: int) -> Calibration:
    """The session, locked until the step is stored."""
    return Calibration.objects.select_for_update(of=("self",)).select_related(*JOINED).get(pk=calibration_id)


def raters_of_unit(organisation: Organisation, period: Period, *, on: date) -> list[Person]:
    """Who rates somebody of the unit in the period, but for the head's own rater; by name; three queries."""
    head = heads_of([organisation.unit.pk], on=on).get(organisation.unit.pk)
    counted = [each for each in members(period, organisation) if head is None or each.person_id != head.pk]
    found = persons_of({each.rater_id for each in counted if each.rater_id is not None})
    return sorted(found.values(), key=lambda person: (person.name, person.pk))


def seats_of(calibration: Calibration) -> list[Person]:
    """Who sits in the session, by name."""
    found = CalibrationSeat.objects.filter(calibration=calibration).select_related("person__government")
    return [seat.person for seat in found.order_by("person__name", "pk")]


def table_of(calibration: Calibration, head: Person | None) -> list[Appraisal]:
    """What may be spoken about: rated and not signed, in the unit, without its head; by name; two queries."""
    return list(_table(calibration, head).order_by("person__name", "pk"))


def on_table(calibration: Calibration, head: Person | None, appraisal_id: int) -> Appraisal | None:
    """One of them, if it is one; two queries."""
    return _table(calibration, head).filter(pk=appraisal_id).first()


def _table(calibration: Calibration, head: Person | None) -> QuerySet[Appraisal]:
    organisation = organisation_around(calibration.unit_id)
    assert organisation is not None  # a session is opened for a unit that is one
    found = Appraisal.objects.filter(
        period=calibration.period_id,
        state=Appraisal.State.RATED,
        skp__posting__position__unit__in=organisation.unit_ids,
    )
    others = found.exclude(person=head) if head else found
    return others.select_related(*RATED)


def items_of(calibration: Calibration) -> list[CalibrationItem]:
    """What lay on the table when the words were revealed, by name; one query and one for the changes."""
    joined = CalibrationItem.objects.select_related(*(f"appraisal__{name}" for name in RATED))
    changes = Prefetch("changes", CalibrationChange.objects.select_related("by").order_by("pk"))
    found = joined.filter(calibration=calibration).prefetch_related(changes)
    return list(found.order_by("appraisal__person__name", "pk"))


def own_words(calibration: Calibration, speaker: Person) -> dict[int, CalibrationWord]:
    """What one person said so far, by appraisal; nobody else's."""
    return {
        each.appraisal_id: each for each in CalibrationWord.objects.filter(calibration=calibration, speaker=speaker)
    }


def said_count(calibration: Calibration) -> int:
    """How many words there are, and nothing of what they say."""
    return CalibrationWord.objects.filter(calibration=calibration).count()


def spoken(calibration: Calibration) -> dict[int, Spoken]:
    """What was said, by appraisal; nothing before the reveal, whoever asks."""
    if calibration.state not in REVEALED:
        return {}
    words: dict[int, list[CalibrationWord]] = defaultdict(list)
    for each in CalibrationWord.objects.filter(calibration=calibration, speaker__isnull=True).order_by("pk"):
        words[each.appraisal_id].append(each)
    return {
        pk: Spoken(
            sum(one.agrees for one in own), sum(not one.agrees for one in own), tuple(o.line for o in own if o.line)
        )
        for pk, own in words.items()
    }


def conflicts(persons: Collection[Person], appraisals: Collection[Appraisal], *, on: date) -> dict[int, set[int]]:
    """By person (id), the appraisals (ids) that one neither sees nor speaks about.

    Those of oneself, of declared family, and of whoever stands above one or rates one. Five queries at most.
    """
    ids = {person.pk for person in persons}
    away = kin_of(ids, on=on)
    for pk, line in _above(persons, on).items():
        away[pk] |= line | {pk}
    if appraisals:
        period = next(iter(appraisals)).period_id
        raters = Appraisal.objects.filter(period=period, person__in=ids, rater__isnull=False)
        for pk, rater_id in raters.values_list("person_id", "rater_id"):
            away[pk].add(rater_id or 0)
    return {pk: {each.pk for each in appraisals if each.person_id in own} for pk, own in away.items()}


def _above(persons: Iterable[Person], on: date) -> dict[int, set[int]]:
    """Everybody in the line above each: one person's line by itself, several from the whole government."""
    listed = list(persons)
    if len(listed) == 1:
        return {listed[0].pk: {each.pk for each in superiors_above(listed[0], on=on)}}
    direct = superiors_of_all(on=on) if listed else {}
    return {person.pk: _line(person.pk, direct) for person in listed}


def _line(person_id: int, direct: Mapping[int, Person]) -> set[int]:
    found: set[int] = set()
    step = direct.get(person_id)
    while step is not None and step.pk not in found:
        found.add(step.pk)
        step = direct.get(step.pk)
    return found
