"""What a pack may say about a unit, and how a fault in it is named."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from tolok.engine import packs
from tolok.engine.packs import FaultyPack
from tolok.rules.terms import OrganisationPredikat

NATIONAL = (files("tolok") / "policies" / "permenpanrb-6-2022.toml").read_text(encoding="utf-8")
WITHOUT = NATIONAL[: NATIONAL.index("[organisation]")]
LIMIT = '[[distribution.limit]]\npredikat = {}\n{}\nsource = "PP 1/2000"\n'


def limit(words: str, numbers: str = "least = 1") -> str:
    """One limit of a pattern."""
    return LIMIT.format(words, numbers)


def pattern(*limits: str, organisation: str = "baik") -> str:
    """A pack with one pattern."""
    head = f'[[distribution]]\norganisation = "{organisation}"\nsource = "PP 1/2000"\n'
    return WITHOUT + head + "\n".join(limits)


def test_every_government_inherits_the_national_frame() -> None:
    pontianak = packs.load("pontianak-2026")

    assert pontianak.organisation is not None
    assert pontianak.organisation.yearly.good_from == 9_000
    assert all(pontianak.pattern(word) for word in OrganisationPredikat)


def test_a_pack_may_say_nothing_about_units() -> None:
    pack = packs.parse(WITHOUT, "pack.toml")

    assert (pack.organisation, pack.pattern(OrganisationPredikat.BAIK)) == (None, None)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (NATIONAL.replace("fair_share = 5000", "fair_share = 9000"), "`fair_share` must be lower than `good_share`"),
        (NATIONAL.replace("fair_from = 7000", "fair_from = 9500"), "the limits must rise: `poor_from`"),
        (NATIONAL.replace('missing = "hold"\nsource = "SE', 'missing = "half"\nsource = "SE'), "organisation.missing"),
        (pattern(limit('["baik"]', "")), "limits nothing"),
        (pattern(limit('["baik"]', "least = 6000\nmost = 5000")), "asks for more than `most` allows"),
        (
            pattern(limit('["baik", "kurang"]'), limit('["kurang", "sangat_baik"]', "most = 9")),
            "the words of two limits overlap",
        ),
        (
            pattern(limit('["baik"]', "least = 6000"), limit('["kurang"]', "more_than = 4000")),
            "no unit, however large, can meet all limits at once",
        ),
        (
            pattern(limit('["baik"]', "least = 1")) + pattern(limit('["baik"]', "least = 1"))[len(WITHOUT) :],
            "two `distribution` patterns are for the same `organisation`",
        ),
    ],
)
def test_a_fault_names_what_to_mend(text: str, fault: str) -> None:
    with pytest.raises(FaultyPack, match=re.escape(fault)):
        packs.parse(text, "pack.toml")
