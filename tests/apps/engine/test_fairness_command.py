"""`tolok fairness` prints one JSON document, and says in words why it could not."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tests.contracts.house import ROOT
from tolok.cli import main

CLASSIC = ((9, 2, 5, 8), (6, 1, 3, 2), (8, 4, 6, 8), (7, 1, 2, 6), (10, 5, 6, 9), (6, 2, 4, 7))
HEAD = "ratee,rater,item,score\n"
TABLE = HEAD + "".join(f"p{i},r{j},kerja,{v}\n" for i, row in enumerate(CLASSIC) for j, v in enumerate(row))


def run(folder: Path, text: str | bytes, *options: str) -> Result:
    """The command on a file that says `text`."""
    file = folder / "ratings.csv"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return CliRunner().invoke(main, ["fairness", str(file), *options])


def printed(folder: Path, text: str | bytes, *options: str) -> dict[str, Any]:
    """What the command prints of a file that it accepts."""
    done = run(folder, text, *options)
    assert (done.exit_code, done.stderr) == (0, "")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_the_classical_example(tmp_path: Path) -> None:
    found = printed(tmp_path, TABLE)

    values = {form: round(each["value"], 2) for form, each in found["icc"].items()}
    assert values == {"ICC1": 0.17, "ICC2": 0.29, "ICC3": 0.71, "ICC1k": 0.44, "ICC2k": 0.62, "ICC3k": 0.91}
    assert found["severity"][1]["rater"] == "r1"
    assert found["severity"][1]["estimate"] > 2
    assert found["severity"][1]["n"] == 6
    assert found["components"][0]["raters"] == ["r0", "r1", "r2", "r3"]
    assert "severity_logits" not in found
    assert [each["item"] for each in found["items"]] == ["kerja"]


def test_a_second_opinion_in_logits(tmp_path: Path) -> None:
    found = printed(tmp_path, TABLE, "--mfrm")

    assert [each["rater"] for each in found["severity_logits"]] == ["r0", "r1", "r2", "r3"]
    assert found["severity_logits"][1]["estimate"] > found["severity_logits"][0]["estimate"]


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + TABLE,
        TABLE.replace(",", ";"),
        TABLE.replace("\n", "\r\n"),
        TABLE.replace(HEAD, "RATEE, Rater ,item,score\n"),
        TABLE.replace(HEAD, HEAD + "\n").replace("\np1,", "\n,,,\n\np1,"),
        TABLE + "p9,r1,kerja,\n",
        HEAD.replace(",", ";") + TABLE.removeprefix(HEAD).replace(",", ";").replace(";9\n", ";9,0\n"),
    ],
)
def test_ways_to_write_the_same(tmp_path: Path, text: str) -> None:
    assert printed(tmp_path, text) == printed(tmp_path, TABLE)


def test_columns_may_stand_in_any_order_with_others_between(tmp_path: Path) -> None:
    rows = (line.split(",") for line in TABLE.splitlines())
    text = "".join(f"{score},x,{item},{rater},{ratee}\n" for ratee, rater, item, score in rows)

    assert printed(tmp_path, text) == printed(tmp_path, TABLE)


def people(labels: str = "f m") -> str:
    """Forty people in five units, their sex and their unit's result, rated by four raters each."""
    rows = [
        f"p{i},r{(i + k) % 8},x,{60 + i % 5 + k % 3},{labels.split()[i % 2]},u{i // 8},{70 + i // 8}"
        for i in range(40)
        for k in range(4)
    ]
    return "ratee,rater,item,score,sex,unit,ikm\n" + "\n".join(rows)


def test_groups_units_and_outside_results(tmp_path: Path) -> None:
    found = printed(
        tmp_path, people(), "--group", "sex", "--group", "unit", "--unit", "unit", "--anchor", "ikm", "--top", "63"
    )

    sex, unit = found["groups"]
    assert (sex["column"], sex["within"], sex["top_from"], [g["n"] for g in sex["groups"]]) == (
        "sex",
        "unit",
        63,
        [20, 20],
    )
    assert (unit["groups"], unit["reason"]) == ([], "Fewer than two groups of 10 people or more.")
    assert (found["inflation"][0]["over"], found["inflation"][0]["n"]) == ("unit", 5)


