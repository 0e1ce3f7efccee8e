"""Gathers what a form of any kind says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from tolok.insight.models import Paper
from tolok.insight.queries.papers.credits import credit_facts
from tolok.insight.queries.papers.evaluations import evaluation_facts
from tolok.insight.queries.papers.grids import blank_facts, competence_facts, matrix_facts
from tolok.insight.queries.papers.plans import plan_facts

if TYPE_CHECKING:
    from tolok.insight.queries.papers.shapes import Facts

Kind = Paper.Kind
# What a plan is printed as, and an appraisal, in the order people look for it.
OF_A_PLAN = (Kind.PLAN, Kind.ANNEX, Kind.MATRIX, Kind.GUIDANCE, Kind.COMPETENCE)
OF_AN_APPRAISAL = (Kind.EVALUATION, Kind.DOCUMENT, Kind.CREDIT)
# Not everybody has these: a grid belongs to who leads, credit to functional officials.
MAYBE = (Kind.MATRIX, Kind.CREDIT)


def facts_of(kind: str, ids: Iterable[int], *, on: date) -> Mapping[int, Facts]:
    """What the forms of this kind say about these plans or appraisals, by number; none where there is no such form."""
    if kind in (Kind.PLAN, Kind.ANNEX):
        return plan_facts(ids)
    if kind == Kind.MATRIX:
        return matrix_facts(ids, on=on)
    if kind == Kind.GUIDANCE:
        return blank_facts(ids)
    if kind == Kind.COMPETENCE:
        return competence_facts(ids)
    return credit_facts(ids) if kind == Kind.CREDIT else evaluation_facts(ids)
