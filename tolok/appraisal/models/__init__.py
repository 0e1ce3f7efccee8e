"""Tables of gatherings, of appraisals and of objections to them."""

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
from tolok.appraisal.models.gatherings import Gathering
from tolok.appraisal.models.objections import Objection, ObjectionPoint

__all__ = [
    "Appraisal",
    "Dossier",
    "Gathering",
    "GivenLevel",
    "KeptPolicy",
    "Level",
    "Objection",
    "ObjectionPoint",
    "Predikat",
    "Proposal",
    "Rating",
    "Signature",
]
