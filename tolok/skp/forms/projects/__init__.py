"""What people write about projects."""

from __future__ import annotations

from tolok.skp.forms.projects.facts import (
    AssessmentForm,
    CorrectionForm,
    FinishForm,
    ReachedForm,
    ReadingForm,
    SpendingForm,
    WhyForm,
)
from tolok.skp.forms.projects.rows import MilestonesForm, OutcomesForm
from tolok.skp.forms.projects.start import MemberForm, ProjectForm, ReplanForm

__all__ = [
    "AssessmentForm",
    "CorrectionForm",
    "FinishForm",
    "MemberForm",
    "MilestonesForm",
    "OutcomesForm",
    "ProjectForm",
    "ReachedForm",
    "ReadingForm",
    "ReplanForm",
    "SpendingForm",
    "WhyForm",
]