def test_self_ratings_are_kept_apart(tmp_path: Path) -> None:
    found = printed(tmp_path, TABLE + "r0,r0,kerja,10\nr0,r1,kerja,4\n")

    assert found["self_ratings"] | {"interval": None} == {
        "sheets": 1,
        "n": 1,
        "difference": 6,
        "interval": None,
        "reason": None,
    }
    assert found["design"]["sheets"] == 25


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "line 1, (file): is empty. Write the head ratee,rater,item,score"),
        ("\n\n", "(file): is empty."),
        ("ratee,rater,score\na,b,1\n", "line 1, (head): the column item is missing. There are: ratee, rater, score."),
        ("ratee,ratee,rater,item,score\n", "line 1, (head): the column ratee is there twice."),
        (HEAD, "line 1, (file): holds no scores."),
        (HEAD + "a,b,x,\n", "line 2, (file): holds no scores."),
        (HEAD + "a,b,x,4\na,b,y,3\na,b,x,5\n", "line 4, (row): b scored a on x before, in line 2. Keep one"),
        (HEAD + "a,b,x,4\na,b,y,four\n", "line 3, score: 'four' is no number. Write digits, or nothing"),
        (HEAD + "a,b,x,NaN\n", "line 2, score: 'NaN' is no number."),
        (HEAD + "a,b,x,inf\n", "line 2, score: 'inf' is no number."),
        (HEAD + "a,b,x,1e999\n", "line 2, score: '1e999' is out of bounds."),
        (HEAD + "a,b,x,1_0\n", "line 2, score: '1_0' is no number."),
        (HEAD + ",b,x,4\n", "line 2, ratee: is empty. Fill it in; only a score may be left out."),
        (HEAD + "a,b,x,4,5\n", "line 2, (row): has 5 cells. Write 4, as the head has."),
        (HEAD + 'a,"b,x,4\n', "(row): unexpected end of data. Mend the quotes."),
        (HEAD + "ani,ani,x,4\n", "line 2, (file): holds self-ratings only."),
        (HEAD.encode() + b"a,b,x,4\nb,\xff,x,4\n", "line 3, (row): is not UTF-8. Save it as CSV in UTF-8."),
    ],
)
def test_a_file_that_can_not_be_used_is_refused_with_its_line(tmp_path: Path, text: str | bytes, said: str) -> None:
    done = run(tmp_path, text)

    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--group", "grade"), "the column grade is missing. There are: ratee, rater, item, score, sex, unit, ikm."),
        (("--group", "score"), "score is a column of the ratings themselves; name a further column."),
        (("--unit", "Ratee"), "ratee is a column of the ratings themselves"),
        (("--top", "nan"), "--top is a score, such as 90."),
        (("--anchor", "sex"), "line 2, sex: 'f' is no number."),
    ],
)
def test_a_column_that_can_not_be_used_is_refused(tmp_path: Path, options: tuple[str, ...], said: str) -> None:
    done = run(tmp_path, people(), *options)

    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr


def test_a_person_of_two_groups_is_refused(tmp_path: Path) -> None:
    done = run(tmp_path, "ratee,rater,item,score,sex\na,r,x,1,f\na,s,x,2,\na,t,x,2,m\n", "--group", "sex")

    assert done.exit_code == 2
    assert "line 4, sex: says 'm' of a, and 'f' in a row before." in done.stderr


def test_no_file_is_refused(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["fairness", str(tmp_path / "none.csv")])

    assert (done.exit_code, done.stdout) == (2, "")


@pytest.mark.parametrize("rows", ["a,r,x,4\nb,r,x,3\n", "a,r,x,4\na,s,x,4\n", "a,r,x,4\n"])
def test_where_the_design_allows_nothing_nulls_say_why(tmp_path: Path, rows: str) -> None:
    found = printed(tmp_path, HEAD + rows, "--mfrm")

    assert all(each["value"] is None and each["reason"] for each in found["icc"].values())
    assert found["severity"][0]["estimate"] is None
    assert found["variances"]["reason"]
    assert found["alpha"] == {"nominal": None, "ordinal": None, "interval": None}
    assert found["alpha_about"]["reason"]


def holds(found: Any, shown: Any) -> None:
    """Fail unless all that is shown is found; rows of a list may be left out."""
    if isinstance(shown, dict):
        for key, value in shown.items():
            holds(found[key], value)
    elif isinstance(shown, list) and shown and isinstance(shown[0], dict):
        for row in shown:
            name = next(iter(row))
            holds(next(each for each in found if each[name] == row[name]), row)
    else:
        assert found == pytest.approx(shown, abs=2e-6) if isinstance(shown, float) else found == shown


def test_the_paper_shows_what_is_printed(tmp_path: Path) -> None:
    paper = (ROOT / "docs" / "fairness.md").read_text(encoding="utf-8")
    table, shown = (re.findall(rf"```{kind}\n(.*?)```", paper, re.DOTALL)[0] for kind in ("csv", "json"))

    holds(printed(tmp_path, table), json.loads(shown))


def test_the_paper_names_every_key_and_option(tmp_path: Path) -> None:
    paper = (ROOT / "docs" / "fairness.md").read_text(encoding="utf-8")
    command = main.commands["fairness"]

    keys = set(printed(tmp_path, TABLE, "--mfrm"))
    options = {name for option in command.params for name in option.opts if name.startswith("--")}
    assert {each for each in keys | options if f"`{each}`" not in paper and f"`{each} " not in paper} == set()
