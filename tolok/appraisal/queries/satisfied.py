"""What citizens say, as a fact about one person: the unit first."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tolok.citizens.queries.spans import whole_spans
from tolok.citizens.queries.survey.voice import CitizensVoice, Voices
from tolok.evidence.queries import Tally
from tolok.rules.facts import ComponentFact
from tolok.rules.heard import Heard, heard
from tolok.rules.terms import Voice

if TYPE_CHECKING:
    from tolok.calendar.models import Period
    from tolok.engine.schema.survey import SurveyLimits


@dataclass
class Satisfied:
    """The voice of a period with the policy's numbers; what many people share is worked out once."""

    voice: CitizensVoice
    heard_from: int
    pull: int
    units: dict[int, Heard] = field(default_factory=dict)
    services: dict[frozenset[int], Heard] = field(default_factory=dict)

    def facts(self, unit_id: int, counted: Collection[Tally]) -> tuple[ComponentFact, ...]:
        """What is heard of somebody in that unit with these measured services; nothing where nobody was asked."""
        own = frozenset(each.service_id for each in counted)
        if unit_id not in self.units:
            self.units[unit_id] = self.voice.unit(unit_id)
        if own not in self.services:
            self.services[own] = self.voice.services(own)
        found = heard(self.units[unit_id], self.services[own], heard_from=self.heard_from, pull=self.pull)
        return () if found.points is None else (ComponentFact(Voice.CITIZENS.value, found.points, found.n),)


def satisfied(period: Period, voices: Voices, limits: SurveyLimits) -> Satisfied:
    """What citizens said in the surveys that are whole in the period: nobody hears of one that still runs."""
    span = whole_spans(period.starts_on, period.ends_on, limits.months)
    return Satisfied(voices.between(*span), limits.heard_from, limits.pull)
