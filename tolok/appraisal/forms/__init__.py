"""What raters, objectors and judges send."""

from __future__ import annotations

from tolok.appraisal.forms.objection import AnswerForm, DecisionForm, ObjectionForm
from tolok.appraisal.forms.rating import RatingForm

__all__ = ["AnswerForm", "DecisionForm", "ObjectionForm", "RatingForm"]
