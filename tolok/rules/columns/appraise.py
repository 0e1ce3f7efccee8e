"""From tables of facts to everybody's proposal, with every step as a column."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, partial
from typing import TYPE_CHECKING

from tolok.rules.columns.persons import KEPT, person_plan
from tolok.rules.columns.plan import Kind, Plan, Ready, applied
from tolok.rules.columns.targets import score_targets
from tolok.rules.columns.whole import arranged, with_places
from tolok.rules.measures import MEASURES
from tolok.rules.outcome import OUTCOME, STATED
from tolok.rules.policy import Policy
from tolok.rules.project import PROJECT
from tolok.rules.steps import Count, Number
from tolok.rules.terms import Silence

if TYPE_CHECKING:
    from polars import DataFrame, LazyFrame

Frames = Mapping[str, "DataFrame | LazyFrame"]
_ACHIEVED = ("achievement", "achievement_if_confirmed")


def tables_of(policy: Policy) -> frozenset[str]:
    """The tables of facts that a policy's rules look at.

    Source: rancangan Tolok, yang tidak ditanyakan kebijakan tidak dibaca
    """
    measured = {MEASURES[part.measure].over for scheme in policy.schemes for part in scheme.components}
    needed = {"conduct"} if any(band.needs for scheme in policy.schemes for band in scheme.bands) else set()
    heard = {"ratings"} if policy.behaviour.voices else set()
    return frozenset({"persons", "targets", "outcomes", "behaviours"} | measured | needed | heard)


def score_frame(frames: Frames, policy: Policy) -> dict[str, DataFrame]:
    """Everybody's steps, one row for each person, outcome, target and project; `persons` ends in the proposals.

    The tables are those of the facts, whole numbers and words as they stand there; only `persons`, `targets`,
    `outcomes` and `behaviours` must be there. Needs Polars.

    Source: PermenPANRB 6/2022, evaluasi kinerja pegawai
    """
    tables = with_places(arranged(frames))
    del frames  # a caller that keeps nothing gets the memory back
    tables["targets"] = score_targets(tables["targets"], tables["persons"], policy)
    tables["outcomes"] = _outcomes(tables["outcomes"], tables["targets"], policy)
    tables["projects"] = _projects(tables["projects"], policy)
    below = {name: tables[name].select(KEPT[name]) for name in KEPT}
    persons = applied(partial(person_plan, policy), tables["persons"].select("person"), below, "person")
    found = {name: tables[name].drop("place", strict=False) for name in ("targets", "outcomes", "projects")}
    return {"persons": tables["persons"].hstack(persons), **found}


def _outcomes(outcomes: DataFrame, targets: DataFrame, policy: Policy) -> DataFrame:
    facts = outcomes.select("place", "stated")
    found = applied(partial(_outcome_plan, policy), facts, {"targets": targets.select("place", *_ACHIEVED)}, "place")
    return outcomes.select("person", "id", "kind").hstack(found)


@cache
def _outcome_plan(policy: Policy, kind: Kind) -> Ready:
    """An outcome is measured by its indicators, or stated where it has none."""
    plan = Plan(kind)
    fixed = {
        "wait": int(policy.achievement.missing is Silence.HOLD),
        "above_from": policy.outcome.above_from,
        "meets_from": policy.outcome.meets_from,
    }
    measured, stated = plan.reading(fixed), plan.reading(fixed)
    plan.add(measured, OUTCOME)
    stated.add(STATED)
    has_targets = measured.truth(Count("targets", Number(1)), True)
    sides = (has_targets, measured.names["level"]), (plan.pieces.opposite(has_targets), stated.names["level"])
    plan.keep("level", plan.pieces.pick(list(sides)), is_word=True)
    return plan.ready()


def _projects(projects: DataFrame, policy: Policy) -> DataFrame:
    return projects.hstack(applied(partial(_project_plan, policy), projects, {}, "person"))


@cache
def _project_plan(policy: Policy, kind: Kind) -> Ready:
    plan = Plan(kind)
    plan.add(plan.reading({"cap": policy.achievement.cap}), PROJECT)
    return plan.ready()
