"""What raters, objectors, judges and the HR agency send."""

from __future__ import annotations

from tolok.appraisal.forms.changes import ChangeForm
from tolok.appraisal.forms.objection import AnswerForm, DecisionForm, ObjectionForm
from tolok.appraisal.forms.rating import RatingForm

__all__ = ["AnswerForm", "ChangeForm", "DecisionForm", "ObjectionForm", "RatingForm"]
