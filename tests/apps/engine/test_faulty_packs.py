"""Faulty packs, each named by its fault; correct ones without an alarm."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from tolok.engine import packs
from tolok.engine.lint import lint

HERE = Path(__file__).parent / "packs"
CORRECT = {
    **{path.stem: path.read_text(encoding="utf-8") for path in sorted(HERE.glob("*.toml")) if path.stem != "faults"},
    **{name: (files("tolok") / "policies" / f"{name}.toml").read_text(encoding="utf-8") for name in packs.names()},
}
FAULTS = tomllib.loads((HERE / "faults.toml").read_text(encoding="utf-8"))["fault"]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault["what"])
def test_a_faulty_pack_is_named_by_exactly_its_fault(fault: dict[str, str]) -> None:
    pack = CORRECT[fault["pack"]]
    assert fault["old"] in pack

    found = lint(pack.replace(fault["old"], fault["new"], 1), "ours.toml")

    assert [each.key for each in found] == [fault["key"]], "\n".join(map(str, found))
    assert fault["words"] in f"{found[0].fault} {found[0].remedy}"
    assert found[0].remedy or "; " in found[0].fault, "a fault says what to do"


@pytest.mark.parametrize("name", CORRECT)
def test_a_correct_pack_raises_no_alarm(name: str) -> None:
    assert lint(CORRECT[name], f"{name}.toml") == []


def test_there_are_enough_of_both() -> None:
    assert len(FAULTS) >= 40
    assert len(CORRECT) >= 10
