"""What people write on the pages of plans, goals, library and projects."""

from __future__ import annotations

from tolok.skp.forms.agreements import AgreementForm
from tolok.skp.forms.amounts import AmountField
from tolok.skp.forms.decide import AnnexForm, ExpectationForm, ReturnForm
from tolok.skp.forms.goals import CarrierForm, GoalForm, IndicatorForm, WordingForm
from tolok.skp.forms.plans import LinkForm, OutcomeForm, StartForm
from tolok.skp.forms.projects import (
    AssessmentForm,
    CorrectionForm,
    FinishForm,
    MemberForm,
    MilestonesForm,
    OutcomesForm,
    ProjectForm,
    ReachedForm,
    ReadingForm,
    ReplanForm,
    SpendingForm,
    WhyForm,
)
from tolok.skp.forms.standards import ServiceForm, StandardForm
from tolok.skp.forms.targets import TargetForm

__all__ = [
    "AgreementForm",
    "AmountField",
    "AnnexForm",
    "AssessmentForm",
    "CarrierForm",
    "CorrectionForm",
    "ExpectationForm",
    "FinishForm",
    "GoalForm",
    "IndicatorForm",
    "LinkForm",
    "MemberForm",
    "MilestonesForm",
    "OutcomeForm",
    "OutcomesForm",
    "ProjectForm",
    "ReachedForm",
    "ReadingForm",
    "ReplanForm",
    "ReturnForm",
    "ServiceForm",
    "SpendingForm",
    "StandardForm",
    "StartForm",
    "TargetForm",
    "WhyForm",
    "WordingForm",
]
