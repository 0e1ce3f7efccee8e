"""Band tables of survey regulations: what they say, and how a faulty one is named."""

from __future__ import annotations

from importlib.resources import files

import pytest

from tolok.engine import packs
from tolok.engine.packs import FaultyPack
from tolok.engine.skm import bands

TABLE = (files("tolok") / "policies" / "skm" / "2017.toml").read_text(encoding="utf-8")


def test_two_tables_are_known_and_none_of_them_is_a_pack() -> None:
    assert bands.names() == ("2004", "2017")
    assert not set(bands.names()) & set(packs.names())


@pytest.mark.parametrize(
    ("name", "limits"), [("2017", [8_831, 7_661, 6_500, 2_500]), ("2004", [8_126, 6_251, 4_376, 2_500])]
)
def test_each_table_names_its_letters_from_the_best(name: str, limits: list[int]) -> None:
    table = bands.load(name)

    assert (table.lowest, table.highest, table.times) == (1, 4, 25)
    assert [mutu.letter for mutu in table.mutu] == ["A", "B", "C", "D"]
    assert [mutu.from_points for mutu in table.mutu] == limits
    assert [mutu.label_id for mutu in table.mutu] == ["Sangat Baik", "Baik", "Kurang Baik", "Tidak Baik"]


@pytest.mark.parametrize(
    ("old", "new", "key", "fault"),
    [
        ("from_points = 7661", "from_points = 9000", "(pack)", "must fall from A to D"),
        ("from_points = 2500", "from_points = 2400", "(pack)", "down to 2500"),
        ('letter = "B"', 'letter = "C"', "(pack)", "each once and in this order"),
        ("times = 25", "times = 2.5", "times", "integer"),
        ("lowest = 1", "least = 1", "lowest", "required"),
        ("from_points = 7661", "from_points = 20000", "mutu[1].from_points", "less than or equal"),
        ("name =", "name", "(file)", "no valid TOML"),
    ],
)
def test_a_faulty_table_is_named_with_its_key(old: str, new: str, key: str, fault: str) -> None:
    with pytest.raises(FaultyPack, match=fault) as refused:
        bands.parse(TABLE.replace(old, new), "skm/2017.toml")

    assert (refused.value.file, refused.value.key) == ("skm/2017.toml", key)


def test_an_unknown_table_is_refused() -> None:
    with pytest.raises(FaultyPack, match="Choose one of: 2004, 2017"):
        bands.load("1999")
