"""`tolok score` scores a folder, and says in words why it could not."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from tests.apps.engine.test_score import folder
from tolok.cli import main


def test_the_command_writes_results_and_steps(tmp_path: Path) -> None:
    facts, out = folder(tmp_path / "facts"), tmp_path / "out"

    done = CliRunner().invoke(main, ["score", "--policy", "bukittinggi-2026", "--facts", str(facts), "--out", str(out)])

    assert done.exit_code == 0
    assert "2 persons scored" in done.output
    assert sorted(path.name for path in out.iterdir()) == ["results.csv", "steps.csv"]


def test_an_unknown_pack_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    facts, out = folder(tmp_path / "facts"), tmp_path / "out"

    done = CliRunner().invoke(main, ["score", "--policy", "atlantis", "--facts", str(facts), "--out", str(out)])

    assert done.exit_code == 1
    assert "atlantis" in done.output
    assert not out.exists()


def test_a_bad_row_is_named_by_file_and_line(tmp_path: Path) -> None:
    facts, out = folder(tmp_path / "facts", components=["7,discipline,much,62"]), tmp_path / "out"

    done = CliRunner().invoke(main, ["score", "--policy", "bukittinggi-2026", "--facts", str(facts), "--out", str(out)])

    assert done.exit_code == 1
    assert "components.csv, line 2" in done.output
    assert not out.exists()
