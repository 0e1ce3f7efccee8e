"""Invented facts: the same bytes for the same seed, and as varied as real ones."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from tests.apps.engine.test_score import files
from tolok.engine.appearing import FolderTaken
from tolok.engine.facts import read_facts
from tolok.engine.synthesize import synthesize, write_shard
from tolok.rules.terms import Polarity


def silent(_done: int, _all: int) -> None:
    """Tell nobody."""


def test_the_same_seed_gives_the_same_bytes_and_another_gives_others(tmp_path: Path) -> None:
    for name, seed in (("a", 4), ("b", 4), ("c", 5)):
        synthesize(300, 2, seed, tmp_path / name, silent)

    assert files(tmp_path / "a") == files(tmp_path / "b")
    assert files(tmp_path / "a") != files(tmp_path / "c")


def test_invented_facts_keep_the_rules_of_facts_and_hold_what_goes_wrong_in_real_life(tmp_path: Path) -> None:
    synthesize(1_000, 3, 1, tmp_path / "facts", silent)

    facts = read_facts(tmp_path / "facts" / "shard-00001")

    targets, outcomes = facts["targets"], facts["outcomes"]
    assert (facts["persons"].height, targets.height, facts["ratings"].height) == (1_000, 8_000, 5_000)
    assert set(targets.get_column("polarity").unique()) == {each.value for each in Polarity}
    assert all(targets.get_column(name).null_count() for name in ("low", "checked", "claimed"))
    assert (targets.get_column("low") == 0).any()
    assert (targets.get_column("low") < targets.get_column("high")).any()
    assert outcomes.group_by("person").len().get_column("len").unique().sort().to_list() == [3, 4, 5]
    assert facts["persons"].get_column("government").n_unique() == 3


def test_no_shard_lies_beyond_the_last(tmp_path: Path) -> None:
    assert write_shard(10, 1, 1, 2, tmp_path) == 0
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_exists_is_left_alone(tmp_path: Path) -> None:
    with pytest.raises(FolderTaken, match="exists already"):
        synthesize(10, 1, 1, tmp_path, silent)


def test_persons_are_spread_over_governments_without_a_gap(tmp_path: Path) -> None:
    synthesize(101, 7, 1, tmp_path / "facts", silent)

    people = pl.read_parquet(tmp_path / "facts" / "*" / "persons.parquet")

    assert people.get_column("person").to_list() == list(range(1, 102))
