"""What people write on the pages of plans, goals, library and projects."""

from __future__ import annotations

from tolok.skp.forms.amounts import AmountField
from tolok.skp.forms.decide import AnnexForm, ExpectationForm, ReturnForm
from tolok.skp.forms.goals import CarrierForm, GoalForm, IndicatorForm, MemberForm, ProjectForm, WordingForm
from tolok.skp.forms.plans import LinkForm, OutcomeForm, StartForm
from tolok.skp.forms.standards import ServiceForm, StandardForm
from tolok.skp.forms.targets import TargetForm

__all__ = [
    "AmountField",
    "AnnexForm",
    "CarrierForm",
    "ExpectationForm",
    "GoalForm",
    "IndicatorForm",
    "LinkForm",
    "MemberForm",
    "OutcomeForm",
    "ProjectForm",
    "ReturnForm",
    "ServiceForm",
    "StandardForm",
    "StartForm",
    "TargetForm",
    "WordingForm",
]
