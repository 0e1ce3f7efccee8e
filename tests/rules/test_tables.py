"""Whole tables of people: the same proposals and steps as one by one."""

from __future__ import annotations

import os
from dataclasses import replace
from random import Random
from typing import Any

import polars as pl
import pytest

from tests.rules import every
from tests.rules.frames import persons, tables
from tolok.engine import packs
from tolok.rules.appraise import appraise
from tolok.rules.columns.appraise import score_frame, tables_of
from tolok.rules.facts import Dossier
from tolok.rules.policy import Policy
from tolok.rules.result import Step
from tolok.rules.terms import Claim

PERSONS = int(os.environ.get("TOLOK_ORACLE_PERSONS", "1000"))


def places(step: Step, dossier: Dossier) -> tuple[str, tuple[int, ...], str]:
    """The table, row and column of a receipt's step."""
    kind, _, rest = step.path.partition("/")
    if kind in ("target", "outcome"):
        number, _, name = rest.partition("/")
        return f"{kind}s", (dossier.person, int(number)), name
    return "persons", (dossier.person,), "predikat" if kind == "predikat" else step.path


def cells(found: dict[str, pl.DataFrame]) -> dict[str, dict[tuple[int, ...], dict[str, Any]]]:
    """Every row by its key."""
    keys = {"persons": ("person",), "outcomes": ("person", "id"), "targets": ("person", "id")}
    return {
        name: {tuple(row[part] for part in key): row for row in found[name].iter_rows(named=True)}
        for name, key in keys.items()
    }


def differences(dossiers: list[Dossier], policy: Policy) -> list[str]:
    """Where tables and receipts disagree."""
    rows, found = cells(score_frame(tables(dossiers), policy)), []
    for dossier in dossiers:
        one, own = appraise(dossier, policy), rows["persons"][(dossier.person,)]
        expected: dict[str, int | str | None] = {"work": one.work, "behaviour": one.behaviour, "predikat": one.predikat}
        expected |= {score.name: score.points for score in one.local}
        expected |= {f"{score.name}/word": score.word for score in one.local if f"{score.name}/word" in own}
        found += [f"{dossier.person} {n}: {own[n]} not {v}" for n, v in expected.items() if own[n] != v]
        for step in one.steps:
            table, key, name = places(step, dossier)
            if f"{step.path}" in (f"local/{score.name}/word" for score in one.local):
                continue
            value = rows[table][key][name]
            found += [f"{dossier.person} {step.path}: {value} not {step.value}"] if value != step.value else []
    return found


@pytest.mark.parametrize("name", packs.names())
def test_tables_and_receipts_agree_on_every_step_of_random_persons(name: str) -> None:
    dossiers = persons(PERSONS // 2, f"{name} tables")

    assert differences(dossiers, packs.load(name).policy()) == []


def test_tables_and_receipts_agree_on_every_measure_and_block() -> None:
    dossiers = persons(PERSONS // 10, "every measure")

    assert differences(dossiers, every.policy()) == []


def test_the_order_of_rows_leaves_the_results_alone() -> None:
    facts, chance = tables(persons(60, "order")), Random(3)
    policy = packs.load("pontianak-2026").policy()
    turned = {name: table.sample(fraction=1, shuffle=True, seed=chance.randrange(99)) for name, table in facts.items()}

    one, other = score_frame(facts, policy), score_frame(turned, policy)

    assert all(
        one[name]
        .sort("person", *other[name].columns[1:2])
        .equals(other[name].sort("person", *other[name].columns[1:2]))
        for name in one
    )


def test_tables_and_receipts_agree_where_claims_are_left_out_and_all_periods_are_alike() -> None:
    policy = packs.load("pontianak-2026").policy()
    left_out = replace(policy, achievement=replace(policy.achievement, claimed=Claim.LEAVE_OUT))
    dossiers = [replace(each, months=6) for each in persons(80, "left out")]

    assert differences(dossiers, left_out) == []


def test_lazy_tables_are_read_too() -> None:
    facts, policy = tables(persons(20, "lazy")), packs.load("mataram-2026").policy()
    facts["projects"] = facts["projects"].clear()

    found = score_frame({name: table.lazy() for name, table in facts.items() if name != "projects"}, policy)

    assert found["persons"].equals(score_frame(facts, policy)["persons"])


def test_numbers_too_large_to_lie_side_by_side_are_kept_apart() -> None:
    dossiers, far = persons(40, "far"), 10**13
    plain = score_frame(tables(dossiers), packs.load("mataram-2026").policy())["persons"]
    facts = tables([replace(each, person=each.person * far) for each in dossiers])
    facts["outcomes"] = facts["outcomes"].with_columns(pl.col("id") * far)
    facts["targets"] = facts["targets"].with_columns(pl.col("outcome") * far)

    found = score_frame(facts, packs.load("mataram-2026").policy())["persons"]

    assert found.drop("person").equals(plain.drop("person"))


def test_rows_of_persons_and_outcomes_that_are_not_there_count_for_nothing() -> None:
    facts, policy = tables(persons(30, "strangers")), packs.load("mataram-2026").policy()
    known = facts["persons"].filter(pl.col("person") % 3 == 0)

    found = score_frame(facts | {"persons": known}, policy)["persons"]

    everybody = score_frame(facts, policy)["persons"]
    assert found.equals(everybody.filter(pl.col("person") % 3 == 0))


def test_a_policy_names_the_tables_it_looks_at() -> None:
    always = {"persons", "targets", "outcomes", "behaviours"}

    found = {name: tables_of(packs.load(name).policy()) - always for name in packs.names()}

    assert found == {
        "bukittinggi-2026": {"attendance", "components"},
        "bulungan-2026": {"components", "projects"},
        "mataram-2026": {"components", "events"},
        "permenpanrb-6-2022": set(),
        "pontianak-2026": {"components", "conduct", "ratings"},
        "pp-30-2019": {"conduct", "ratings"},
    }
