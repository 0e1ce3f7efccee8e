"""What the public brings, as figures of units and persons: the unit first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from tolok.citizens.queries.cases.load import AnsweredCase, answered_cases
from tolok.citizens.queries.kept import Promised, promised_improvements
from tolok.citizens.queries.spans import whole_spans
from tolok.citizens.queries.survey.voice import Voices, voices
from tolok.rules.caseload import Caseload, answered
from tolok.rules.facts import ComponentFact
from tolok.rules.steps import ratio
from tolok.rules.values import nearest_rank

if TYPE_CHECKING:
    from tolok.engine.schema.contents import Contents
    from tolok.people.models import Government

HALF, ONE, WHOLE = 5_000, 100, 10_000
NONE = Caseload(None, 0)
# The component that local schemes may weigh: cases answered within their limit.
CASE_TIMES = "case_times"
Figure = Callable[[Sequence[AnsweredCase]], Caseload]


@dataclass(frozen=True)
class Whose:
    """A person in a unit, and the days asked about, end exclusive."""

    person_id: int
    unit_id: int
    starts_on: date
    ends_on: date

    def holds(self, on: date) -> bool:
        """Whether the day is one of them."""
        return self.starts_on <= on < self.ends_on


@dataclass(frozen=True)
class PublicFigures:
    """What the public brought in a span, by unit and by who handled it; the policy's numbers beside it.

    What the many people of a unit share is worked out once.
    """

    of_unit: Mapping[int | None, Sequence[AnsweredCase]]
    of_person: Mapping[int | None, Sequence[AnsweredCase]]
    promised: Sequence[Promised]
    voices: Voices
    policy: Contents
    shared: dict[tuple[str, int, date, date], Caseload] = field(default_factory=dict)

    def read(self, reading: str, whose: Whose) -> Caseload:
        """What a target reads, in hundredths of its unit, and how many stand behind it; missing is missing."""
        key = (reading, whose.unit_id, whose.starts_on, whose.ends_on)
        if key not in self.shared:
            self.shared[key] = self._of_unit(reading, whose)
        if reading not in CASE_FIGURES:
            return self.shared[key]
        held = self.of_person.get(whose.person_id, ())
        own = CASE_FIGURES[reading]([each for each in held if each.is_theirs and whose.holds(each.on)])
        rules = self.policy.complaints
        return answered(self.shared[key], own, own_from=rules.own_from, pull=rules.own_pull)

    def components(self, whose: Whose) -> tuple[ComponentFact, ...]:
        """The share of cases answered in time as a fact of the person, where there was any case."""
        found = self.read("cases_in_time", whose)
        return () if found.amount is None else (ComponentFact(CASE_TIMES, found.amount, found.n),)

    def _of_unit(self, reading: str, whose: Whose) -> Caseload:
        if reading in CASE_FIGURES:
            return CASE_FIGURES[reading](self._nearest(whose))
        return self._heard(whose) if reading == "satisfaction" else self._kept(whose)

    def _nearest(self, whose: Whose) -> list[AnsweredCase]:
        """The cases of the unit and everything below it; if too few, those of the nearest unit above with enough."""
        least, place = self.policy.complaints.unit_from, self.voices.above.get(whose.unit_id)
        below = [unit for unit in self.of_unit if self.voices.is_in(unit, whose.unit_id)]
        found = first = [each for unit in below for each in self.of_unit[unit] if whose.holds(each.on)]
        while len(found) < least and place is not None:
            found = [each for each in self.of_unit.get(place, ()) if whose.holds(each.on)]
            first, place = first or found, self.voices.above.get(place)
        return found if len(found) >= least else first

    def _heard(self, whose: Whose) -> Caseload:
        """The index of the unit in surveys that are over and that enough answered, so that nobody's answer shows."""
        survey = self.policy.survey
        starts_on, ends_on = whole_spans(whose.starts_on, whose.ends_on, survey.months)
        found = self.voices.between(starts_on, ends_on).unit(whose.unit_id)
        return Caseload(found.points, found.n) if found.n >= survey.least else NONE

    def _kept(self, whose: Whose) -> Caseload:
        due = [each for each in self.promised if whose.holds(each.on)]
        own = [each.is_kept for each in due if self.voices.is_in(each.unit_id, whose.unit_id)]
        return Caseload(ratio(sum(own) * WHOLE, len(own)), len(own))


def share_in_time(cases: Sequence[AnsweredCase]) -> Caseload:
    """How many were answered within their limit, in hundredths of a percent."""
    return Caseload(ratio(sum(each.is_in_time for each in cases) * WHOLE, len(cases)), len(cases))


def share_come_back(cases: Sequence[AnsweredCase]) -> Caseload:
    """How many their reporter sent back, in hundredths of a percent."""
    return Caseload(ratio(sum(each.came_back for each in cases) * WHOLE, len(cases)), len(cases))


def median_days(cases: Sequence[AnsweredCase]) -> Caseload:
    """Half of the answers took at most so many days of their limit, in hundredths."""
    days = [each.days for each in cases if each.days is not None]
    middle = nearest_rank([(each, 1) for each in days], HALF)
    return Caseload(None if middle is None else middle * ONE, len(days))


CASE_FIGURES: Mapping[str, Figure] = {
    "cases_in_time": share_in_time,
    "cases_days": median_days,
    "cases_reopened": share_come_back,
}


def public_figures(government: Government, policy: Contents, *, starts_on: date, ends_on: date) -> PublicFigures:
    """What the public brought in the span (end exclusive); eleven queries at most."""
    of_unit: dict[int | None, list[AnsweredCase]] = defaultdict(list)
    of_person: dict[int | None, list[AnsweredCase]] = defaultdict(list)
    for each in answered_cases(government, starts_on=starts_on, ends_on=ends_on):
        of_unit[each.unit_id].append(each)
        of_person[each.handler_id].append(each)
    promised = promised_improvements(starts_on=starts_on, ends_on=ends_on)
    return PublicFigures(of_unit, of_person, promised, voices(starts_on, ends_on), policy)
