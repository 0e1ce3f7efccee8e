"""Writes what is agreed: goals, library, services, plans and projects."""

from __future__ import annotations

from tolok.skp.actions.decide import RemarkIsMissing, UnknownBehaviour, agree_plans, agree_skp, return_skp
from tolok.skp.actions.drafts import (
    DateIsNoSum,
    GoalOfAnotherYear,
    IndicatorIsRetired,
    NotYourSuperiorsOutcome,
    OutcomeDraft,
    TargetDraft,
    TargetIsIncomplete,
    TargetIsZero,
    TargetOutOfOrder,
)
from tolok.skp.actions.goals import AlreadyCarried, GoalCodeIsTaken, UnknownParent, add_goal, add_goals, carry_goal
from tolok.skp.actions.library import (
    IndicatorCodeIsTaken,
    TypicalOutOfOrder,
    add_indicator,
    add_indicators,
    retire_indicator,
    revise_indicator,
)
from tolok.skp.actions.outcomes import (
    AlreadyLinked,
    NothingToLink,
    OutcomeIsReportedOn,
    UnknownAnnex,
    add_outcome,
    change_outcome,
    link_outcome,
    remove_outcome,
    write_annex,
)
from tolok.skp.actions.plan_drafts import Agreement, NoPosting, PlanDraft, Proposal
from tolok.skp.actions.plans import PlanExists, draft_plans, start_skp
from tolok.skp.actions.projects import AlreadyMember, BudgetIsNegative, ProjectHasNoDays, add_member, start_project
from tolok.skp.actions.propose import NoSuperior, PlanIsIncomplete, propose_plans, propose_skp
from tolok.skp.actions.readings import ReadingDoesNotFit, ServiceIsRetired
from tolok.skp.actions.rows import KeysDoNotFit
from tolok.skp.actions.standards import (
    Limit,
    LimitOutOfBounds,
    NotYourUnit,
    ServiceCodeIsTaken,
    StandardGoesBack,
    open_service,
    retire_service,
    set_standard,
)
from tolok.skp.actions.targets import TargetIsReportedOn, add_target, change_target, remove_target
from tolok.skp.actions.wordings import GoalDraft, IndicatorDraft, Wording

__all__ = [
    "Agreement",
    "AlreadyCarried",
    "AlreadyLinked",
    "AlreadyMember",
    "BudgetIsNegative",
    "DateIsNoSum",
    "GoalCodeIsTaken",
    "GoalDraft",
    "GoalOfAnotherYear",
    "IndicatorCodeIsTaken",
    "IndicatorDraft",
    "IndicatorIsRetired",
    "KeysDoNotFit",
    "Limit",
    "LimitOutOfBounds",
    "NoPosting",
    "NoSuperior",
    "NotYourSuperiorsOutcome",
    "NotYourUnit",
    "NothingToLink",
    "OutcomeDraft",
    "OutcomeIsReportedOn",
    "PlanDraft",
    "PlanExists",
    "PlanIsIncomplete",
    "ProjectHasNoDays",
    "Proposal",
    "ReadingDoesNotFit",
    "RemarkIsMissing",
    "ServiceCodeIsTaken",
    "ServiceIsRetired",
    "StandardGoesBack",
    "TargetDraft",
    "TargetIsIncomplete",
    "TargetIsReportedOn",
    "TargetIsZero",
    "TargetOutOfOrder",
    "TypicalOutOfOrder",
    "UnknownAnnex",
    "UnknownBehaviour",
    "UnknownParent",
    "Wording",
    "add_goal",
    "add_goals",
    "add_indicator",
    "add_indicators",
    "add_member",
    "add_outcome",
    "add_target",
    "agree_plans",
    "agree_skp",
    "carry_goal",
    "change_outcome",
    "change_target",
    "draft_plans",
    "link_outcome",
    "open_service",
    "propose_plans",
    "propose_skp",
    "remove_outcome",
    "remove_target",
    "retire_indicator",
    "retire_service",
    "return_skp",
    "revise_indicator",
    "set_standard",
    "start_project",
    "start_skp",
    "write_annex",
]
