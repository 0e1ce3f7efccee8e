"""Gathers what a form of any kind says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from tolok.insight.models import Paper
from tolok.insight.queries.papers.plans import plan_facts

if TYPE_CHECKING:
    from tolok.insight.queries.papers.shapes import Facts

Kind = Paper.Kind
# What a plan is printed as, and an appraisal, in the order people look for it.
OF_A_PLAN = (Kind.PLAN, Kind.ANNEX)
OF_AN_APPRAISAL: tuple[Paper.Kind, ...] = ()


def facts_of(kind: str, ids: Iterable[int], *, on: date) -> Mapping[int, Facts]:
    """What the forms of this kind say about these plans or appraisals, by number; none where there is no such form."""
    return plan_facts(ids)
