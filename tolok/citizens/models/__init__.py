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
    CaseRelease,
    CaseStep,
    Untold,
)
from tolok.citizens.models.duties import DeskDuty
from tolok.citizens.models.forum import Appeal, Post, Topic
from tolok.citizens.models.guard import DayKey
from tolok.citizens.models.improvements import Improvement
from tolok.citizens.models.moderation import Moderation, Reason
from tolok.citizens.models.outcomes import IndicatorProposal
from tolok.citizens.models.served import ServedRelease
from tolok.citizens.models.survey import (
    Channel,
    Survey,
    SurveyAnswer,
    SurveyComment,
    SurveyInvitation,
    SurveyInviting,
    SurveySum,
)
from tolok.citizens.models.survey_results import PastResult, SurveyRelease

__all__ = [
    "Appeal",
    "Arrived",
    "Case",
    "CaseContact",
    "CaseHearing",
    "CaseLook",
    "CaseMessage",
    "CaseNote",
    "CasePause",
    "CasePhoto",
    "CaseRelease",
    "CaseStep",
    "Channel",
    "DayKey",
    "DeskDuty",
    "Improvement",
    "IndicatorProposal",
    "Moderation",
    "PastResult",
    "Post",
    "Reason",
    "ServedRelease",
    "Standing",
    "Survey",
    "SurveyAnswer",
    "SurveyComment",
    "SurveyInvitation",
    "SurveyInviting",
    "SurveyRelease",
    "SurveySum",
    "Topic",
    "Untold",
]
