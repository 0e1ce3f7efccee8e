"""Facts as files in, results as files out: the same bytes, or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tolok.engine import packs
from tolok.engine.facts import dossiers
from tolok.engine.score import FolderTaken, score_files
from tolok.engine.tables import TABLES, FaultyRow

POLICY = packs.load("bukittinggi-2026").policy()
VALUES = (
    "berorientasi_pelayanan",
    "akuntabel",
    "kompeten",
    "harmonis",
    "loyal",
    "adaptif",
    "kolaboratif",
)
ROWS = {
    "persons": ["8,bukittinggi,2026-T1,2026-01-01,2026-04-01,3", "7,bukittinggi,2026-T1,2026-01-01,2026-04-01,3"],
    "targets": [
        "7,1,1,quantity,KTP terbit,dokumen,higher,sum,40000,40000,9000,,9,0,0",
        "7,2,1,quality,Tanpa kesalahan,persen,higher,mean,9000,9000,9200,,3,0,0",
    ],
    "outcomes": ["7,1,main,KTP terbit,", "8,1,main,Saran kebijakan,above"],
    "behaviours": [f"{person},{value},meets" for person in (7, 8) for value in VALUES],
    "components": ["7,citizens,8250,12"],
    "attendance": ["7,working,,61", "7,late,15,2"],
}


def folder(where: Path, **changed: list[str]) -> Path:
    """A folder of facts: a counter clerk and an adviser, with some tables changed."""
    where.mkdir(exist_ok=True)
    for table, rows in (ROWS | changed).items():
        (where / f"{table}.csv").write_text("\n".join([",".join(TABLES[table]), *rows, ""]), encoding="utf-8")
    return where


def test_results_and_steps_are_written(tmp_path: Path) -> None:
    facts, out = folder(tmp_path / "facts"), tmp_path / "out" / "2026-T1"
    seen: list[tuple[int, int]] = []

    persons = score_files(POLICY, facts, out, lambda done, total: seen.append((done, total)))

    results = [line.split(",")[:8] for line in (out / "results.csv").read_text(encoding="utf-8").splitlines()]
    assert persons == 2
    assert seen == [(1, 2), (2, 2)]
    assert results == [
        ["person", "government", "period", "work", "behaviour", "predikat", "empat-indikator", "held"],
        ["7", "bukittinggi", "2026-T1", "meets", "meets", "baik", "9310", "0"],
        ["8", "bukittinggi", "2026-T1", "above", "meets", "baik", "", "2"],
    ]
    steps = (out / "steps.csv").read_text(encoding="utf-8")
    assert steps.startswith("person,path,value,scale,formula,source,missing\n7,target/1/due,120000,amount12,")
    assert list(tmp_path.rglob(".*")) == []


def test_the_order_of_rows_leaves_the_bytes_alone(tmp_path: Path) -> None:
    turned = {table: rows[::-1] for table, rows in ROWS.items()}

    score_files(POLICY, folder(tmp_path / "a"), tmp_path / "one")
    score_files(POLICY, folder(tmp_path / "b", **turned), tmp_path / "other")

    for name in ("results.csv", "steps.csv"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "other" / name).read_bytes()


def test_a_folder_that_exists_is_left_alone(tmp_path: Path) -> None:
    with pytest.raises(FolderTaken, match="exists already"):
        score_files(POLICY, folder(tmp_path / "facts"), tmp_path)


def test_a_stop_in_the_middle_leaves_nothing_behind(tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        score_files(POLICY, folder(tmp_path / "facts"), tmp_path / "out", stop)

    assert [path.name for path in tmp_path.iterdir()] == ["facts"]


@pytest.mark.parametrize(
    ("table", "rows", "place"),
    [
        ("persons", ["x,a,b,2026-01-01,2026-04-01,3"], "persons.csv, line 2, person: 'x' is no whole number."),
        ("persons", ["7,a,b,2026-01-01,31/3/26,3"], "persons.csv, line 2, ends_on: '31/3/26' is no day."),
        ("persons", ["7,a,b,2026-01-01,2026-04-01,13"], "line 2, months: 13 is out of bounds. Write a number"),
        ("persons", ["7,,b,2026-01-01,2026-04-01,3"], "line 2, government: is empty. Fill it in."),
        ("persons", ["7,a,b"], "persons.csv, line 2, (row): has 3 cells. Write 6."),
        ("persons", [ROWS["persons"][0]] * 2, "persons.csv, line 3, person: repeats line 2."),
        ("outcomes", ["9,1,main,x,"], "outcomes.csv, line 2, person: 9 is not in persons.csv."),
        ("outcomes", ["7,1,big,x,"], "kind: 'big' is not known. Write one of: additional, main."),
        ("outcomes", ["8,1,main,x,"], "targets.csv, line 2, outcome: is not this person's."),
        ("components", ["7,audit,10001,1"], "components.csv, line 2, points: 10001 is out of bounds."),
        ("targets", ["7,1,1,time,x,y,lower,sum,2,1,,,0,0,0"], "low: 2 lies above high 1. Exchange them."),
        ("targets", ["7,1,1,time,x,y,lower,sum,1,1,460000000000001,,1,0,0"], "checked: 460000000000001 is out"),
        ("outcomes", ['7,1,main,"x"y,'], "outcomes.csv, line 2, (row): "),
    ],
)
def test_a_bad_row_is_named_and_nothing_is_written(tmp_path: Path, table: str, rows: list[str], place: str) -> None:
    facts = folder(tmp_path / "facts", **{table: rows})

    with pytest.raises(FaultyRow) as fault:
        score_files(POLICY, facts, tmp_path / "out")

    assert place in str(fault.value)
    assert not (tmp_path / "out").exists()


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    (folder(tmp_path / "facts") / "outcomes.csv").unlink()

    with pytest.raises(FaultyRow, match=r"outcomes\.csv, line 0, \(file\): is not in"):
        dossiers(tmp_path / "facts")


def test_a_table_with_other_columns_is_named(tmp_path: Path) -> None:
    (folder(tmp_path / "facts") / "components.csv").write_text("person;kind\n", encoding="utf-8")

    with pytest.raises(FaultyRow, match=r"\(head\): is 'person;kind'\. Write person,kind,points,n\."):
        dossiers(tmp_path / "facts")


def test_a_table_in_another_encoding_is_named(tmp_path: Path) -> None:
    (folder(tmp_path / "facts") / "components.csv").write_bytes(b"\xff\xfe\xff")

    with pytest.raises(FaultyRow, match="is not UTF-8"):
        dossiers(tmp_path / "facts")
