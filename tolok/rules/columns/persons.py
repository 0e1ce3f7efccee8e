"""Everybody's ratings, predikat and local scores as one program."""

from __future__ import annotations

from functools import cache

from tolok.rules.behaviour import behaviour_rule
from tolok.rules.columns.plan import Kind, Plan, Ready
from tolok.rules.columns.schemes import add_scheme
from tolok.rules.policy import Policy
from tolok.rules.quadrant import quadrant_step
from tolok.rules.records import behaviour_cells, work_cells
from tolok.rules.steps import Column, Count, Formula, Missing
from tolok.rules.terms import Scale
from tolok.rules.work import WORK

#: What the rules of a person read of each table below.
KEPT: dict[str, tuple[str, ...]] = {
    "targets": ("person", "achievement", "achievement_if_confirmed", "aspect", "is_utmost"),
    "outcomes": ("person", "kind", "level"),
    "behaviours": ("person", "level"),
    "components": ("person", "kind", "points", "n"),
    "ratings": ("person", "voice", "points"),
    "attendance": ("person", "kind", "minutes", "n"),
    "events": ("person", "service", "unit", "taken", "limit", "n"),
    "projects": ("person", "project_outcome", "project_time", "project_budget"),
    "conduct": ("person", "kind", "n", "of"),
}
_ABSENT = {"targets": "achievement", "outcomes": "level", "behaviours": "level"}
PROPOSALS = ("work", "behaviour", "predikat")


@cache
def person_plan(policy: Policy, kind: Kind) -> Ready:
    """The two ratings, the predikat, each local scheme, and how much is missing.

    Source: PermenPANRB 6/2022, evaluasi kinerja pegawai
    """
    plan = Plan(kind)
    work, behaviour = plan.reading(work_cells(policy.work)), plan.reading(behaviour_cells(policy.behaviour))
    plan.add(work, WORK, "work/")
    plan.add(behaviour, behaviour_rule(policy.behaviour), "behaviour/")
    both = plan.reading({})
    both.names |= {"work": work.names["rating"], "behaviour": behaviour.names["rating"]}
    plan.keep("work", both.names["work"], is_word=True)
    plan.keep("behaviour", both.names["behaviour"], is_word=True)
    plan.add(both, (quadrant_step(policy.quadrant),))
    for scheme in policy.schemes:
        add_scheme(plan, scheme)
    plan.add(plan.reading({}), missing_counts())
    return plan.ready()


@cache
def missing_counts() -> tuple[Formula, ...]:
    """How many indicators, outcomes and values have no result yet.

    Source: rancangan Tolok, yang belum ada bukan nol dan bukan penuh
    """
    return tuple(_count(table, column) for table, column in _ABSENT.items())


def _count(table: str, column: str) -> Formula:
    of, source = Column(column, Scale.COUNT, column, column), "rancangan Tolok, yang belum ada bukan nol"
    return Formula(f"{table}_missing", Count(table, Missing(of)), "Belum ada", "Missing", Scale.COUNT, "", source)
