"""`tolok skm` prints the index of a survey, and says in words why it could not."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tests.contracts.house import ROOT
from tolok.cli import main


def run(folder: Path, text: str | bytes, *options: str) -> Result:
    """The command on a file that says `text`."""
    file = folder / "answers.csv"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return CliRunner().invoke(main, ["skm", str(file), *options])


def printed(folder: Path, text: str | bytes, *options: str) -> dict[str, Any]:
    """What the command prints of a file that it accepts."""
    done = run(folder, text, *options)
    assert (done.exit_code, done.stderr) == (0, "")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_one_respondent_a_row(tmp_path: Path) -> None:
    found = printed(tmp_path, "U2,U1,U3\n4,3,3\n3,,4\n,,\n3,3,3\n")

    assert found == {
        "n": 3,
        "unsur": {
            "U2": {"n": 3, "nrr": 3.3333, "mutu": "B"},
            "U1": {"n": 2, "nrr": 3, "mutu": "C"},
            "U3": {"n": 3, "nrr": 3.3333, "mutu": "B"},
        },
        "ikm": 80.56,
        "mutu": "B",
        "mutu_label": "Baik",
        "missing": None,
        "weight": "exact",
        "bands": "2017",
    }
    assert list(found["unsur"]) == ["U2", "U1", "U3"]


def test_one_unsur_a_row(tmp_path: Path) -> None:
    found = printed(tmp_path, "unsur,nrr\nWaktu,3.0644\nBiaya,4\n")

    assert (found["n"], found["ikm"], found["mutu"]) == (None, 88.31, "A")
    assert found["unsur"] == {
        "Waktu": {"n": None, "nrr": 3.0644, "mutu": "B"},
        "Biaya": {"n": None, "nrr": 4, "mutu": "A"},
    }


@pytest.mark.parametrize(
    ("text", "index"),
    [
        ("\ufeffU1,U2\r\n3,4\r\n", 87.5),
        ("U1;U2\n3;4\n", 87.5),
        ('"Waktu, biaya";U2\n3;4\n', 87.5),
        ('"Waktu; biaya",U2\n3,4\n', 87.5),
        (" U1 , U2 \n 3 ,4 \n", 87.5),
        ("\n\nU1,U2\n\n3,4\n\n\n", 87.5),
        ("U1,U2\n3,4", 87.5),
        ("U1\n\n3\n4\n\n", 87.5),
        ("unsur;nrr\nU1;3,25\nU2;3,5\n;\n", 84.38),
        ('unsur,nrr\nU1,"3,25"\nU2,3.5\n', 84.38),
        ("Unsur,NRR\nU1,3.250000000000000001\n", 81.25),
        ("1,2,3,4,5,6,7,8,9\n" + ",".join("4" * 9), 100),
    ],
)
def test_spellings_of_spreadsheets_are_accepted(tmp_path: Path, text: str, index: float) -> None:
    assert printed(tmp_path, text)["ikm"] == index


@pytest.mark.parametrize(
    ("index", "letter", "options"),
    [
        ("64.99", "D", ()),
        ("65.00", "C", ()),
        ("76.60", "C", ()),
        ("76.61", "B", ()),
        ("88.30", "B", ()),
        ("88.31", "A", ()),
        ("81.25", "B", ("--bands", "2004")),
        ("81.26", "A", ("--bands", "2004")),
    ],
)
def test_the_letter_follows_the_chosen_table(tmp_path: Path, index: str, letter: str, options: tuple[str, ...]) -> None:
    nrr = int(index.replace(".", "")) * 4

    found = printed(tmp_path, f"unsur,nrr\nU1,{nrr // 10_000}.{nrr % 10_000:04}\n", *options)

    assert (f"{found['ikm']:.2f}", found["mutu"]) == (index, letter)


def test_a_weight_of_older_reports_is_exact_too(tmp_path: Path) -> None:
    nine = ",".join(f"U{place}" for place in range(1, 10)) + "\n" + ",".join("4" * 9)

    shares = ("0.111", "0,111", "0.1111111111111111", "0.11111112")

    assert [printed(tmp_path, nine, "--weight", share)["ikm"] for share in shares] == [99.9, 99.9, 100, 100]
    assert printed(tmp_path, nine, "--weight", "0,111")["weight"] == "0.111"


def test_an_unsur_that_nobody_answered_is_named_and_there_is_no_index(tmp_path: Path) -> None:
    found = printed(tmp_path, "U1,U2\n3,\n4,\n")

    assert (found["ikm"], found["mutu"], found["mutu_label"]) == (None, None, None)
    assert found["missing"] == "nobody answered: U2"
    assert found["unsur"]["U2"] == {"n": 0, "nrr": None, "mutu": None}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "answers.csv, line 0, (file): is empty"),
        ("\n \n", "(file): is empty"),
        ("U1,U2\n", "answers.csv, line 1, (file): holds no answers"),
        ("U1,U2\n,\n , \n", "line 3, (file): holds no answers"),
        ("U1,U2\n3,4\n3,5\n", "answers.csv, line 3, U2: '5' is no answer. Write a whole number from 1 to 4"),
        ("U1,U2\n0,4\n", "line 2, U1: '0' is no answer"),
        ("U1,U2\n-1,4\n", "line 2, U1: '-1' is no answer"),
        ("U1,U2\n3,3.5\n", "line 2, U2: '3.5' is no answer"),
        ("U1,U2\n3,4.0\n", "line 2, U2: '4.0' is no answer"),
        ("U1,U2\n3,baik\n", "line 2, U2: 'baik' is no answer"),
        ("U1,U2\n3,\uff14\n", "line 2, U2"),
        ("U1,U2\n3," + "4" * 90 + "\n", "line 2, U2: '" + "4" * 40 + "' is no answer"),
        ("U1,U2\n3\n", "line 2, (row): has 1 cells. Write 2"),
        ("U1,U2\n\n3,4,4\n", "line 3, (row): has 3 cells. Write 2"),
        ("U1,U2\n3,4\n,,\n", "line 3, (row): has 3 cells"),
        ("U1;U2\n3,4\n", "line 2, (row): has 1 cells"),
        ("U1,\n3,4\n", "line 1, column 2: has no name"),
        (",\n3,4\n", "line 1, column 1: has no name"),
        ("U1,U2, U1\n3,4,4\n", "line 1, column 3: 'U1' is there twice"),
        ("3,4\n4,4\n", "line 1, (head): holds answers, no names"),
        (b"U1,U2\n3,4\n3,\xff\n", "line 3, (row): is not UTF-8"),
        ("U1,U2\n3,4\n".encode("utf-16"), "line 1, (row): is not UTF-8"),
        ('U1,U2\n3,"4\n', "(row): unexpected end of data"),
        ("unsur,nrr\n", "line 1, (file): names no unsur"),
        (
            "unsur,nrr\nU1,4.01\n",
            "answers.csv, line 2, nrr: '4.01' of U1 is no NRR. Write a decimal number from 1 to 4",
        ),
        ("unsur,nrr\nU1,0.99\n", "line 2, nrr"),
        ("unsur,nrr\nU1,\n", "line 2, nrr: '' of U1 is no NRR"),
        ("unsur,nrr\nU1,1e0\n", "line 2, nrr"),
        ("unsur,nrr\nU1,nan\n", "line 2, nrr"),
        ("unsur,nrr\nU1,3\nU1,3\n", "line 3, unsur: 'U1' is there twice"),
        ("unsur,nrr\n,3\n", "line 2, unsur: is empty"),
        ("unsur,nrr\nU1,3,3\n", "line 2, (row): has 3 cells"),
        ("unsur,nrr\nU1\n", "line 2, (row): has 1 cells"),
    ],
)
def test_what_cannot_be_used_is_named_by_row_and_column(tmp_path: Path, text: str | bytes, said: str) -> None:
    done = run(tmp_path, text)

    assert (done.exit_code, done.stdout) == (1, "")
    assert said in done.stderr


@pytest.mark.parametrize(
    ("weight", "said"),
    [
        ("0.6", "weight 0.6: with 2 unsur the weights add up to more than 1, and the index could pass 100"),
        ("0.5000001", "could pass 100"),
        ("0", "is no positive decimal number"),
        ("-0.1", "is no positive decimal number"),
        ("1/2", "is no positive decimal number"),
        ("half", "Write `exact`, or a decimal of at most 1/2"),
        ("inf", "is no positive decimal number"),
    ],
)
def test_a_weight_that_cannot_be_used_is_refused_with_its_reason(tmp_path: Path, weight: str, said: str) -> None:
    done = run(tmp_path, "U1,U2\n3,4\n", "--weight", weight)

    assert (done.exit_code, done.stdout) == (1, "")
    assert said in done.stderr


def test_an_unknown_band_table_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    done = run(tmp_path, "U1,U2\n3,4\n", "--bands", "1999")

    assert (done.exit_code, done.stdout) == (1, "")
    assert "Choose one of: 2004, 2017." in done.stderr


def test_the_order_of_rows_leaves_no_trace(tmp_path: Path) -> None:
    rows = ["3,4", "1,2", ",4", "4,"]

    there, back = (printed(tmp_path, "\n".join(["U1,U2", *order])) for order in (rows, rows[::-1]))

    assert there == back


@pytest.mark.parametrize("width", [1, 2, 9, 14, 300])
def test_any_number_of_unsur(tmp_path: Path, width: int) -> None:
    head = ",".join(f"U{place}" for place in range(width))

    found = printed(tmp_path, f"{head}\n{','.join('3' * width)}\n{','.join('4' * width)}\n")

    assert (len(found["unsur"]), found["ikm"]) == (width, 87.5)


def test_the_command_runs_as_a_process_without_a_database(tmp_path: Path) -> None:
    (tmp_path / "good.csv").write_text("U1,U2\n3,4\n")
    (tmp_path / "bad.csv").write_text("U1,U2\n3,7\n")

    order = [sys.executable, "-m", "tolok.cli", "skm"]
    good, bad = (
        subprocess.run([*order, str(tmp_path / name)], cwd=ROOT, capture_output=True, text=True, check=False)
        for name in ("good.csv", "bad.csv")
    )

    assert (good.returncode, good.stderr, json.loads(good.stdout)["ikm"]) == (0, "", 87.5)
    assert (bad.returncode, bad.stdout) == (1, "")
    assert "bad.csv, line 2, U2" in bad.stderr


def test_the_example_for_analysts_prints_what_the_page_says(tmp_path: Path) -> None:
    page = (ROOT / "docs/analysts.md").read_text()
    answers, means = re.findall(r"```csv\n(.*?)```", page, re.DOTALL)
    said = re.findall(r"```json\n(.*?)```", page, re.DOTALL)[0]

    assert printed(tmp_path, answers) == json.loads(said)
    assert printed(tmp_path, means)["ikm"] == 75
