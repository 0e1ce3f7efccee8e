"""Tables of gatherings, appraisals, objections, units and calibration."""

from __future__ import annotations

from tolok.appraisal.models.appraisals import (
    Appraisal,
    Dossier,
    GivenLevel,
    KeptPolicy,
    Level,
    Predikat,
    Proposal,
    Rating,
    Signature,
)
from tolok.appraisal.models.calibration import (
    Calibration,
    CalibrationChange,
    CalibrationItem,
    CalibrationSeat,
    CalibrationWord,
)
from tolok.appraisal.models.gatherings import Gathering
from tolok.appraisal.models.objections import Objection, ObjectionPoint
from tolok.appraisal.models.organisation import Achievement, AchievementDecision, PatternReason, UnitPredikat
from tolok.appraisal.models.unfinished import UnfinishedSheet

__all__ = [
    "Achievement",
    "AchievementDecision",
    "Appraisal",
    "Calibration",
    "CalibrationChange",
    "CalibrationItem",
    "CalibrationSeat",
    "CalibrationWord",
    "Dossier",
    "Gathering",
    "GivenLevel",
    "KeptPolicy",
    "Level",
    "Objection",
    "ObjectionPoint",
    "PatternReason",
    "Predikat",
    "Proposal",
    "Rating",
    "Signature",
    "UnfinishedSheet",
    "UnitPredikat",
]
