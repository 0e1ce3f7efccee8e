"""What citizens say of units and services, for whoever weighs it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from tolok.citizens.queries.survey.results import BANDS
from tolok.citizens.queries.survey.sums import NOBODY, answers_of, pooled, sums_by_month
from tolok.citizens.queries.survey.surveys import SurveyRow, survey_rows
from tolok.engine.skm import bands
from tolok.people.queries import units
from tolok.rules.heard import Heard
from tolok.rules.publish import Sums
from tolok.rules.skm import survey_index

SILENT = Heard(None, 0)


@dataclass(frozen=True)
class CitizensVoice:
    """The sums of a span by unit and by service, and which unit lies below which."""

    of_unit: dict[int, list[Sums]]
    of_service: dict[int, Sums]
    voices: Voices

    def unit(self, unit_id: int) -> Heard:
        """What was said of the unit and everything below it; else of the nearest unit above that was asked about."""
        below = [sums for unit, told in self.of_unit.items() if self.voices.is_in(unit, unit_id) for sums in told]
        place: int | None = unit_id
        while not below and place is not None:
            below, place = self.of_unit.get(place, []), self.voices.above.get(place)
        return _heard(below)

    def services(self, service_ids: Collection[int]) -> Heard:
        """What was said of these services together."""
        return _heard(self.of_service[each] for each in sorted(set(service_ids)) if each in self.of_service)


@dataclass(frozen=True)
class Voices:
    """What was said month by month, of which surveys, and which unit lies below which (`above`)."""

    months: Sequence[tuple[int, date, Sums]]
    surveys: Sequence[SurveyRow]
    above: Mapping[int, int | None]
    known: dict[tuple[date, date], CitizensVoice] = field(default_factory=dict)

    def between(self, starts_on: date, ends_on: date) -> CitizensVoice:
        """What was said in a span (end exclusive); nothing where it has no days."""
        if (starts_on, ends_on) not in self.known:
            self.known[starts_on, ends_on] = self._added(starts_on, ends_on)
        return self.known[starts_on, ends_on]

    def is_in(self, unit: int | None, around: int) -> bool:
        """Whether a unit is that one or lies below it."""
        while unit is not None and unit != around:
            unit = self.above.get(unit)
        return unit is not None

    def _added(self, starts_on: date, ends_on: date) -> CitizensVoice:
        sums, of_unit, of_service = dict[int, Sums](), dict[int, list[Sums]](), dict[int, Sums]()
        for survey_id, month, told in self.months:
            if starts_on <= month < ends_on:
                sums[survey_id] = sums.get(survey_id, NOBODY).plus(told)
        for row in self.surveys:
            if row.id in sums:
                of_service[row.service_id] = sums[row.id]
                of_unit.setdefault(row.unit_id, []).append(sums[row.id])
        return CitizensVoice(of_unit, of_service, self)


def voices(starts_on: date, ends_on: date) -> Voices:
    """What was said in the span (end exclusive); three queries."""
    above = {unit.pk: unit.parent_id for unit in units()}
    return Voices(sums_by_month(starts_on, ends_on), survey_rows(), above)


def _heard(sums: Iterable[Sums]) -> Heard:
    together = pooled(sums)
    points = survey_index(answers_of(together), bands.load(BANDS)).points if together.n else None
    return Heard(points, together.n) if points is not None else SILENT
