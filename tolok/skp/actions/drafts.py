"""Outcomes and targets to be: drafts that know which row they become."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from tolok.ledger.actions import Refusal
from tolok.skp.actions.readings import Read
from tolok.skp.models import Goal, IndicatorRevision, Outcome, Service, Skp, Target
from tolok.skp.queries import is_above_plan

LARGEST = 460_000_000_000_000


class TargetIsIncomplete(Refusal):
    """A name, a unit or a known choice is missing."""


class TargetOutOfOrder(Refusal):
    """The range starts above its end, or is out of bounds."""

    about = "amount"


class TargetIsZero(Refusal):
    """A target of nothing would be reached by doing nothing."""

    about = "amount"


class DateIsNoSum(Refusal):
    """Days up to a date were to be added or averaged."""

    about = "accumulation"


class IndicatorIsRetired(Refusal):
    """The library no longer offers this indicator."""


class NotYourSuperiorsOutcome(Refusal):
    """The outcome belongs to nobody who leads this plan."""

    about = "link"


class GoalOfAnotherYear(Refusal):
    """The goal is not one of the plan's year."""

    about = "link"


@dataclass(frozen=True)
class TargetDraft:
    """A target to be: own, or taken from a revision of the library; amounts in hundredths of the unit."""

    aspect: str
    low: int
    high: int | None = None
    name: str = ""
    unit: str = ""
    polarity: str = IndicatorRevision.Polarity.HIGHER
    accumulation: str = IndicatorRevision.Accumulation.SUM
    revision_id: int | None = None
    service_id: int | None = None
    reading: str = ""
    perspective: str = ""

    def target(self, outcome: Outcome, revision: IndicatorRevision | None, service: Service | None) -> Target:
        """The unsaved row; what a revision says stands before what the draft says."""
        if revision is not None and revision.indicator.is_retired:
            raise IndicatorIsRetired(
                _("%(name)s was retired from the library. Choose another indicator or write your own.")
                % {"name": revision.name}
            )
        said = revision or self
        self._check(said)
        Read(self.reading, said.accumulation, said.unit, service).check()
        return Target(
            government_id=outcome.government_id,
            outcome=outcome,
            revision=revision,
            aspect=self.aspect,
            name=said.name,
            unit=said.unit,
            polarity=said.polarity,
            accumulation=said.accumulation,
            low=self.low,
            high=self.low if self.high is None else self.high,
            service=service,
            reading=self.reading,
            perspective=self.perspective,
        )

    def _check(self, said: IndicatorRevision | TargetDraft) -> None:
        kinds = (Target.Aspect.values, IndicatorRevision.Polarity.values, IndicatorRevision.Accumulation.values)
        chosen = (self.aspect, said.polarity, said.accumulation)
        is_known = all(choice in kind for choice, kind in zip(chosen, kinds, strict=True))
        is_known = is_known and self.perspective in ("", *Target.Perspective.values)
        if not (said.name.strip() and said.unit.strip() and is_known):
            raise TargetIsIncomplete(_("The target lacks a name, a unit or a choice. Fill them in and send again."))
        high = self.low if self.high is None else self.high
        if not 0 <= self.low <= high <= LARGEST:
            raise TargetOutOfOrder(
                _("The target runs from high to low or is out of bounds. Write the smaller number first, like 80-90.")
            )
        if (
            said.polarity == IndicatorRevision.Polarity.DATE
            and said.accumulation != IndicatorRevision.Accumulation.LATEST
        ):
            raise DateIsNoSum(
                _("A date is reached once and is not added up. Choose “Latest value” for this indicator.")
            )
        if high == 0 and said.polarity != IndicatorRevision.Polarity.ZERO:
            raise TargetIsZero(
                _("A target of 0 would be reached by doing nothing. Write what you aim for, or choose “None is best”.")
            )


@dataclass(frozen=True)
class OutcomeDraft:
    """An outcome to be; `supports` names the key of another draft's outcome in the same call."""

    key: str
    title: str
    kind: str = Outcome.Kind.MAIN
    measure: str = ""
    assigned_by: str = ""
    supports: str = ""
    supports_id: int | None = None
    goal_id: int | None = None
    targets: tuple[TargetDraft, ...] = ()

    def outcome(self, skp: Skp, number: int, *, supports: Outcome | None, goal: Goal | None) -> Outcome:
        """The unsaved row; refuses a link to a stranger's outcome or to a goal of another year."""
        if supports is not None and not is_above_plan(supports, skp):
            raise NotYourSuperiorsOutcome(
                _("No plan of your superior or your team's lead for that year has this outcome. Choose from the list.")
            )
        if goal is not None and goal.year != skp.year:
            raise GoalOfAnotherYear(_("This goal belongs to another year. Choose one of the plan's year."))
        return Outcome(
            government_id=skp.government_id,
            skp=skp,
            kind=self.kind,
            number=number,
            title=self.title,
            measure=self.measure,
            assigned_by=self.assigned_by,
            supports=supports,
            goal=goal,
        )
