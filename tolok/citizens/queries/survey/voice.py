"""What citizens say of units and services, for whoever weighs it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from tolok.citizens.queries.survey.results import BANDS
from tolok.citizens.queries.survey.sums import answers_of, pooled, sums_of_surveys
from tolok.citizens.queries.survey.surveys import survey_rows
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
    above: dict[int, int | None]

    def unit(self, unit_id: int) -> Heard:
        """What was said of the unit and everything below it; else of the nearest unit above that was asked about."""
        below = [sums for unit, told in self.of_unit.items() if self._is_in(unit, unit_id) for sums in told]
        place: int | None = unit_id
        while not below and place is not None:
            below, place = self.of_unit.get(place, []), self.above.get(place)
        return _heard(below)

    def services(self, service_ids: Collection[int]) -> Heard:
        """What was said of these services together."""
        return _heard(self.of_service[each] for each in sorted(set(service_ids)) if each in self.of_service)

    def _is_in(self, unit: int | None, around: int) -> bool:
        while unit is not None and unit != around:
            unit = self.above.get(unit)
        return unit is not None


def citizens_voice(starts_on: date, ends_on: date) -> CitizensVoice:
    """What was said in the span (end exclusive); three queries."""
    sums, of_unit, of_service = sums_of_surveys(starts_on, ends_on), dict[int, list[Sums]](), dict[int, Sums]()
    for row in survey_rows():
        if row.id in sums:
            of_service[row.service_id] = sums[row.id]
            of_unit.setdefault(row.unit_id, []).append(sums[row.id])
    return CitizensVoice(of_unit, of_service, {unit.pk: unit.parent_id for unit in units()})


def _heard(sums: Iterable[Sums]) -> Heard:
    together = pooled(sums)
    points = survey_index(answers_of(together), bands.load(BANDS)).points if together.n else None
    return Heard(points, together.n) if points is not None else SILENT
