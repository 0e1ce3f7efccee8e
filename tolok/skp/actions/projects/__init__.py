"""Writes projects: their start and team, their way, what they are followed by."""

from __future__ import annotations

from tolok.skp.access.frame import BudgetIsNegative, BudgetIsTooLarge, ProjectHasNoDays, ProjectIsTooLong
from tolok.skp.access.ground import DayIsOutside, WordsAreMissing
from tolok.skp.actions.projects.assess import Marks, UnknownMark, assess_project
from tolok.skp.actions.projects.milestones import (
    LateMilestoneStays,
    MilestoneDraft,
    MilestoneIsOutside,
    MilestoneIsReached,
    WeightOutOfBounds,
    finish_milestone,
    set_milestones,
)
from tolok.skp.actions.projects.money import (
    NothingToCorrect,
    NotTheFirstRow,
    SpendingOutOfBounds,
    book_spending,
    correct_spending,
)
from tolok.skp.actions.projects.outcomes import (
    ProjectOutcomeDraft,
    ReadingOutOfBounds,
    TargetIsTooLarge,
    read_outcome,
    set_outcomes,
)
from tolok.skp.actions.projects.replan import (
    BudgetIsSpent,
    EndHasPassed,
    MilestoneWouldBeOutside,
    NothingMoves,
    replan_project,
)
from tolok.skp.actions.projects.start import start_project
from tolok.skp.actions.projects.team import (
    AlreadyMember,
    HeadMayNotLeave,
    NoMember,
    ProjectHasHead,
    add_member,
    end_membership,
    name_head,
)
from tolok.skp.actions.projects.turns import (
    HeadIsMissing,
    NotBegunYet,
    OutcomeIsUnread,
    begin_project,
    finish_project,
    reopen_project,
    stop_project,
)

__all__ = [
    "AlreadyMember",
    "BudgetIsNegative",
    "BudgetIsSpent",
    "BudgetIsTooLarge",
    "DayIsOutside",
    "EndHasPassed",
    "HeadIsMissing",
    "HeadMayNotLeave",
    "LateMilestoneStays",
    "Marks",
    "MilestoneDraft",
    "MilestoneIsOutside",
    "MilestoneIsReached",
    "MilestoneWouldBeOutside",
    "NoMember",
    "NotBegunYet",
    "NotTheFirstRow",
    "NothingMoves",
    "NothingToCorrect",
    "OutcomeIsUnread",
    "ProjectHasHead",
    "ProjectHasNoDays",
    "ProjectIsTooLong",
    "ProjectOutcomeDraft",
    "ReadingOutOfBounds",
    "SpendingOutOfBounds",
    "TargetIsTooLarge",
    "UnknownMark",
    "WeightOutOfBounds",
    "WordsAreMissing",
    "add_member",
    "assess_project",
    "begin_project",
    "book_spending",
    "correct_spending",
    "end_membership",
    "finish_milestone",
    "finish_project",
    "name_head",
    "read_outcome",
    "reopen_project",
    "replan_project",
    "set_milestones",
    "set_outcomes",
    "start_project",
    "stop_project",
]
