"""All indicators at once: what each achieved, with and without claims."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING

from tolok.rules.columns.plan import Kind, Plan, Ready, applied
from tolok.rules.policy import Policy
from tolok.rules.target import BOUNDS, CONFIRMED, TARGET
from tolok.rules.terms import Claim

if TYPE_CHECKING:
    from polars import DataFrame, Series

_FACTS = ("polarity", "accumulation", "low", "high", "checked", "claimed", "n_checked", "n_claimed")
_ORDER = ("person", "id", "outcome", "place", "aspect", "is_utmost")


def score_targets(targets: DataFrame, persons: DataFrame, policy: Policy) -> DataFrame:
    """Each indicator with its steps; `achievement_if_confirmed` is the achievement where nothing is unchecked.

    Source: PermenPANRB 6/2022, capaian indikator; batasnya dari kebijakan
    """
    facts = _with_months(targets.select("person", *_FACTS), persons).drop("person")
    steps = applied(partial(target_plan, policy), facts, {}, "")
    possible = _if_confirmed(facts.hstack(steps.select("due_low", "due", "done")), steps["achievement"], policy)
    return targets.select(_ORDER).hstack(steps).hstack(possible)


def _with_months(targets: DataFrame, persons: DataFrame) -> DataFrame:
    import polars as pl

    months = persons.get_column("months")
    if months.n_unique() == 1:
        return targets.with_columns(pl.lit(months[0], dtype=pl.Int64).alias("months"))
    return targets.join(persons.select("person", "months"), on="person", how="left", maintain_order="left")


@cache
def target_plan(policy: Policy, kind: Kind) -> Ready:
    """What counts without the unchecked reports.

    Source: PermenPANRB 6/2022, capaian indikator; batasnya dari kebijakan
    """
    plan = Plan(kind)
    plan.add(plan.reading({"cap": policy.achievement.cap}), BOUNDS + TARGET)
    return plan.ready()


@cache
def confirmed_plan(policy: Policy, kind: Kind) -> Ready:
    """What would count if the unchecked reports were confirmed.

    Source: rancangan Tolok, pegawai tidak menanggung diamnya pemeriksa
    """
    plan = Plan(kind)
    plan.add(plan.reading({"cap": policy.achievement.cap}), CONFIRMED)
    return plan.ready()


def _if_confirmed(facts: DataFrame, achievement: Series, policy: Policy) -> DataFrame:
    """The few rows with unchecked reports are computed apart and put back in their places."""
    import polars as pl

    done = pl.Series("done_if_confirmed", [None], dtype=pl.Int64).new_from_index(0, facts.height)
    settled = achievement.alias("achievement_if_confirmed")
    open_ = facts.get_column("claimed").is_not_null()
    if policy.achievement.claimed is not Claim.HOLD or not open_.any():
        return pl.DataFrame([done, settled])
    found, places = applied(partial(confirmed_plan, policy), facts.filter(open_), {}, ""), open_.arg_true()
    return pl.DataFrame([_put(done, places, found), _put(settled, places, found)])


def _put(column: Series, places: Series, found: DataFrame) -> Series:
    return column.clone().scatter(places, found.get_column(column.name))
