"""`tolok score` and `tolok facts` work on folders, or say why they could not."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.apps.engine.folders import folder
from tolok.cli import main

OWN = Path(__file__).parents[3] / "tolok" / "policies" / "mataram-2026.toml"


def scored(facts: Path, out: Path, *more: str, policy: str = "bukittinggi-2026") -> Result:
    """What the command says."""
    return CliRunner().invoke(main, ["score", "--policy", policy, "--facts", str(facts), "--out", str(out), *more])


def test_the_command_writes_results_and_steps(tmp_path: Path) -> None:
    done = scored(folder(tmp_path / "facts"), tmp_path / "out", "--workers", "1")

    assert done.exit_code == 0
    assert "2 persons scored" in done.output
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["manifest.json", "results", "steps"]


def test_a_policy_may_be_a_file_of_ones_own(tmp_path: Path) -> None:
    own = tmp_path / "ours.toml"
    own.write_text(OWN.read_text(encoding="utf-8"), encoding="utf-8")

    done = scored(folder(tmp_path / "facts"), tmp_path / "out", "--no-steps", policy=str(own))

    assert done.exit_code == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["manifest.json", "results"]


@pytest.mark.parametrize("policy", ["atlantis", "atlantis.toml"])
def test_an_unknown_pack_is_named_and_nothing_is_written(tmp_path: Path, policy: str) -> None:
    done = scored(folder(tmp_path / "facts"), tmp_path / "out", policy=policy)

    assert done.exit_code == 1
    assert "atlantis" in done.output
    assert not (tmp_path / "out").exists()


def test_a_bad_row_is_named_by_file_and_line(tmp_path: Path) -> None:
    done = scored(folder(tmp_path / "facts", components=["7,discipline,much,62"]), tmp_path / "out")

    assert done.exit_code == 1
    assert "components.csv, line 2" in done.output
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("more", [["--engine", "dask"], ["--scheduler", "tcp://127.0.0.1:8786"]])
def test_dask_and_the_address_of_its_scheduler_belong_together(tmp_path: Path, more: list[str]) -> None:
    done = scored(folder(tmp_path / "facts"), tmp_path / "out", *more)

    assert done.exit_code == 2
    assert "belong together" in done.output


def test_without_dask_the_command_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)

    done = scored(folder(tmp_path / "facts"), tmp_path / "out", "--engine", "dask", "--scheduler", "tcp://127.0.0.1:1")

    assert done.exit_code == 1
    assert "Install tolok[dask]" in done.output


def test_invented_facts_can_be_scored(tmp_path: Path) -> None:
    where = ["--out", str(tmp_path / "facts")]

    invented = CliRunner().invoke(main, ["facts", "synthesize", "--persons", "50", "--governments", "2", *where])
    done = scored(tmp_path / "facts", tmp_path / "out", policy="pontianak-2026")

    assert (invented.exit_code, done.exit_code) == (0, 0)
    assert "50 persons invented in 1 shards" in invented.output
    assert "50 persons scored" in done.output


def test_inventing_refuses_a_folder_that_exists_and_governments_without_persons(tmp_path: Path) -> None:
    taken = CliRunner().invoke(main, ["facts", "synthesize", "--persons", "5", "--out", str(tmp_path)])
    empty = CliRunner().invoke(
        main, ["facts", "synthesize", "--persons", "1", "--governments", "2", "--out", str(tmp_path / "a")]
    )

    assert (taken.exit_code, empty.exit_code) == (1, 2)
    assert "exists already" in taken.output
    assert "more governments than persons" in empty.output
