"""A whole pack, and what must fit together in it."""

from __future__ import annotations

from datetime import date
from typing import Self

from pydantic import Field, model_validator

from tolok.engine.schema.complaints import Complaints
from tolok.engine.schema.forms import PublicForms
from tolok.engine.schema.people import Credit, Discipline, IpAsn
from tolok.engine.schema.ratings import Achievement, Behaviour, Outcome, Work
from tolok.engine.schema.schemes import Limits, PackScheme
from tolok.engine.schema.survey import SurveyLimits
from tolok.engine.schema.table import Name, Table
from tolok.engine.schema.tpp import Tpp
from tolok.engine.schema.unit import DistributionPattern, Organisation
from tolok.engine.schema.voices import VoiceRound
from tolok.engine.schema.year import Authenticity, Calendar, FollowUp, Integrity, Objection, Reporting
from tolok.rules.quadrant import QUADRANTS


class Contents(Table):
    """A whole pack, after what it extends has been added."""

    name: Name
    title: str
    government: str = ""
    valid_from: date
    sources: tuple[str, ...] = Field(strict=False, min_length=1)
    quadrant: str
    achievement: Achievement
    outcome: Outcome
    work: Work
    behaviour: Behaviour
    limits: Limits
    calendar: tuple[Calendar, ...] = Field(strict=False, min_length=1)
    scheme: tuple[PackScheme, ...] = Field(strict=False, default=())
    reporting: Reporting
    authenticity: Authenticity
    integrity: Integrity
    objection: Objection
    complaints: Complaints
    survey: SurveyLimits
    forms: PublicForms
    follow_up: tuple[FollowUp, ...] = Field(strict=False, min_length=1)
    credit: Credit | None = None
    discipline: Discipline | None = None
    ip_asn: IpAsn | None = None
    tpp: Tpp | None = None
    organisation: Organisation | None = None
    distribution: tuple[DistributionPattern, ...] = Field(strict=False, default=())
    voices: VoiceRound | None = None

    def voices_in(self, calendar: str) -> VoiceRound | None:
        """How voices are heard in the periods of a calendar; None when they are not."""
        return self.voices if self.voices and calendar in self.voices.calendars else None

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if self.quadrant not in QUADRANTS:
            raise ValueError(f"`quadrant` is not known; write one of: {', '.join(sorted(QUADRANTS))}")
        if self.outcome.above_from > self.achievement.cap:
            raise ValueError("`outcome.above_from` lies above `achievement.cap`, so nobody can reach it; lower it")
        names = [each.name for each in self.calendar]
        if len(set(names)) < len(names):
            raise ValueError("two calendars have the same `name`; give each its own")
        patterns = [each.organisation for each in self.distribution]
        if len(set(patterns)) < len(patterns):
            raise ValueError("two `distribution` patterns are for the same `organisation`; keep one")
        named = {name for scheme in self.scheme for name in scheme.calendars}
        named |= {name for rule in self.follow_up for name in rule.calendars}
        named |= set(self.voices.calendars) if self.voices else set()
        unknown = sorted(named - set(names))
        if unknown:
            raise ValueError(
                f"a scheme, a follow-up or `voices` names calendars that don't exist: {', '.join(unknown)}; mend them"
            )
        return self
