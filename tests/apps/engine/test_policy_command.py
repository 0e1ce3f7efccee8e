"""The command on packs: their faults, their words, what another would change."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.apps.engine.folders import folder, parquet
from tolok.cli import main
from tolok.engine.packs import names

BUKITTINGGI = (files("tolok") / "policies" / "bukittinggi-2026.toml").read_text(encoding="utf-8")


def asked(*words: str) -> Result:
    """What the command answers."""
    return CliRunner().invoke(main, ["policy", *words])


def draft(where: Path, old: str, new: str) -> Path:
    """A changed pack of Bukittinggi as a file."""
    assert old in BUKITTINGGI
    where.write_text(BUKITTINGGI.replace(old, new), encoding="utf-8")
    return where


def test_a_fault_is_named_by_file_line_key_and_remedy(tmp_path: Path) -> None:
    pack = draft(tmp_path / "b.toml", "weight = 3000", "weight = 30000")

    done = asked("lint", str(pack), "mataram-2026")

    assert done.exit_code == 1
    assert done.output.startswith(f"{pack}:38: scheme[0].component[0].weight: ")


def test_sound_packs_are_counted() -> None:
    done = asked("lint", *names())

    assert (done.exit_code, done.output) == (0, f"{len(names())} packs, no faults\n")


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("language", ["id", "en"])
def test_a_pack_is_told_in_words_with_its_numbers_and_sources(name: str, language: str) -> None:
    done = asked("show", name, "--language", language)

    assert done.exit_code == 0
    assert ("Berlaku sejak" if language == "id" else "Valid from") in done.output
    assert "(110 %)" in done.output
    assert "PermenPANRB 6/2022" in done.output


def test_a_pack_says_what_silence_means() -> None:
    done = asked("show", "pontianak-2026")

    assert "- **Rekan kerja**, bobot 15 %" in done.output
    assert "  - Bila belum ada: bobotnya dibagi ke yang lain." in done.output


def test_a_pack_is_shown_as_it_was_checked() -> None:
    done = asked("show", "pontianak-2026", "--json")

    assert json.loads(done.output)["achievement"]["cap"] == 12_000


def test_a_faulty_and_an_unknown_pack_are_refused(tmp_path: Path) -> None:
    faulty = tmp_path / "x.toml"
    faulty.write_text("name = 1", encoding="utf-8")

    refused, unknown = asked("show", str(faulty)), asked("show", "atlantis")

    assert refused.exit_code == unknown.exit_code == 1
    assert "x.toml: " in refused.output
    assert "no such pack or TOML file. Known packs: bukittinggi-2026" in unknown.output


def test_a_simulation_says_who_moves_and_what_it_costs(tmp_path: Path) -> None:
    facts = folder(tmp_path / "facts")
    harder = draft(tmp_path / "b.toml", "each = 1000", "each = 5000")
    kinder = draft(tmp_path / "c.toml", "full_at = 0, nothing_at = 600", "full_at = 60, nothing_at = 600")

    same = asked("simulate", "--from", "bukittinggi-2026", "--to", str(harder), "--facts", str(facts))
    moved = asked("simulate", "--from", "bukittinggi-2026", "--to", str(kinder), "--facts", str(facts))

    assert same.stdout.splitlines()[:1] == ["2 persons, 0 move."]
    assert moved.stdout.splitlines()[:1] == ["2 persons, 1 move."]
    assert "  empat-indikator: 1; 93,10 -> 93,50; 1, 0" in moved.stdout
    assert "TPP a month of 1 persons, simulated: Rp 4.980.000 -> Rp 4.980.000 (0)" in moved.stdout
    assert "  7, dukcapil: baik -> baik; 0,40" in moved.stdout


def test_a_simulation_without_bases_says_nothing_of_money(tmp_path: Path) -> None:
    facts = parquet(tmp_path / "facts")

    done = asked("simulate", "--from", "mataram-2026", "--to", "mataram-2026", "--facts", str(facts))

    assert done.exit_code == 0
    assert "40 persons, 0 move." in done.output
    assert "TPP: no base is known" in done.output


def test_a_simulation_gives_both_receipts_of_the_largest_moves(tmp_path: Path) -> None:
    facts = parquet(tmp_path / "facts")

    done = asked("simulate", "--from", "mataram-2026", "--to", "pontianak-2026", "--facts", str(facts), "--json")

    receipts = json.loads(done.stdout.splitlines()[-1])["receipts"]
    assert 1 <= len(receipts) <= 10
    assert all(each["before"]["steps"] and each["after"]["steps"] for each in receipts)


def test_bad_facts_are_named(tmp_path: Path) -> None:
    facts = folder(tmp_path / "facts", outcomes=["9,1,main,x,"])

    done = asked("simulate", "--from", "mataram-2026", "--to", "pontianak-2026", "--facts", str(facts))

    assert done.exit_code == 1
    assert "outcomes.csv, line 2, person: 9 is not in persons.csv" in done.output
