"""What raters, objectors, judges, the HR agency and those who calibrate send."""

from __future__ import annotations

from tolok.appraisal.forms.calibration import ChangeForm, MinutesForm, OpenForm, WordForm
from tolok.appraisal.forms.changes import PeriodForm
from tolok.appraisal.forms.objection import AnswerForm, DecisionForm, ObjectionForm
from tolok.appraisal.forms.rating import RatingForm
from tolok.appraisal.forms.units import AchievementForm, PatternForm

__all__ = [
    "AchievementForm",
    "AnswerForm",
    "ChangeForm",
    "DecisionForm",
    "MinutesForm",
    "ObjectionForm",
    "OpenForm",
    "PatternForm",
    "PeriodForm",
    "RatingForm",
    "WordForm",
]
