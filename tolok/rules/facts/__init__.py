"""The facts of one person and period, gathered without opinion."""

from tolok.rules.facts.dossier import Dossier
from tolok.rules.facts.observed import AttendanceFact, ComponentFact, ConductFact, EventFact, ProjectFact, RatingFact
from tolok.rules.facts.plan import BehaviourFact, OutcomeFact, TargetFact

__all__ = [
    "AttendanceFact",
    "BehaviourFact",
    "ComponentFact",
    "ConductFact",
    "Dossier",
    "EventFact",
    "OutcomeFact",
    "ProjectFact",
    "RatingFact",
    "TargetFact",
]
