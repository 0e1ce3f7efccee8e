"""Facts as files in, results as files out: the same bytes, or nothing."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import polars as pl
import pytest

from tests.apps.engine.folders import ROWS, folder, parquet, random_facts
from tolok.engine import packs, shards
from tolok.engine.score import FolderTaken, score
from tolok.engine.synthesize import synthesize
from tolok.engine.tables import FaultyRow

PACK = packs.load("bukittinggi-2026")


def files(where: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {str(path.relative_to(where)): path.read_bytes() for path in sorted(where.rglob("*")) if path.is_file()}


def test_results_steps_and_a_manifest_are_written(tmp_path: Path) -> None:
    facts, out = folder(tmp_path / "facts"), tmp_path / "out" / "2026-T1"
    seen: list[tuple[int, int]] = []

    persons = score(PACK, facts, out, workers=1, progress=lambda done, total: seen.append((done, total)))

    results = pl.read_parquet(out / "results" / "shard-00001.parquet")
    assert persons == 2
    assert seen == [(0, 1), (1, 1)]
    assert results.columns == [
        *("person", "government", "unit", "period", "work", "behaviour", "predikat", "empat-indikator"),
        *("targets_missing", "outcomes_missing", "behaviours_missing"),
    ]
    assert results.rows() == [
        (7, "bukittinggi", "dukcapil", "2026-T1", "meets", "meets", "baik", 9310, 0, 0, 0),
        (8, "bukittinggi", None, "2026-T1", "above", "meets", "baik", None, 0, 0, 0),
    ]
    targets = pl.read_parquet(out / "steps" / "targets" / "shard-00001.parquet")
    assert targets.select("person", "id", "due", "achievement").row(0) == (7, 1, 120_000, 9_000)
    assert list(tmp_path.rglob(".*")) == []


def test_the_manifest_names_the_pack_and_every_file_with_its_hash(tmp_path: Path) -> None:
    out = tmp_path / "out"

    score(PACK, folder(tmp_path / "facts"), out, workers=1)

    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    found = {name: content for name, content in files(out).items() if name != "manifest.json"}
    assert (manifest["policy"], manifest["policy_sha256"]) == (PACK.name, PACK.hash)
    assert {name: each["sha256"] for name, each in manifest["files"].items()} == {
        name: sha256(content).hexdigest() for name, content in found.items()
    }
    assert manifest["files"]["results/shard-00001.parquet"]["rows"] == 2


def test_without_steps_only_results_are_written(tmp_path: Path) -> None:
    score(PACK, folder(tmp_path / "facts"), tmp_path / "out", workers=1, steps=False)

    assert list(files(tmp_path / "out")) == ["manifest.json", "results/shard-00001.parquet"]


def test_the_order_of_rows_leaves_the_bytes_alone(tmp_path: Path) -> None:
    turned = {table: rows[::-1] for table, rows in ROWS.items()}

    score(PACK, folder(tmp_path / "a"), tmp_path / "one", workers=1)
    score(PACK, folder(tmp_path / "b", **turned), tmp_path / "other", workers=1)

    assert files(tmp_path / "one") == files(tmp_path / "other")


def test_the_number_of_workers_leaves_the_bytes_alone(tmp_path: Path) -> None:
    synthesize(60, 3, 5, tmp_path / "facts", lambda _done, _all: None)
    for number in (2, 3):
        again = tmp_path / "facts" / f"shard-{number:05d}"
        synthesize(60, 3, number, tmp_path / f"more-{number}", lambda _done, _all: None)
        (tmp_path / f"more-{number}" / "shard-00001").rename(again)

    score(PACK, tmp_path / "facts", tmp_path / "one", workers=1)
    score(PACK, tmp_path / "facts", tmp_path / "two", workers=2)

    assert files(tmp_path / "one") == files(tmp_path / "two")
    assert len(list((tmp_path / "one" / "results").iterdir())) == 3


def test_flat_facts_are_cut_into_shards_of_whole_governments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "SHARD", 20)
    flat = parquet(tmp_path / "facts")

    count = score(PACK, flat, tmp_path / "out", workers=1)

    found = [pl.read_parquet(file) for file in sorted((tmp_path / "out" / "results").iterdir())]
    assert count == 40
    assert [each.get_column("government").unique().to_list() for each in found] == [["bulungan"], ["mataram"]]
    assert not (tmp_path / "out" / "facts").exists()


def test_a_government_too_large_for_a_shard_is_cut_into_whole_units(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shards, "SHARD", 15)
    people = random_facts(40)["persons"].with_columns(
        government=pl.lit("mataram"), unit=pl.format("unit-{}", pl.col("person") % 4)
    )

    score(PACK, parquet(tmp_path / "facts", persons=people), tmp_path / "out", workers=1)

    found = [pl.read_parquet(file) for file in sorted((tmp_path / "out" / "results").iterdir())]
    assert [each.get_column("unit").unique().sort().to_list() for each in found] == [
        ["unit-0"],
        ["unit-1"],
        ["unit-2"],
        ["unit-3"],
    ]


def test_csv_and_parquet_of_the_same_facts_give_the_same_bytes(tmp_path: Path) -> None:
    facts = random_facts(40)
    (tmp_path / "csv").mkdir()
    for table, frame in facts.items():
        frame.write_csv(tmp_path / "csv" / f"{table}.csv")

    score(PACK, tmp_path / "csv", tmp_path / "one", workers=1)
    score(PACK, parquet(tmp_path / "facts"), tmp_path / "other", workers=1)

    assert files(tmp_path / "one") == files(tmp_path / "other")


def test_a_folder_that_exists_is_left_alone(tmp_path: Path) -> None:
    with pytest.raises(FolderTaken, match="exists already"):
        score(PACK, folder(tmp_path / "facts"), tmp_path)


def test_a_stop_in_the_middle_leaves_nothing_behind(tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        score(PACK, folder(tmp_path / "facts"), tmp_path / "out", progress=stop)

    assert [path.name for path in tmp_path.iterdir()] == ["facts"]


def test_a_bad_row_in_a_shard_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    folder(tmp_path / "shards", targets=[])
    (tmp_path / "facts").mkdir()
    folder(tmp_path / "facts" / "a", outcomes=["9,1,main,x,"])

    with pytest.raises(FaultyRow, match=r"outcomes\.csv, line 2, person: 9 is not in persons\.csv"):
        score(PACK, tmp_path / "facts", tmp_path / "out", workers=1)

    assert not (tmp_path / "out").exists()


def test_a_folder_without_facts_is_named(tmp_path: Path) -> None:
    (tmp_path / "facts").mkdir()

    with pytest.raises(FaultyRow, match=r"persons\.csv, line 0, \(file\): is not in"):
        score(PACK, tmp_path / "facts", tmp_path / "out")


def test_a_table_that_the_policy_does_not_ask_for_is_not_read(tmp_path: Path) -> None:
    facts = tmp_path / "facts" / "shard-00001"
    parquet(facts)
    (facts / "events.parquet").write_bytes(b"never looked at")

    count = score(PACK, tmp_path / "facts", tmp_path / "out", workers=1)

    assert count == 40
