"""What a row of facts may say, in CSV and in Parquet, and how a bad one is named."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from tests.apps.engine.folders import ROWS, folder, parquet, random_facts
from tolok.engine.facts import read_facts
from tolok.engine.tables import FaultyRow


@pytest.mark.parametrize(
    ("table", "rows", "place"),
    [
        ("persons", ["x,a,b,2026-01-01,2026-04-01,3,"], "persons.csv, line 2, person: 'x' is no whole number."),
        ("persons", ["7,a,b,2026-01-01,31/3/26,3,"], "persons.csv, line 2, ends_on: '31/3/26' is no day."),
        ("persons", ["7,a,b,2026-01-01,2026-04-01,13,"], "line 2, months: 13 is out of bounds. Write a number"),
        ("persons", ["7,,b,2026-01-01,2026-04-01,3,"], "line 2, government: is empty. Fill it in."),
        ("persons", ["7,a,b"], "persons.csv, line 2, (row): has 3 cells. Write 7."),
        ("persons", [ROWS["persons"][0]] * 2, "persons.csv, line 3, person: repeats line 2."),
        ("outcomes", ["9,1,main,x,"], "outcomes.csv, line 2, person: 9 is not in persons.csv."),
        ("outcomes", ["7,1,big,x,"], "kind: 'big' is not known. Write one of: additional, main."),
        ("outcomes", ["8,1,main,x,"], "targets.csv, line 2, outcome: is not this person's."),
        ("components", ["7,audit,10001,1"], "components.csv, line 2, points: 10001 is out of bounds."),
        ("components", ["7,a,1,1", "7,b,1,1", "7,a,2,2"], "components.csv, line 4, kind: repeats line 2."),
        ("attendance", ["7,working,,60", "7,working,,61"], "attendance.csv, line 3, minutes: repeats line 2."),
        ("targets", ["7,1,1,time,x,y,lower,sum,2,1,,,0,0,0"], "low: 2 lies above high 1. Exchange them."),
        ("targets", ["7,1,1,time,x,y,lower,sum,1,1,460000000000001,,1,0,0"], "checked: 460000000000001 is out"),
        ("outcomes", ['7,1,main,"x"y,'], "outcomes.csv, line 2, (row): "),
    ],
)
def test_a_bad_row_of_csv_is_named(tmp_path: Path, table: str, rows: list[str], place: str) -> None:
    facts = folder(tmp_path / "facts", **{table: rows})

    with pytest.raises(FaultyRow) as fault:
        read_facts(facts)

    assert place in str(fault.value)


def changed(table: str, row: int, column: str, value: object) -> pl.DataFrame:
    """A table of random facts with one cell changed."""
    frame = random_facts(12)[table]
    cells = frame.get_column(column).to_list()
    cells[row] = value
    return frame.with_columns(pl.Series(column, cells, strict=False))


@pytest.mark.parametrize(
    ("table", "column", "value", "place"),
    [
        ("persons", "months", 13, "persons.parquet, row 3, months: 13 is out of bounds."),
        ("persons", "months", None, "persons.parquet, row 3, months: is empty. Fill it in."),
        ("persons", "government", "", "persons.parquet, row 3, government: is empty."),
        ("persons", "starts_on", "1/1/26", "persons.parquet, row 3, starts_on: '1/1/26' is no day."),
        ("persons", "person", 2, "persons.parquet, row 3, person: repeats line 2."),
        ("targets", "polarity", "best", "targets.parquet, row 3, polarity: 'best' is not known. Write one of"),
        ("targets", "person", 99, "targets.parquet, row 3, person: 99 is not in persons.parquet."),
        ("targets", "outcome", 50, "targets.parquet, row 3, outcome: is not this person's."),
        ("targets", "high", -(10**9), "targets.parquet, row 3, low: "),
        ("targets", "checked", -460_000_000_000_001, "targets.parquet, row 3, checked: -460000000000001 is out"),
        ("targets", "n_checked", "x", "targets.parquet, row 1, n_checked: holds String. Write whole numbers"),
        ("outcomes", "title", 7, "outcomes.parquet, row 1, title: holds Int64. Write it as text."),
    ],
)
def test_a_bad_row_of_parquet_is_named(tmp_path: Path, table: str, column: str, value: object, place: str) -> None:
    frame = changed(table, 2, column, value)
    if isinstance(value, int) and column == "title":
        frame = random_facts(12)[table].with_columns(title=pl.lit(7, dtype=pl.Int64))
    facts = parquet(tmp_path / "facts", 12, **{table: frame})

    with pytest.raises(FaultyRow) as fault:
        read_facts(facts)

    assert place in str(fault.value)


def test_words_and_days_may_come_as_enumerations_categories_and_dates(tmp_path: Path) -> None:
    plain, people = random_facts(12), random_facts(12)["persons"]
    kinds = {
        "persons": people.with_columns(
            pl.col("starts_on", "ends_on").str.to_date(), pl.col("period").cast(pl.Categorical)
        ),
        "outcomes": plain["outcomes"].with_columns(pl.col("kind").cast(pl.Enum(["additional", "main"]))),
        "targets": plain["targets"].with_columns(pl.col("aspect").cast(pl.Categorical), pl.col("id").cast(pl.Int16)),
    }

    one, other = read_facts(parquet(tmp_path / "a", 12)), read_facts(parquet(tmp_path / "b", 12, **kinds))

    assert other["persons"].get_column("starts_on").to_list() == one["persons"].get_column("starts_on").to_list()
    assert other["targets"].get_column("aspect").to_list() == one["targets"].get_column("aspect").to_list()
    assert other["outcomes"].get_column("kind").to_list() == one["outcomes"].get_column("kind").to_list()


def test_a_file_that_is_no_parquet_is_named(tmp_path: Path) -> None:
    facts = parquet(tmp_path / "facts", 12)
    (facts / "targets.parquet").write_bytes(b"no")

    with pytest.raises(FaultyRow, match=r"targets\.parquet, row 0, \(file\): is no Parquet"):
        read_facts(facts)


def test_a_parquet_table_with_other_columns_is_named(tmp_path: Path) -> None:
    facts = parquet(tmp_path / "facts", 12, outcomes=pl.DataFrame({"person": [1]}))

    with pytest.raises(FaultyRow, match=r"\(head\): is 'person'\. Write person,id,kind,title,stated\."):
        read_facts(facts)


def test_the_unit_may_be_left_out(tmp_path: Path) -> None:
    facts = folder(tmp_path / "facts")
    rows = "person,government,period,starts_on,ends_on,months\n7,a,b,2026-01-01,2026-04-01,3\n"
    (facts / "persons.csv").write_text(rows.replace("7,a", "7,a") + rows.splitlines()[1].replace("7,a", "8,a") + "\n")

    assert "unit" not in read_facts(facts)["persons"].columns


def test_a_missing_table_is_named_and_an_optional_one_is_empty(tmp_path: Path) -> None:
    facts = folder(tmp_path / "facts")
    (facts / "components.csv").unlink()
    assert read_facts(facts)["components"].height == 0

    (facts / "outcomes.csv").unlink()

    with pytest.raises(FaultyRow, match=r"outcomes\.csv, line 0, \(file\): is not in"):
        read_facts(facts)


def test_a_csv_table_with_other_columns_is_named(tmp_path: Path) -> None:
    (folder(tmp_path / "facts") / "components.csv").write_text("person;kind\n", encoding="utf-8")

    with pytest.raises(FaultyRow, match=r"\(head\): is 'person;kind'\. Write person,kind,points,n\."):
        read_facts(tmp_path / "facts")


def test_a_table_in_another_encoding_is_named(tmp_path: Path) -> None:
    (folder(tmp_path / "facts") / "components.csv").write_bytes(b"\xff\xfe\xff")

    with pytest.raises(FaultyRow, match="is not UTF-8"):
        read_facts(tmp_path / "facts")
