"""Tables of what the public says, and of who answers it."""

from __future__ import annotations

from tolok.citizens.models.arrived import Arrived, Standing
from tolok.citizens.models.cases import (
    Case,
    CaseContact,
    CaseHearing,
    CaseLook,
    CaseMessage,
    CaseNote,
    CasePause,
    CasePhoto,
    CaseStep,
    Untold,
)
from tolok.citizens.models.duties import DeskDuty
from tolok.citizens.models.survey import (
    Channel,
    Survey,
    SurveyAnswer,
    SurveyComment,
    SurveyInvitation,
    SurveyInviting,
    SurveySum,
)
from tolok.citizens.models.survey_results import Improvement, PastResult, SurveyRelease

__all__ = [
    "Arrived",
    "Case",
    "CaseContact",
    "CaseHearing",
    "CaseLook",
    "CaseMessage",
    "CaseNote",
    "CasePause",
    "CasePhoto",
    "CaseStep",
    "Channel",
    "DeskDuty",
    "Improvement",
    "PastResult",
    "Standing",
    "Survey",
    "SurveyAnswer",
    "SurveyComment",
    "SurveyInvitation",
    "SurveyInviting",
    "SurveyRelease",
    "SurveySum",
    "Untold",
]
