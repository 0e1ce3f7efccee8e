"""What the rules propose for a unit, from the targets agreed with its head."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from tolok.appraisal.models import Appraisal, UnitPredikat
from tolok.appraisal.queries.facts import answer
from tolok.appraisal.queries.lines import Line, outcome_lines
from tolok.appraisal.queries.words import label_of
from tolok.calendar.queries import calendar_of, period_key
from tolok.engine import packs
from tolok.rules.facts import Dossier
from tolok.rules.numbers import shown
from tolok.rules.organisation import organisation
from tolok.rules.terms import Evaluation
from tolok.rules.unit import OrganisationFacts, OrganisationProposal, PlanFact
from tolok.skp.queries.agreements import agreement_ratio

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tolok.calendar.models import Period
    from tolok.people.models import Government, Person, Unit
    from tolok.rules.result import Appraisal as Result
    from tolok.rules.result import Step

WHY = {
    "no_plans": _("Nothing is gathered about the head's targets in this period, so the rules propose nothing."),
    "too_few_plans": _("Too few of the head's targets have a checked value, so the rules propose nothing."),
    "no_agreement": _("Nobody kept what the unit achieved of its yearly agreement, so the rules propose nothing yet."),
    "no_policy": _("The policy of this government says nothing about it, so the rules propose nothing."),
}
YEAR = 12


@dataclass(frozen=True)
class Proposed:
    """The facts, the rules' answer, and both as people read them; `predikat` is empty where `missing` says why."""

    facts: OrganisationFacts
    answer: OrganisationProposal
    predikat: str
    missing: str
    pack: str
    evidence: tuple[Line, ...]
    steps: tuple[Line, ...]

    @property
    def label(self) -> str:
        """The proposed predikat in words."""
        return str(UnitPredikat(self.predikat).label) if self.predikat else ""

    @property
    def why(self) -> str:
        """Why there is no proposal."""
        return str(WHY[self.missing]) if self.missing else ""


def proposed_for(unit: Unit, period: Period, head: Person | None, government: Government) -> Proposed:
    """From the targets of the head's plans in the period, as they were gathered; a query, one more for a year."""
    told, is_year = list(_appraisals(head, period)) if head else [], calendar_of(period).months == YEAR
    facts = OrganisationFacts(
        unit=unit.pk,
        government=government.slug,
        period=period_key(period),
        evaluation=Evaluation.YEARLY if is_year else Evaluation.PERIODIC,
        plans=tuple(plan for _appraisal, dossier, result in told for plan in _plans(dossier, result)),
        agreement=agreement_ratio(unit.pk, period.starts_on.year) if is_year else None,
    )
    policy = packs.load(period.pack).organisation
    found = organisation(facts, policy) if policy else OrganisationProposal(None, "no_policy", (), ())
    evidence = (line for appraisal, dossier, result in told for line in outcome_lines(appraisal, dossier, result, ()))
    return Proposed(
        facts=facts,
        answer=found,
        predikat=str(found.predikat or ""),
        missing=found.missing or "",
        pack=period.pack,
        evidence=tuple(evidence),
        steps=tuple(_line(step) for step in found.steps if step.value is not None),
    )


def _appraisals(head: Person, period: Period) -> Iterable[tuple[Appraisal, Dossier, Result]]:
    found = Appraisal.objects.filter(person=head, period=period).select_related("dossier__policy", "person__government")
    for each in found.order_by("skp__starts_on", "pk"):
        yield each, Dossier.from_json(each.dossier.facts), answer(each, {}, {})


def _plans(dossier: Dossier, result: Result) -> Iterable[PlanFact]:
    """Each target as an action plan with its achievement; one that is not known stays unknown."""
    achieved = {step.path: step.value for step in result.steps if step.path.endswith("/achievement")}
    for target in dossier.targets:
        value = achieved.get(f"target/{target.id}/achievement")
        yield PlanFact(target.id, target.name, None if value is None else int(value))


def _line(step: Step) -> Line:
    """One step of the proposal, its word as the circular prints it."""
    is_word = str(step.value) in UnitPredikat.values
    value = str(UnitPredikat(str(step.value)).label) if is_word else shown(step.value, step.scale)
    return Line(label_of(step), value, "" if is_word else step.formula, step.source)
