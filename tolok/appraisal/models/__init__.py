"""Tables of appraisals, of unfinished sheets and of objections."""

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
from tolok.appraisal.models.objections import Objection, ObjectionPoint
from tolok.appraisal.models.unfinished import UnfinishedSheet

__all__ = [
    "Appraisal",
    "Dossier",
    "GivenLevel",
    "KeptPolicy",
    "Level",
    "Objection",
    "ObjectionPoint",
    "Predikat",
    "Proposal",
    "Rating",
    "Signature",
    "UnfinishedSheet",
]
